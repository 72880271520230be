import { addDays } from '../../shared/day';
import { mondayOf, type Week } from '../../shared/week';
import type { Bundle } from '../bundle';

/** Whether a stretch of weeks, open at either end when undefined, shares a week with any term. */
export function touchesTerm({ terms }: Bundle, first: Week | undefined, last: Week | undefined): boolean {
  return terms.some(({ row }) => (first ?? '') <= row.last_week && (last ?? '9') >= row.first_week);
}

/** The terms' weeks for a message. */
export const termsText = ({ terms }: Bundle): string =>
  terms.map(({ row }) => `${row.code} ${row.first_week} to ${row.last_week}`).slice(0, 5).join(', ');

/** Monday of the term's first week to Sunday of its last. */
export const termDays = (term: { readonly first_week: Week; readonly last_week: Week }): readonly [first: string, last: string] => [
  mondayOf(term.first_week), addDays(mondayOf(term.last_week), 6),
];
