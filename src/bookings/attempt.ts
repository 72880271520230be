import type { BookingWindow } from '../agreements/booking-window';
import type { Course, Requirement } from '../programmes/course';
import type { Day } from '../shared/day';
import type { TermSpan } from '../shared/term';
import type { Booking } from './booking';
import type { Candidate, DaySpan, StudentFacts } from './candidate';
import type { ReasonCode } from './reason';

/** A booking of the student's, with how far from her study town it is. */
export interface Standing extends Pick<Booking, 'enrolmentId' | 'requirementId' | 'firstDay' | 'lastDay'> {
  readonly unitName: string;
  /** Kilometres one way. */
  readonly km: number;
}

/** A block of a course at some place and time, beside what the student has there else. */
export interface TimetableCase {
  readonly enrolmentId: string;
  readonly course: Pick<Course, 'name' | 'awayOverKm' | 'awayMinWeeks' | 'awayMaxWeeks'>;
  /** All blocks of the course. */
  readonly courseRequirements: readonly Requirement[];
  readonly requirement: Requirement;
  /** The block's specialty as a person writes it. */
  readonly specialtyName: string;
  readonly span: DaySpan;
  readonly student: Pick<StudentFacts, 'km'>;
  /** The student's bookings of the term and around the days that hold places; one that this replaces is left out. */
  readonly standing: readonly Standing[];
}

/** A rule about the blocks of one student's course together. */
export interface TimetableRule {
  readonly code: ReasonCode;
  readonly title: string;
  breach(wanted: TimetableCase): string | undefined;
}

/** What binds whoever asks for a place by hand: windows of the agreements, each in the term. */
export interface Asked {
  readonly universityId: string;
  readonly on: Day;
  readonly windows: readonly (BookingWindow & { readonly agreementId: string })[];
}

/** A booking that somebody tries to make by hand, with what stands in the student's calendar and the unit's. */
export interface Attempt extends Candidate, TimetableCase {
  readonly requirement: Requirement;
  readonly specialtyName: string;
  readonly span: DaySpan;
  readonly student: StudentFacts;
  readonly term: TermSpan & { readonly code: string };
  readonly closures: readonly DaySpan[];
  /** Nothing where nobody asks by hand, or nobody is bound: in rounds, for reserves, in exchanges, and when a unit has closed. */
  readonly asked?: Asked | undefined;
}

/** A rule that also looks at time. */
export interface AttemptRule {
  readonly code: ReasonCode;
  readonly title: string;
  breach(attempt: Attempt): string | undefined;
}

/** Whether two spans share a day. */
export const overlaps = (a: DaySpan, b: DaySpan): boolean => a.firstDay <= b.lastDay && b.firstDay <= a.lastDay;
