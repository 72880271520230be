import { startsOf } from '../../programmes/window';
import { inSentence, weeksSwedish } from '../../shared/swedish';
import { weekIndex } from '../../shared/term';
import { weekOf } from '../../shared/week';
import type { AttemptRule } from '../attempt';

/** The block lies within the term and within its own first and last week. */
export const window: AttemptRule = {
  code: 'window',
  title: 'Tid',
  breach: ({ requirement, specialtyName, term, span }) => {
    const start = weekIndex(term, weekOf(span.firstDay));
    if (startsOf(requirement, term).includes(start)) return undefined;
    const [first, last] = [requirement.earliestWeek ?? term.firstWeek, requirement.latestWeek ?? term.lastWeek];
    return `Blocket i ${inSentence(specialtyName)} ska ligga ${weeksSwedish(first, last)}, inte ${weeksSwedish(weekOf(span.firstDay), weekOf(span.lastDay))}. Välj en annan startvecka.`;
  },
};
