import { plannedDays, type DayPattern } from '../bookings/planned-days';
import { addDays, daysBetween, type Day } from '../shared/day';
import type { DayExceptions } from '../shared/term';
import type { ChargeUnit } from './charge';

/** So many units, paid by `per` times what the rate pays for; `as` another unit where they are no longer the rate's own. */
interface Weight {
  readonly units: number;
  readonly per: number;
  readonly as?: ChargeUnit;
}

/** Something that is paid though nothing was done that day, with how much of it by the unit of the day's rate. */
export interface FeeRow {
  readonly source: 'notice' | 'cancellation';
  readonly bookingId: string;
  readonly day: Day;
  readonly signedOn: Day;
  readonly weights: Readonly<Partial<Record<ChargeUnit, Weight>>>;
}

/** A placement with what its agreement, term and pattern of days say about it. */
export interface PlacementSpan extends DayPattern {
  readonly bookingId: string;
  readonly agreementId: string;
  readonly termId: string;
  readonly termLastDay: Day;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Of full time, in per cent. */
  readonly extent: number;
}

/** A placement that was broken off. */
export interface StoppedPlacement extends PlacementSpan {
  /** The day on which it was told. */
  readonly stoppedOn: Day;
  /** The last day on which the student was there; none when she never came. */
  readonly lastAttended: Day | null;
}

/** A placement that the university's side gave up before its start. */
export interface CancelledPlacement extends PlacementSpan {
  readonly cancelledOn: Day;
}

/** What an agreement says about a cancellation: fewer than so many days before the start, so many percent of at most so many weeks. */
export interface CancellationTerms {
  readonly cancelDeadlineDays: number;
  readonly cancelPercent: number;
  /** None for all weeks. */
  readonly cancelMaxWeeks: number | null;
}

/** The day after which notice runs: that of the interruption, or the last day attended where it was told of after the placement's end. */
export function noticeFrom({ firstDay, lastDay, stoppedOn, lastAttended }: StoppedPlacement): Day {
  const attended = lastAttended ?? addDays(firstDay, -1);
  return stoppedOn <= lastDay && stoppedOn > attended ? stoppedOn : attended;
}

const daysInWeek = 7;
const workdays = 5;
const halfDaysInWeek = 10;

/** The first planned days after an interruption, paid as whole days though nobody comes; by the month each for its share of a week. */
export function noticeFees(placement: StoppedPlacement, days: number, exceptions: DayExceptions): FeeRow[] {
  const from = noticeFrom(placement);
  const { bookingId, stoppedOn, extent } = placement;
  const weights = { half_day: { units: 2, per: 1 }, attended_day: { units: 1, per: 1 }, month: { units: daysInWeek * extent, per: workdays } };
  return plannedDays(placement, placement, exceptions).filter((day) => day > from).slice(0, days)
    .map((day) => ({ source: 'notice', bookingId, day, signedOn: stoppedOn, weights }));
}

/** What a cancellation costs: a share of what the placement's first weeks would have; nothing up to the deadline. */
export function cancellationFees(placement: CancelledPlacement, { cancelDeadlineDays, cancelPercent, cancelMaxWeeks }: CancellationTerms): FeeRow[] {
  const { bookingId, firstDay, lastDay, cancelledOn, extent } = placement;
  const booked = Math.ceil((daysBetween(firstDay, lastDay) + 1) / daysInWeek);
  const weeks = Math.min(booked, cancelMaxWeeks ?? booked);
  if (daysBetween(cancelledOn, firstDay) >= cancelDeadlineDays || cancelPercent === 0) return [];
  const share = (units: number): Weight => ({ units: units * cancelPercent, per: 100, as: 'cancellation' });
  const weights = { half_day: share(weeks * halfDaysInWeek), attended_day: share(weeks * workdays), month: share(weeks * daysInWeek * extent), placement: share(1) };
  return [{ source: 'cancellation', bookingId, day: firstDay, signedOn: cancelledOn, weights }];
}
