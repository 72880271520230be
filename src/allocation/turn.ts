import { policyOf } from '../fairness/policy';
import { lotOf } from './lottery';
import type { PictureEnrolment, TermPicture } from './term-picture';

/** A student's place in the two queues of the term, 0 first. */
export interface Turn {
  /** By what she has borne before, where her university's policy says so, then by lot. */
  readonly lottery: number;
  /** By the time of the request, then as above. */
  readonly request: number;
  /** What she drew. */
  readonly lot: number;
  /** Points that put her before others; 0 where the policy goes by lot alone. */
  readonly carried: number;
}

type Queued = Pick<PictureEnrolment, 'studentId' | 'studentCode' | 'universityId' | 'requestedAt'>;
type Ledger = Pick<TermPicture, 'policies' | 'carried'>;

/** Those who never asked come after all who did. */
const NEVER = '\uffff';

function positions<T>(items: readonly T[], compare: (a: T, b: T) => number): Map<T, number> {
  return new Map([...items].sort(compare).map((item, position) => [item, position]));
}

/** Everybody's turn, by student id; who has several enrolments counts from her first request. */
export function turnsOf(enrolments: readonly Queued[], seed: number, { policies, carried }: Ledger): ReadonlyMap<string, Turn> {
  const first = new Map<string, { id: string; code: string; requested: string; lot: number; carried: number }>();
  for (const { studentId, studentCode, universityId, requestedAt } of enrolments) {
    const requested = requestedAt ?? NEVER;
    const known = first.get(studentId);
    if (known && known.requested <= requested) continue;
    const counts = policyOf(policies, universityId).order === 'ledger';
    first.set(studentId, { id: studentId, code: studentCode, requested, lot: lotOf(seed, studentCode), carried: counts ? (carried.get(studentId) ?? 0) : 0 });
  }
  const students = [...first.values()];
  const byLot = (a: (typeof students)[0], b: (typeof students)[0]): number => b.carried - a.carried || a.lot - b.lot || (a.code < b.code ? -1 : 1);
  const lottery = positions(students, byLot);
  const request = positions(students, (a, b) => (a.requested === b.requested ? byLot(a, b) : a.requested < b.requested ? -1 : 1));
  return new Map(students.map((student) => [
    student.id, { lottery: lottery.get(student) ?? 0, request: request.get(student) ?? 0, lot: student.lot, carried: student.carried },
  ]));
}
