import type { Level } from '../organisations/unit';
import type { Day } from '../shared/day';
import type { BookingState } from './booking-state';

/** A student's block at a unit from a Monday to a Sunday. */
export interface Booking {
  readonly id: string;
  /** A number that people may read out. */
  readonly code: string;
  readonly termId: string;
  readonly enrolmentId: string;
  readonly studentId: string;
  readonly requirementId: string;
  readonly unitId: string;
  readonly agreementId: string;
  readonly quotaIds: string[];
  /** Whether she takes one of the host's beds; left out where she does not. */
  readonly takesBed?: boolean;
  readonly specialty: string;
  readonly level: Level;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly state: BookingState;
  readonly groupLabel: string | null;
  /** The allocation run it came from; null when made by hand. */
  readonly runId: string | null;
  readonly replacesId: string | null;
  readonly version: number;
}

/** What a booking takes of the guarded counters: the parts that decide which rows. */
export type Taking = Pick<Booking, 'unitId' | 'specialty' | 'level' | 'firstDay' | 'lastDay' | 'quotaIds' | 'takesBed' | 'requirementId' | 'agreementId'>;

/** A booking about to be made; it holds its place from the start. */
export type NewBooking = Omit<Booking, 'id' | 'code' | 'state' | 'version'>;
