import type { Day } from '../shared/day';
import { groupBy } from '../shared/group-by';
import type { RecordedDay } from './attended-day';

/** What the university has asked about a version of a day, and what the host has said to it. */
export interface DayQuestion {
  readonly question: string;
  /** Null where the reader belongs to another organisation. */
  readonly askedBy: string | null;
  readonly askedAt: string;
  readonly answer: string | null;
  readonly answeredBy: string | null;
}

/** A version of a day, with who told it and who signed it; names within the reader's own organisation only. */
export interface DayVersion extends RecordedDay {
  readonly id: string;
  readonly version: number;
  readonly current: boolean;
  readonly why: string;
  readonly recordedAt: string;
  readonly recordedBy: string | null;
  readonly recordedFor: string | null;
  readonly certifiedOn: Day | null;
  readonly certifiedBy: string | null;
  readonly countersignedOn: Day | null;
  readonly countersignedBy: string | null;
  readonly questions: readonly DayQuestion[];
}

/** A placement with all versions of all its days. */
export interface PlacementDays {
  readonly id: string;
  readonly number: number;
  readonly student: string;
  readonly university: string;
  readonly universityId: string;
  readonly unit: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly hostId: string;
  readonly host: string;
  readonly course: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly days: number;
  readonly versions: readonly DayVersion[];
}

/** A day with its versions, the newest first. */
export interface DayHistory {
  readonly day: Day;
  readonly now: DayVersion;
  readonly earlier: readonly DayVersion[];
}

/** Where a day stands: whose turn it is. */
export type DayStage = 'recorded' | 'asked' | 'certified' | 'countersigned';

export function stageOf({ certifiedOn, countersignedOn, questions }: DayVersion): DayStage {
  if (countersignedOn !== null) return 'countersigned';
  if (certifiedOn === null) return 'recorded';
  return questions.some(({ answer }) => answer === null) ? 'asked' : 'certified';
}

/** The days in order; versions come newest first within each day. */
export const dayHistories = (versions: readonly DayVersion[]): DayHistory[] => [...groupBy(versions, ({ day }) => day)]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .flatMap(([day, [now, ...earlier]]) => (now === undefined ? [] : [{ day, now, earlier }]));
