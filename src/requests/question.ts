import type { AnswerTerms } from '../agreements/agreement';
import type { BookingState } from '../bookings/booking-state';
import type { Level } from '../organisations/unit';
import type { Day } from '../shared/day';
import type { AnswerOutcome } from './answer';

/** A question to a host that is about to be asked. */
export interface NewQuestion extends AnswerTerms {
  readonly bookingId: string | null;
  readonly itemId: string | null;
  readonly universityId: string;
  readonly hostId: string;
  readonly unitId: string | null;
  readonly agreementId: string;
  readonly termId: string;
  readonly requirementId: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** A question as it stands, with what people are told about it. */
export interface Question extends NewQuestion {
  readonly id: string;
  /** The day on which the university asked. */
  readonly askedOn: Day;
  readonly dueAt: Date;
  readonly escalatedAt: Date | null;
  readonly outcome: AnswerOutcome | null;
  /** State and number of the booking; null where there is none yet. */
  readonly state: BookingState | null;
  readonly number: number | null;
  readonly specialty: string;
  readonly level: Level;
  readonly term: string;
  readonly course: string;
  readonly requirement: string;
  readonly university: string;
  readonly host: string;
  /** Code and name of the unit; null where the region is to choose one. */
  readonly unit: string | null;
  readonly unitName: string | null;
  readonly enrolmentId: string | null;
}
