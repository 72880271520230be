import { daysBetween, yearOf, type Day } from './day';
import { weeksInRows, type Week } from './week';

const months = ['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december'];

const dayInMonth = (day: Day): number => Number(day.slice(8));

export const monthSwedish = (day: Day): string => months[Number(day.slice(5, 7)) - 1] ?? '';

/** `28 september`. */
export const daySwedish = (day: Day): string => `${dayInMonth(day)} ${monthSwedish(day)}`;

/** `28 september 2026`. */
export const dateSwedish = (day: Day): string => `${daySwedish(day)} ${yearOf(day)}`;

/** `28/9`: for column heads. */
export const dayShort = (day: Day): string => `${dayInMonth(day)}/${Number(day.slice(5, 7))}`;

/** `28 september – 2 oktober`, `5–9 oktober`, with years where they differ. */
export function daysSwedish(first: Day, last: Day): string {
  if (yearOf(first) !== yearOf(last)) return `${dateSwedish(first)} – ${dateSwedish(last)}`;
  if (first === last) return daySwedish(first);
  if (first.slice(0, 7) === last.slice(0, 7)) return `${dayInMonth(first)}–${daySwedish(last)}`;
  return `${daySwedish(first)} – ${daySwedish(last)}`;
}

/** `5–9 oktober 2026`: days with their year always told. */
export function datesSwedish(first: Day, last: Day): string {
  const text = daysSwedish(first, last);
  return yearOf(first) === yearOf(last) ? `${text} ${yearOf(last)}` : text;
}

/** The number of a week without its year: 40. */
export const weekNumber = (week: Week): number => Number(week.slice(6));

/** `vecka 40–43`, `vecka 40`, with years where they differ. */
export function weeksSwedish(first: Week, last: Week): string {
  if (first === last) return `vecka ${weekNumber(first)}`;
  if (first.slice(0, 4) === last.slice(0, 4)) return `vecka ${weekNumber(first)}–${weekNumber(last)}`;
  return `vecka ${weekNumber(first)} ${first.slice(0, 4)} – vecka ${weekNumber(last)} ${last.slice(0, 4)}`;
}

/** `vecka 36–39, 45 och 51–53`: weeks in order, those in a row of one year as one. */
export function weekListSwedish(weeks: readonly Week[]): string {
  const texts = weeksInRows(weeks).map(([first, last]) => weeksSwedish(first, last).slice('vecka '.length));
  return `vecka ${listed(texts, 'och')}`;
}

/** A name as it stands within a sentence: `primärvård` for `Primärvård`; abbreviations stay. */
export const inSentence = (name: string): string => (/^.\p{Lu}/u.test(name) ? name : name.slice(0, 1).toLowerCase() + name.slice(1));

/** `Vårdcentralen Mieån, Karlshamn`; the town is left out where the name says it. */
export const nameInTown = (name: string, town: string): string => (name.includes(town) ? name : `${name}, ${town}`);

/** `1 dag`, `12 dagar`: a count with its noun. */
export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Half-days as people count days: `15`, `14,5`. */
export const daysFromHalves = (halfDays: number): string => String(halfDays / 2).replace('.', ',');

/** `i dag`, `i går`, `om 3 dagar`, `för 3 dagar sedan`. */
export function distanceSwedish(day: Day, today: Day): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'i dag';
  return days > 0 ? `om ${counted(days, 'dag', 'dagar')}` : `för ${counted(-days, 'dag', 'dagar')} sedan`;
}

/** `a`, `a och b`, `a, b och c`. */
export const listed = (texts: readonly string[], and: string): string =>
  [texts.slice(0, -1).join(', '), ...texts.slice(-1)].filter((part) => part !== '').join(` ${and} `);
