import { weekday, yearOf, type Day } from './day';
import { swedishHolidays } from './holiday';
import { weeksBetween, weeksFrom, type Week } from './week';

/** A term: the placement weeks from the first to the last, both included; its day-off exceptions stand in a calendar. */
export interface TermSpan {
  readonly firstWeek: Week;
  readonly lastWeek: Week;
}

export const termWeeks = ({ firstWeek, lastWeek }: TermSpan): Week[] => weeksFrom(firstWeek, lastWeek);

/** 0 for the term's first week; negative or beyond the end for weeks outside it. */
export const weekIndex = (term: TermSpan, week: Week): number => weeksBetween(term.firstWeek, week);

/** Days when placements do or do not take place, where they differ from Swedish working days. */
export type DayExceptions = ReadonlyMap<Day, 'closed' | 'open'>;

/** Monday to Friday, no Swedish holiday, unless an exception says otherwise. */
export function isPlacementDay(day: Day, exceptions: DayExceptions = new Map()): boolean {
  const exception = exceptions.get(day);
  if (exception) return exception === 'open';
  return weekday(day) <= 5 && !swedishHolidays(yearOf(day)).has(day);
}
