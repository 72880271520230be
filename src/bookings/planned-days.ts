import type { Requirement } from '../programmes/course';
import { daysFrom, weekday, type Day } from '../shared/day';
import { isPlacementDay, type DayExceptions } from '../shared/term';
import { weekOf } from '../shared/week';
import type { Booking } from './booking';

/** What decides which days of a booking are placement days. */
export interface DayPattern extends Pick<Requirement, 'days' | 'daysPerWeek'> {
  /** Weekdays without placement, 1 Monday to 5 Friday: at the home clinic, or outside the block's own weekdays. */
  readonly offDays?: readonly number[];
}

/** Weekdays without placement for a student with these home days on a block with these weekdays; none told means any. */
export const offDaysOf = (weekdays: readonly number[], homeDays: readonly number[]): number[] =>
  [1, 2, 3, 4, 5].filter((day) => homeDays.includes(day) || (weekdays.length > 0 && !weekdays.includes(day)));

/**
 * The days on which the student is expected: the first `days` placement days of the booking, at most `daysPerWeek` in
 * a calendar week, none on the days off. Fewer where holidays leave fewer.
 */
export function plannedDays(booking: Pick<Booking, 'firstDay' | 'lastDay'>, pattern: DayPattern, exceptions: DayExceptions = new Map()): Day[] {
  const { days, daysPerWeek, offDays = [] } = pattern;
  const perWeek = new Map<string, number>();
  const planned: Day[] = [];
  for (const day of daysFrom(booking.firstDay, booking.lastDay)) {
    if (planned.length === days) break;
    const used = perWeek.get(weekOf(day)) ?? 0;
    if (used >= daysPerWeek || offDays.includes(weekday(day)) || !isPlacementDay(day, exceptions)) continue;
    perWeek.set(weekOf(day), used + 1);
    planned.push(day);
  }
  return planned;
}
