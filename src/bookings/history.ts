import type { Day } from '../shared/day';

/** A step in a booking's life, and who took it. */
export interface HistoryEvent {
  readonly from: string | null;
  readonly to: string;
  readonly at: Date;
  /** The day on which it was told, where that was before it was entered. */
  readonly toldOn: Day | null;
  readonly reason: string;
  /** Role of whoever took the step, or `system`. */
  readonly by: string;
  readonly organisation: string | null;
  readonly organisationName: string | null;
  /** For the person's own organisation only, and never a student's. */
  readonly name: string | null;
}

/** A booking that stands before or after another in its place. */
export interface Neighbour {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly unit: string;
  readonly unitName: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** All that is known of a booking: whom it is for, every step, what it took the place of and what took its. */
export interface History {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  /** Which side is to take the next step; null where there is none. */
  readonly awaits: string | null;
  readonly student: string;
  readonly university: string;
  readonly unit: string;
  readonly unitName: string;
  readonly hostName: string;
  readonly course: string;
  readonly specialtyName: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly events: readonly HistoryEvent[];
  readonly replaces: Neighbour | null;
  readonly replacedBy: Neighbour | null;
}
