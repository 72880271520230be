import { counted, listed } from '../shared/swedish';
import { Problem, type Breach } from '../shared/problem';
import type { Question } from './question';

type Asked = Pick<Question, 'number' | 'itemId'>;

/** A question that rules stand against. */
export interface Unfit {
  readonly question: Asked;
  readonly breaches: readonly Breach[];
}

/** The order in which questions that are answered together are tried: by number, so that it is the same each time. */
export const inTurn = <T extends Asked>(questions: readonly T[]): T[] => [...questions].sort((a, b) => (a.number ?? 0) - (b.number ?? 0));

/**
 * Why questions that were to be answered alike cannot be: how many of them fit beside each other, and how those are answered by themselves.
 * Each rule that stands against the others is told once.
 */
export function notAllFit(questions: readonly Asked[], unfit: readonly Unfit[]): Problem {
  const fit = inTurn(questions.filter((question) => !unfit.some((one) => one.question === question)));
  const rules = [...new Map(unfit.flatMap(({ breaches }) => breaches).map((breach) => [breach.detail, breach])).values()];
  if (questions.length === 1) return new Problem('booking-refused', 'refused', `The place cannot be given: ${sentences(rules)}`, rules);
  const partly = { code: 'partly-fits', detail: swedish(questions.length, fit) };
  return new Problem('booking-refused', 'refused', `${english(questions.length, fit)} ${sentences(rules)}`, [partly, ...rules]);
}

const sentences = (breaches: readonly Breach[]): string => breaches.map(({ detail }) => detail).join(' ');

const numbersOf = (questions: readonly Asked[]): string[] => questions.flatMap(({ number }) => (number === null ? [] : [String(number)]));

function swedish(asked: number, fit: readonly Asked[]): string {
  if (fit.length === 0) return `Ingen av de ${asked} får plats.`;
  const numbers = numbersOf(fit);
  const which = numbers.length === fit.length ? `${fit.length === 1 ? 'placering' : 'placeringarna'} ${listed(numbers, 'och')}` : counted(fit.length, 'student', 'studenter');
  return `${fit.length} av ${asked} får plats. Svara på ${which} för sig, så går det.`;
}

function english(asked: number, fit: readonly Asked[]): string {
  if (fit.length === 0) return `None of the ${asked} fits.`;
  const items = fit.flatMap(({ itemId }) => itemId ?? []);
  const way = items.length === fit.length ? `To answer those alone, send "items": ${JSON.stringify(items)}.` : `Answer those alone: ${numbersOf(fit).join(', ')}.`;
  return `${fit.length} of the ${asked} fit. ${way}`;
}
