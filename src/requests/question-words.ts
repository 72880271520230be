import { listed, weeksSwedish } from '../shared/swedish';
import { weekOf } from '../shared/week';
import type { Question } from './question';

type Told = Pick<Question, 'number' | 'course' | 'university' | 'host' | 'unitName' | 'firstDay' | 'lastDay'>;

/** `placering 1234`, `placeringarna 1, 2 och 3`, `7 placeringar`: by numbers, as students have no name here. */
export function placementsOf(questions: readonly Told[]): string {
  const numbers = questions.flatMap(({ number }) => (number === null ? [] : [String(number)]));
  const [only] = questions;
  if (questions.length === 1) return only?.number ? `placering ${only.number}` : 'en placering';
  return numbers.length === questions.length && numbers.length <= 5 ? `placeringarna ${listed(numbers, 'och')}` : `${questions.length} placeringar`;
}

/** `T6 Medicin, vecka 40–43`: what questions are about, where they are about the same. */
export function subjectOf(questions: readonly Told[]): string {
  const courses = [...new Set(questions.map(({ course }) => course))];
  const firsts = questions.map(({ firstDay }) => firstDay).sort();
  const lasts = questions.map(({ lastDay }) => lastDay).sort();
  return `${listed(courses.slice(0, 3), 'och')}, ${weeksSwedish(weekOf(firsts[0] ?? ''), weekOf(lasts.at(-1) ?? ''))}`;
}

/** The unit, or the host where no unit is chosen. */
export const placeOf = ({ unitName, host }: Pick<Told, 'unitName' | 'host'>): string => unitName ?? host;
