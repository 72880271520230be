import { addDays } from '../../shared/day';
import { mondayOf, type Week } from '../../shared/week';
import type { Row } from '../bundle';
import type { Ground } from './known';

type Term = Row<'terms'>;

/** Every term, all its weeks known; undefined when one was refused, so that nobody knows which weeks lie in a term. */
export function allTerms(ground: Ground): readonly Term[] | undefined {
  return ground.mayBeLost('terms') ? undefined : ([...ground.known('terms').values()] as Term[]);
}

/** Whether a stretch of weeks, open at either end when undefined, shares a week with any term. */
export function touchesTerm(terms: readonly Term[], first: Week | undefined, last: Week | undefined): boolean {
  return terms.some((term) => (first ?? '') <= term.last_week && (last ?? '9') >= term.first_week);
}

/** The terms' weeks for a message. */
export const termsText = (terms: readonly Term[]): string =>
  terms.map((term) => `${term.code} ${term.first_week} to ${term.last_week}`).slice(0, 5).join(', ');

/** Monday of the term's first week to Sunday of its last. */
export const termDays = (term: Pick<Term, 'first_week' | 'last_week'>): readonly [first: string, last: string] => [
  mondayOf(term.first_week), addDays(mondayOf(term.last_week), 6),
];

/** Days from first to last of a term by its code; undefined when its weeks do not stand. */
export function spanOfTerm(ground: Ground, code: string): readonly [first: string, last: string] | undefined {
  const { first_week, last_week } = ground.known('terms').get(code) ?? {};
  return first_week === undefined || last_week === undefined ? undefined : termDays({ first_week, last_week });
}
