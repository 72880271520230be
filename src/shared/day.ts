/** A calendar day without time zone, `YYYY-MM-DD`; sorts as text. */
export type Day = string;

const MS_PER_DAY = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a day that exists in the Gregorian calendar. */
export function isDay(text: string): boolean {
  const match = SHAPE.exec(text);
  if (!match) return false;
  return dayOf(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))) === text;
}

const millis = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/** The day `count` days later (earlier when negative). */
export const addDays = (day: Day, count: number): Day => dayOf(millis(day) + count * MS_PER_DAY);

/** Days from the first to the second: 1 from Monday to Tuesday. */
export const daysBetween = (from: Day, to: Day): number => Math.round((millis(to) - millis(from)) / MS_PER_DAY);

/** 1 Monday ... 7 Sunday (ISO 8601). */
export const weekday = (day: Day): number => new Date(millis(day)).getUTCDay() || 7;

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** Last day of the day's month. */
export const endOfMonth = (day: Day): Day => addDays(dayOf(Date.UTC(yearOf(day), Number(day.slice(5, 7)), 1)), -1);

/** The same day `count` years later; 29 February becomes 28 where the year has none. */
export function addYears(day: Day, count: number): Day {
  const moved = `${String(yearOf(day) + count).padStart(4, '0')}${day.slice(4)}`;
  return isDay(moved) ? moved : moved.replace(/-29$/, '-28');
}

/** The same day `count` months later, or the last day of a shorter month: 28 February from 31 January. */
export function addMonths(day: Day, count: number): Day {
  const months = yearOf(day) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const first = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
  const moved = `${first.slice(0, 8)}${day.slice(8)}`;
  return isDay(moved) ? moved : endOfMonth(first);
}

/** Every day from the first to the last, both included. */
export function daysFrom(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
