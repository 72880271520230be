import { groupBy } from '../shared/group-by';
import type { BlockFacts } from './burden';
import { burdenOf, pointsOf } from './burden';
import type { FairnessPolicy, Policies } from './policy';
import { policyOf } from './policy';

/** A line of the ledger: how one block of one term turned out for a student. */
export interface LedgerLine extends BlockFacts {
  readonly studentId: string;
  readonly universityId: string;
  /** Code of the term, such as HT2026. */
  readonly term: string;
}

/** Terms counted from year 0: spring, then autumn. */
export const termNumber = (code: string): number => Number(code.slice(2)) * 2 + (code.startsWith('HT') ? 1 : 0);

/** What a student has borne before a term: each term's points, of which a share is left after every term that passes. */
export function carriedBy(lines: readonly LedgerLine[], term: string, policy: FairnessPolicy): number {
  const now = termNumber(term);
  const earlier = [...groupBy(lines, (line) => termNumber(line.term))].filter(([number]) => number < now).sort(([a], [b]) => a - b);
  let carried = 0;
  let at = earlier[0]?.[0] ?? now;
  for (const [number, ofTerm] of earlier) {
    carried = faded(carried, number - at, policy) + ofTerm.reduce((sum, line) => sum + pointsOf(burdenOf(line, policy)), 0);
    at = number;
  }
  return faded(carried, now - at, policy);
}

function faded(points: number, terms: number, { keep }: FairnessPolicy): number {
  let left = points;
  for (let i = 0; i < terms && left > 0; i++) left = Math.round((left * keep) / 100);
  return left;
}

/** What everybody has borne before a term, by student, each under her university's policy. */
export function carriedInto(lines: readonly LedgerLine[], term: string, policies: Policies): Map<string, number> {
  const carried = new Map<string, number>();
  for (const [studentId, own] of groupBy(lines, (line) => line.studentId)) {
    const points = carriedBy(own, term, policyOf(policies, own[0]?.universityId ?? ''));
    if (points > 0) carried.set(studentId, points);
  }
  return carried;
}
