import { addDays, type Day } from '../shared/day';
import type { Breach } from '../shared/problem';
import type { TermSpan } from '../shared/term';
import { mondayOf, weeksBetween } from '../shared/week';

/** What a new term is told by. */
export interface NewTerm extends TermSpan {
  readonly code: string;
}

const longest = 60;

/** Autumn or spring and the year, such as HT2026. */
export const termCodeShape = /^(HT|VT)(19|20|21)\d{2}$/;

export const termCodeSays = 'HT (autumn) or VT (spring) and the year, such as HT2026';

/** Monday of the first week and Sunday of the last. */
export const daysOf = ({ firstWeek, lastWeek }: TermSpan): { firstDay: Day; lastDay: Day } => ({ firstDay: mondayOf(firstWeek), lastDay: addDays(mondayOf(lastWeek), 6) });

/** What is wrong with the weeks of a term. */
export function breachesOfTerm({ firstWeek, lastWeek }: TermSpan): Breach[] {
  const weeks = weeksBetween(firstWeek, lastWeek) + 1;
  if (weeks < 1) return [{ code: 'weeks-reversed', detail: `lastWeek: ${lastWeek} is before ${firstWeek}; give a later week` }];
  return weeks > longest ? [{ code: 'term-too-long', detail: `lastWeek: a term has at most ${longest} weeks, and this has ${weeks}; end it earlier` }] : [];
}
