import type { Day } from '../shared/day';
import { groupBy } from '../shared/group-by';
import type { AbsenceReasonKind } from './absence-reason';
import type { AttendanceStatus } from './payable';

/** A day that is not a whole day of presence as planned. */
export interface ExceptionalDay {
  readonly day: Day;
  readonly status: AttendanceStatus;
  readonly halfDays: number;
  readonly reasonKind: AbsenceReasonKind | null;
  readonly madeUpFor: Day | null;
}

/** A placement whose certified days wait for the university. */
export interface WaitingPlacement {
  readonly bookingId: string;
  readonly number: number;
  readonly student: string;
  readonly course: string;
  readonly courseCode: string;
  readonly term: string;
  readonly host: string;
  readonly hostCode: string;
  readonly unit: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly days: number;
  /** Half-days of presence among them. */
  readonly halfDays: number;
  readonly exceptions: readonly ExceptionalDay[];
  /** Days that stand corrected after they had been countersigned. */
  readonly corrected: number;
  /** Days that the university has asked about, heard nothing of, and heard something of. */
  readonly asked: number;
  readonly answered: number;
  /** The day on which the longest waiting was certified. */
  readonly certifiedOn: Day;
}

/** Placements of one host and course. */
export interface WaitingGroup {
  /** Codes of host and course. */
  readonly key: string;
  readonly host: string;
  readonly course: string;
  readonly placements: readonly WaitingPlacement[];
}

/** Names the group that a placement is in. */
export const groupOf = ({ hostCode, courseCode }: WaitingPlacement): string => `${hostCode}~${courseCode}`;

/** By host and course, in order of first appearance. */
export const waitingGroups = (placements: readonly WaitingPlacement[]): WaitingGroup[] =>
  [...groupBy(placements, groupOf)].map(([key, group]) => ({ key, host: group[0]?.host ?? '', course: group[0]?.course ?? '', placements: group }));
