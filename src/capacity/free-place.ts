import { addDays, type Day } from '../shared/day';
import type { WeekCapacity } from './week-capacity';

/** Consecutive weeks in which a unit has `places` free throughout. */
export interface FreeWindow {
  readonly unitId: string;
  readonly firstDay: Day;
  readonly places: number;
}

/** The windows of `length` consecutive weeks with at least one place free; `places` and `taken` of the weeks of one unit, in any order. */
export function freeWindows(weeks: readonly WeekCapacity[], length: number): FreeWindow[] {
  const free = new Map(weeks.map((week) => [week.monday, week.places - week.taken]));
  return [...weeks].sort((a, b) => (a.monday < b.monday ? -1 : 1)).flatMap(({ unitId, monday }) => {
    const window = Array.from({ length }, (_, i) => free.get(addDays(monday, 7 * i)) ?? 0);
    const places = Math.min(...window);
    return places > 0 ? [{ unitId, firstDay: monday, places }] : [];
  });
}
