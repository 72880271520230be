import { addDays, daysBetween, weekday, yearOf, type Day } from './day';
import { Problem } from './problem';

/** An ISO 8601 week, `YYYY-Www`; sorts as text. */
export type Week = string;

const SHAPE = /^(\d{4})-W(\d{2})$/;

/** The Monday of week 1 of an ISO year: the week that has 4 January. */
function firstMonday(year: number): Day {
  const fourth = `${String(year).padStart(4, '0')}-01-04`;
  return addDays(fourth, 1 - weekday(fourth));
}

/** How many weeks the ISO year has: 52 or 53 (2026 has 53). */
export const weeksInYear = (year: number): number => daysBetween(firstMonday(year), firstMonday(year + 1)) / 7;

export function isWeek(text: string): boolean {
  const match = SHAPE.exec(text);
  if (!match) return false;
  const week = Number(match[2]);
  return week >= 1 && week <= weeksInYear(Number(match[1]));
}

/** The text as a week; throws Problem `invalid-week` otherwise. */
export function parseWeek(text: string): Week {
  if (!isWeek(text)) throw new Problem('invalid-week', 'invalid', `"${text}" is not a week; write it as YYYY-Www, such as 2026-W36.`);
  return text;
}

/** The Monday of a week. */
export function mondayOf(week: Week): Day {
  return addDays(firstMonday(Number(week.slice(0, 4))), (Number(week.slice(6)) - 1) * 7);
}

/** The week that a day lies in. */
export function weekOf(day: Day): Week {
  const thursday = addDays(day, 4 - weekday(day));
  const number = Math.floor(daysBetween(firstMonday(yearOf(thursday)), thursday) / 7) + 1;
  return `${thursday.slice(0, 4)}-W${String(number).padStart(2, '0')}`;
}

/** The week `count` weeks later (earlier when negative). */
export const addWeeks = (week: Week, count: number): Week => weekOf(addDays(mondayOf(week), count * 7));

/** Weeks from the first to the second: 1 to the week after. */
export const weeksBetween = (from: Week, to: Week): number => daysBetween(mondayOf(from), mondayOf(to)) / 7;

/** Every week from the first to the last, both included. */
export function weeksFrom(first: Week, last: Week): Week[] {
  return Array.from({ length: Math.max(0, weeksBetween(first, last) + 1) }, (_, i) => addWeeks(first, i));
}

/** Weeks in order as the first and last of each row of weeks that follow on each other within a year. */
export function weeksInRows(weeks: readonly Week[]): (readonly [first: Week, last: Week])[] {
  const rows: [Week, Week][] = [];
  for (const week of weeks) {
    const row = rows.at(-1);
    if (row && row[1].slice(0, 4) === week.slice(0, 4) && weeksBetween(row[1], week) === 1) row[1] = week;
    else rows.push([week, week]);
  }
  return rows;
}
