import type { Requirement } from '../programmes/course';
import type { TermSpan } from '../shared/term';
import type { Booking } from './booking';
import type { Candidate, DaySpan } from './candidate';
import type { ReasonCode } from './reason';

/** A booking that somebody tries to make by hand, with what stands in the student's calendar and the unit's. */
export interface Attempt extends Candidate {
  readonly requirement: Requirement;
  /** All blocks of the course. */
  readonly courseRequirements: readonly Requirement[];
  readonly term: TermSpan & { readonly code: string };
  /** The student's bookings of the term and around the days that hold places; one that this replaces is left out. */
  readonly standing: readonly (Pick<Booking, 'enrolmentId' | 'requirementId' | 'firstDay' | 'lastDay'> & { readonly unitName: string })[];
  readonly enrolmentId: string;
  readonly closures: readonly DaySpan[];
}

/** A rule that also looks at time. */
export interface AttemptRule {
  readonly code: ReasonCode;
  readonly title: string;
  breach(attempt: Attempt): string | undefined;
}

/** Whether two spans share a day. */
export const overlaps = (a: DaySpan, b: DaySpan): boolean => a.firstDay <= b.lastDay && b.firstDay <= a.lastDay;
