import { listed, weekNumber } from './swedish';
import type { Day } from './day';
import { weeksInRows, type Week } from './week';

/** A sentence for people, in both languages of the product. */
export interface Said {
  readonly sv: string;
  readonly en: string;
}

/** `weeks 36–39`, `week 40`, with years where they differ. */
export function weeksEnglish(first: Week, last: Week): string {
  if (first === last) return `week ${weekNumber(first)}`;
  if (first.slice(0, 4) === last.slice(0, 4)) return `weeks ${weekNumber(first)}–${weekNumber(last)}`;
  return `week ${weekNumber(first)} of ${first.slice(0, 4)} – week ${weekNumber(last)} of ${last.slice(0, 4)}`;
}

/** `weeks 36–39, 45 and 51–53`: weeks in order, those in a row of one year as one. */
export function weekListEnglish(weeks: readonly Week[]): string {
  const texts = weeksInRows(weeks).map(([first, last]) => weeksEnglish(first, last).replace(/^weeks? /, ''));
  return `${weeks.length === 1 ? 'week' : 'weeks'} ${listed(texts, 'and')}`;
}

/** `1 place`, `12 places`: a count with its noun. */
export const countedEnglish = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** `28 September 2026`. */
export const dateEnglish = (day: Day): string => `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;

/** `1 September 2026 – 17 January 2027`. */
export const datesEnglish = (first: Day, last: Day): string => `${dateEnglish(first)} – ${dateEnglish(last)}`;
