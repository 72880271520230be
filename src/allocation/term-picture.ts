import type { Booking } from '../bookings/booking';
import type { AgreementFacts, DaySpan, SiteFacts, UnitFacts } from '../bookings/candidate';
import type { ReservedWeek } from '../capacity/reserved';
import type { WeekCapacity } from '../capacity/week-capacity';
import type { Policies } from '../fairness/policy';
import type { Town, TravelTime } from '../organisations/town';
import type { Employment } from '../people/employment';
import type { Precedence } from '../people/student';
import type { Course, Requirement } from '../programmes/course';
import type { Wish } from '../programmes/enrolment';
import type { Day } from '../shared/day';
import type { DayExceptions, TermSpan } from '../shared/term';

/** A term, with its first Monday and last Sunday. */
export interface PictureTerm extends TermSpan {
  readonly id: string;
  readonly code: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

export interface PictureCourse extends Pick<Course, 'id' | 'code' | 'name' | 'groups' | 'rotateTogether' | 'awayOverKm' | 'awayMinWeeks' | 'awayMaxWeeks'> {
  readonly programmeId: string;
  readonly programmeName: string;
  /** In order of sequence and code. */
  readonly requirements: readonly Requirement[];
}

/** A student on a course, with what decides her turn. Nothing here says who she is. */
export interface PictureEnrolment {
  readonly id: string;
  readonly studentId: string;
  readonly studentCode: string;
  readonly universityId: string;
  readonly courseId: string;
  readonly studyTownId: string;
  readonly homeTownId: string | null;
  readonly precedence: Precedence;
  readonly enrolledAbroad: boolean;
  readonly distance: boolean;
  readonly studySiteId: string | null;
  readonly groupLabel: string | null;
  readonly pairLabel: string | null;
  /** ISO timestamp. */
  readonly requestedAt: string | null;
  /** Kilometres one way that she can commute at most. */
  readonly commuteKm: number | null;
  /** Weekdays at her home clinic. */
  readonly homeDays: readonly number[];
}

export interface PictureQuota {
  readonly id: string;
  readonly code: string;
  readonly agreementId: string;
  readonly townId: string | null;
  readonly hostId: string | null;
  readonly courseId: string | null;
  /** With what has been granted beyond it. */
  readonly places: number;
  readonly taken: number;
}

/** Beds that a host has in a town in a week, and how many are taken; a week without has no limit. */
export interface PictureBeds {
  readonly hostId: string;
  readonly townId: string;
  readonly monday: Day;
  readonly beds: number;
  readonly taken: number;
}

/** A booking that holds its place. */
export type PictureBooking = Pick<
  Booking,
  'id' | 'termId' | 'studentId' | 'enrolmentId' | 'requirementId' | 'unitId' | 'agreementId' | 'quotaIds' | 'takesBed' | 'specialty' | 'level' | 'firstDay' | 'lastDay' | 'state' | 'runId' | 'groupLabel'
>;

/** All that an allocation of a term looks at, read from the database beforehand. Lists are in order of codes. */
export interface TermPicture {
  readonly term: PictureTerm;
  readonly courses: readonly PictureCourse[];
  readonly enrolments: readonly PictureEnrolment[];
  readonly wishes: readonly Pick<Wish, 'enrolmentId' | 'rank' | 'townId' | 'unitId'>[];
  readonly employments: readonly Employment[];
  readonly sites: readonly SiteFacts[];
  readonly units: readonly UnitFacts[];
  /** By code. */
  readonly specialtyNames: ReadonlyMap<string, string>;
  readonly agreements: readonly AgreementFacts[];
  readonly quotas: readonly PictureQuota[];
  readonly towns: readonly Town[];
  readonly travelTimes: readonly TravelTime[];
  readonly capacity: readonly WeekCapacity[];
  readonly supervision: readonly WeekCapacity[];
  /** Weeks in which places are reserved, with who holds places there; left out in what was kept before there were reservations. */
  readonly reserved?: readonly ReservedWeek[];
  /** Units that keep, or have kept, places for somebody in the term. */
  readonly reservedUnitIds?: readonly string[];
  /** Units closed some week of the term. */
  readonly closedUnitIds: readonly string[];
  readonly beds: readonly PictureBeds[];
  /** When units are closed during the term. */
  readonly closures: readonly (DaySpan & { readonly unitId: string })[];
  readonly bookings: readonly PictureBooking[];
  /** Blocks whose student has given her place up: no run gives her another. */
  readonly withdrawn: readonly { readonly enrolmentId: string; readonly requirementId: string }[];
  /** Units where students have been in earlier terms, and in what. */
  readonly visits: readonly { readonly studentId: string; readonly unitId: string; readonly specialty: string }[];
  readonly dayExceptions: DayExceptions;
  /** How the universities weigh what their students bear. */
  readonly policies: Policies;
  /** Points that students have borne in earlier terms, as far as they still count; nothing for who is not named. */
  readonly carried: ReadonlyMap<string, number>;
}
