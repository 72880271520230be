import { addDays, daysBetween, type Day } from '../shared/day';
import type { DaySpan } from './candidate';

/** Mondays from which a block of so many weeks lies within the weeks of the span or, where it is longer, covers them. */
export function startsBeside({ firstDay, lastDay }: DaySpan, windowWeeks: number): Day[] {
  const spare = (daysBetween(firstDay, lastDay) + 1) / 7 - windowWeeks;
  return Array.from({ length: Math.abs(spare) + 1 }, (_, i) => addDays(firstDay, 7 * i * Math.sign(spare)));
}
