import { lotOf } from './lottery';
import type { PictureEnrolment } from './term-picture';

/** A student's place in the two queues of the term, 0 first. */
export interface Turn {
  /** By lot. */
  readonly lottery: number;
  /** By the time of the request, then by lot. */
  readonly request: number;
}

type Queued = Pick<PictureEnrolment, 'studentId' | 'studentCode' | 'requestedAt'>;

/** Those who never asked come after all who did. */
const NEVER = '\uffff';

function positions<T>(items: readonly T[], compare: (a: T, b: T) => number): Map<T, number> {
  return new Map([...items].sort(compare).map((item, position) => [item, position]));
}

/** Everybody's turn, by student id; who has several enrolments counts from her first request. */
export function turnsOf(enrolments: readonly Queued[], seed: number): ReadonlyMap<string, Turn> {
  const first = new Map<string, { id: string; code: string; requested: string; lot: number }>();
  for (const { studentId, studentCode, requestedAt } of enrolments) {
    const requested = requestedAt ?? NEVER;
    const known = first.get(studentId);
    if (known && known.requested <= requested) continue;
    first.set(studentId, { id: studentId, code: studentCode, requested, lot: lotOf(seed, studentCode) });
  }
  const students = [...first.values()];
  const byLot = (a: (typeof students)[0], b: (typeof students)[0]): number => a.lot - b.lot || (a.code < b.code ? -1 : 1);
  const lottery = positions(students, byLot);
  const request = positions(students, (a, b) => (a.requested === b.requested ? byLot(a, b) : a.requested < b.requested ? -1 : 1));
  return new Map(students.map((student) => [student.id, { lottery: lottery.get(student) ?? 0, request: request.get(student) ?? 0 }]));
}
