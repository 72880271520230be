import type { Day } from '../shared/day';
import type { AbsenceReasonKind } from './absence-reason';
import type { AttendanceStatus } from './payable';

/** A day as a host tells it. */
export interface RecordedDay {
  readonly day: Day;
  readonly status: AttendanceStatus;
  /** Half-days that the status holds for; 0 only for absence, and then the whole day. */
  readonly halfDays: number;
  readonly reason?: string | undefined;
  /** Why she was absent. */
  readonly reasonKind?: AbsenceReasonKind | undefined;
  /** Hours of 45 minutes and visits, where the agreement pays for them. */
  readonly hours?: number | undefined;
  readonly visits?: number | undefined;
  /** The missed day that a made-up day makes up for. */
  readonly madeUpFor?: Day | undefined;
}

const fullDay = 2;

/** Whether the student was there. */
export const isPresence = (status: AttendanceStatus): boolean => status === 'present' || status === 'made_up';

/** Half-days of a day that were missed; an absence without a count is a whole day. */
export function missedHalfDays({ status, halfDays }: Pick<RecordedDay, 'status' | 'halfDays'>): number {
  if (isPresence(status)) return 0;
  return halfDays === 0 ? fullDay : halfDays;
}
