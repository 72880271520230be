import type { PriorityCriterion } from '../agreements/agreement';
import { groupBy } from '../shared/group-by';
import { compareRuns, type Change, type ComparedRun } from './run-comparison';

/** A tier of a priority order. */
export interface OrderedTier {
  readonly tier: number;
  readonly criterion: PriorityCriterion;
}

/** An agreement as its priority order stands. */
export interface StandingOrder {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly version: number;
  readonly priorities: readonly OrderedTier[];
}

/** Another priority order of an agreement, to be tried on a term. */
export interface OrderTrial {
  /** Code of the agreement. */
  readonly agreement: string;
  readonly term: string;
  /** Of the lots, the same by both orders. */
  readonly seed: number;
  readonly priorities: readonly OrderedTier[];
}

/** The fact that a preview of an order waits for a worker; its payload names it. */
export const ORDER_PREVIEW_ASKED = 'order-preview-asked';

/** How a block would differ; her code is for her own university to read. */
export interface OrderChange extends Omit<Change, 'student'> {
  readonly student?: string;
  /** Code of her university. */
  readonly university: string;
}

/** Blocks of a university's students, by the order that holds and by the other. */
export interface UniversityChange {
  readonly university: string;
  readonly placedBefore: number;
  readonly placedAfter: number;
  /** Blocks that would get a place, lose theirs, or have another. */
  readonly gained: number;
  readonly lost: number;
  readonly moved: number;
}

/** What another order would change in a term, for all students in it. */
export interface OrderPreview {
  readonly universities: readonly UniversityChange[];
  /** In order of student, course and block. */
  readonly changes: readonly OrderChange[];
}

/** The term allotted by the order that holds and by the other; `universities` are their codes by id. */
export function orderPreviewOf(before: ComparedRun, after: ComparedRun, universities: ReadonlyMap<string, string>): OrderPreview {
  const enrolments = after.picture.enrolments;
  const ofStudent = new Map(enrolments.map(({ studentCode, universityId }) => [studentCode, universities.get(universityId) ?? universityId]));
  const ofEnrolment = new Map(enrolments.map(({ id, universityId }) => [id, universities.get(universityId) ?? universityId]));
  const changes = compareRuns(before, after, () => true).changes.map((change) => ({ ...change, university: ofStudent.get(change.student) ?? '' }));
  const placed = ({ picture, proposal }: ComparedRun): Map<string, unknown[]> => {
    // What an allocation leaves alone has its place by both orders.
    const settled = picture.bookings.filter(({ id, termId }) => termId === picture.term.id && !proposal.inPlay.includes(id));
    return groupBy([...proposal.placements, ...settled], ({ enrolmentId }) => ofEnrolment.get(enrolmentId) ?? '');
  };
  const [first, second] = [placed(before), placed(after)];
  const sums = [...new Set(ofEnrolment.values())].sort().map((university): UniversityChange => {
    const own = (kind: Change['kind']): number => changes.filter((change) => change.university === university && change.kind === kind).length;
    return { university, placedBefore: first.get(university)?.length ?? 0, placedAfter: second.get(university)?.length ?? 0, gained: own('placed'), lost: own('lost'), moved: own('moved') };
  });
  return { universities: sums, changes };
}

/** What one of the universities, or a host, may read of it: of others' students no code, and no sentence about them. */
export function shownTo(organisation: string, { universities, changes }: OrderPreview): OrderPreview {
  return { universities, changes: changes.map((change) => (change.university === organisation ? change : stranger(change))) };
}

function stranger({ kind, university, course, requirement, from, to }: OrderChange): OrderChange {
  return { kind, university, course, requirement, ...(from && { from }), ...(to && { to }) };
}

/** The tiers in order, each with its criteria. */
export const tiersOf = (priorities: readonly OrderedTier[]): [tier: number, criteria: PriorityCriterion[]][] =>
  [...groupBy([...priorities].sort((a, b) => a.tier - b.tier), ({ tier }) => tier)].map(([tier, list]) => [tier, list.map(({ criterion }) => criterion)]);

/** The order told the same way whatever order its criteria are listed in. */
export const orderText = (priorities: readonly OrderedTier[]): string => priorities.map(({ tier, criterion }) => `${tier} ${criterion}`).sort().join(', ');
