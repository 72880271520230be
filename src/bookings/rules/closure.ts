import { weeksSwedish } from '../../shared/swedish';
import { weekOf } from '../../shared/week';
import { overlaps } from '../attempt';
import type { AttemptRule } from '../attempt';

/** A closed unit takes nobody. */
export const closure: AttemptRule = {
  code: 'closure',
  title: 'Stängd enhet',
  breach: ({ unit, span, closures }) => {
    const closed = closures.find((days) => overlaps(days, span));
    return closed && `${unit.name} är stängd ${weeksSwedish(weekOf(closed.firstDay), weekOf(closed.lastDay))}. Välj andra veckor eller en annan enhet.`;
  },
};
