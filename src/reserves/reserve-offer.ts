import type { BookingState } from '../bookings/booking-state';
import type { Level } from '../organisations/unit';
import { addDays, type Day } from '../shared/day';
import { startOfDay } from '../shared/swedish-time';

/** Told when the time to answer an offer has run out. */
export const OFFER_EXPIRES = 'reserve-offer-expires';

/** Told when a reserve is to be reminded that her time to answer runs out. */
export const OFFER_REMINDER = 'reserve-offer-reminder';

/** What each tells. */
export interface OfferExpires {
  readonly offerId: string;
}

/** How an offer stands: withdrawn is one that others than the student have ended. */
export type OfferState = 'open' | 'accepted' | 'declined' | 'lapsed' | 'withdrawn';

/** What has become of a freed place: somebody is asked, somebody has it, it is left to all, or somebody else had it first. */
export type FreedState = 'offered' | 'accepted' | 'left' | 'gone';

/** A place that a booking has given back. */
export interface FreedPlace {
  /** The booking that had it, and its number. */
  readonly bookingId: string;
  readonly number: number;
  readonly termId: string;
  readonly term: string;
  readonly enrolmentId: string;
  readonly requirementId: string;
  readonly universityId: string;
  readonly hostId: string;
  readonly unitId: string;
  readonly unit: string;
  readonly unitName: string;
  readonly town: string;
  readonly specialty: string;
  readonly specialtyName: string;
  readonly level: Level;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** A reserve who is asked, and the booking that holds the place meanwhile. */
export interface Offer {
  readonly id: string;
  readonly freedPlaceId: string;
  readonly studentId: string;
  readonly bookingId: string;
  readonly number: number;
  readonly universityId: string;
  readonly term: string;
  readonly state: OfferState;
  /** Where the booking stands; no longer offered where somebody has ended it without answering the offer. */
  readonly bookingState: BookingState;
  readonly expiresAt: Date;
}

const HOUR = 3_600_000;

/** Until when an offer made now stands: so many hours, but no longer than until the placement begins; undefined when it has begun. */
export function expiryOf(now: Date, hours: number, firstDay: Day): Date | undefined {
  const begins = startOfDay(firstDay);
  if (begins <= now) return undefined;
  const after = new Date(now.getTime() + hours * HOUR);
  return after < begins ? after : begins;
}

/** When she is reminded: with a quarter of her time left, and not at all where that is less than an hour. */
export function reminderOf(offeredAt: Date, expiresAt: Date): Date | undefined {
  const left = (expiresAt.getTime() - offeredAt.getTime()) / 4;
  return left < HOUR ? undefined : new Date(expiresAt.getTime() - left);
}

/** Mondays from which a block of so many weeks lies within the freed weeks; none when it is longer. */
export function startsWithin({ firstDay, lastDay }: Pick<FreedPlace, 'firstDay' | 'lastDay'>, windowWeeks: number): Day[] {
  const starts: Day[] = [];
  for (let monday = firstDay; addDays(monday, 7 * windowWeeks - 1) <= lastDay; monday = addDays(monday, 7)) starts.push(monday);
  return starts;
}
