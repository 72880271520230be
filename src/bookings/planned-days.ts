import type { Requirement } from '../programmes/course';
import { daysFrom, type Day } from '../shared/day';
import { isPlacementDay, type DayExceptions } from '../shared/term';
import { weekOf } from '../shared/week';
import type { Booking } from './booking';

/**
 * The days on which the student is expected: the first `days` placement days of the booking, at most `daysPerWeek` in
 * a calendar week. Fewer where holidays leave fewer.
 */
export function plannedDays(
  booking: Pick<Booking, 'firstDay' | 'lastDay'>,
  requirement: Pick<Requirement, 'days' | 'daysPerWeek'>,
  exceptions: DayExceptions = new Map(),
): Day[] {
  const perWeek = new Map<string, number>();
  const planned: Day[] = [];
  for (const day of daysFrom(booking.firstDay, booking.lastDay)) {
    if (planned.length === requirement.days) break;
    const used = perWeek.get(weekOf(day)) ?? 0;
    if (used >= requirement.daysPerWeek || !isPlacementDay(day, exceptions)) continue;
    perWeek.set(weekOf(day), used + 1);
    planned.push(day);
  }
  return planned;
}
