import { hasNoOpenWindow, inARow } from './filter';
import type { Filter } from './filter';

/** The unit is closed, and what it offers around that leaves no window. */
export const closure: Filter = {
  code: 'closure',
  title: 'Stängd enhet',
  breach: (situation) => {
    if (!situation.hasClosure || !hasNoOpenWindow(situation)) return undefined;
    const { unit } = situation.candidate;
    return `${unit.name} är stängd så att enheten inte är öppen ${inARow(situation.windowWeeks)} när blocket får ligga. Välj en annan enhet eller en annan termin.`;
  },
};
