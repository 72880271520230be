import type { Requirement } from './course';
import { weekIndex, type TermSpan } from '../shared/term';
import { weeksBetween } from '../shared/week';

/** Weeks of the term, as indexes, in which the block may begin: within the term and the requirement's own first and last week. */
export function startsOf(requirement: Pick<Requirement, 'windowWeeks' | 'earliestWeek' | 'latestWeek'>, term: TermSpan): number[] {
  const last = weeksBetween(term.firstWeek, term.lastWeek);
  const from = requirement.earliestWeek === null ? 0 : Math.max(0, weekIndex(term, requirement.earliestWeek));
  const to = requirement.latestWeek === null ? last : Math.min(last, weekIndex(term, requirement.latestWeek));
  const count = to - requirement.windowWeeks + 1 - from + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => from + i);
}
