import { addDays } from '../shared/day';
import { addWeeks, mondayOf, type Week } from '../shared/week';

/** From one week to another, both included. */
export interface WeekSpan {
  readonly firstWeek: Week;
  readonly lastWeek: Week;
}

/** The weeks as a range of days, Monday to Sunday, as the database writes it. */
export const periodOf = ({ firstWeek, lastWeek }: WeekSpan): string => `[${mondayOf(firstWeek)},${addDays(mondayOf(lastWeek), 7)})`;

/** What is left of a stretch of weeks once a hole is cut out of it: none, one or two stretches. */
export function carve<T extends WeekSpan>(stretch: T, hole: WeekSpan): T[] {
  if (hole.lastWeek < stretch.firstWeek || hole.firstWeek > stretch.lastWeek) return [stretch];
  const left: T[] = [];
  if (stretch.firstWeek < hole.firstWeek) left.push({ ...stretch, lastWeek: addWeeks(hole.firstWeek, -1) });
  if (stretch.lastWeek > hole.lastWeek) left.push({ ...stretch, firstWeek: addWeeks(hole.lastWeek, 1) });
  return left;
}
