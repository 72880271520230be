import { startsOf } from '../../programmes/window';
import { weekIndex } from '../../shared/term';
import { weekOf } from '../../shared/week';
import type { AttemptRule } from '../attempt';

/** The block lies within the term and within its own first and last week. */
export const window: AttemptRule = {
  code: 'window',
  title: 'Tid',
  breach: ({ requirement, term, span }) => {
    const start = weekIndex(term, weekOf(span.firstDay));
    if (startsOf(requirement, term).includes(start)) return undefined;
    const [first, last] = [requirement.earliestWeek ?? term.firstWeek, requirement.latestWeek ?? term.lastWeek];
    return `Blocket ${requirement.code} ska ligga inom veckorna ${first}–${last}, inte ${weekOf(span.firstDay)}–${weekOf(span.lastDay)}. Välj en annan startvecka.`;
  },
};
