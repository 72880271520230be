import { inSentence } from '../../shared/swedish';
import { hasNoOpenWindow, inARow } from './filter';
import type { Filter } from './filter';

/** What the unit offers lies in other weeks than the block may. */
export const blockedWeek: Filter = {
  code: 'blocked-week',
  title: 'Veckor',
  breach: (situation) => {
    if (!hasNoOpenWindow(situation)) return undefined;
    const { unit, specialtyName } = situation.candidate;
    return `${unit.name} har inga platser i ${inSentence(specialtyName)} ${inARow(situation.windowWeeks)} när blocket får ligga. Be enheten om fler veckor eller flytta blocket.`;
  },
};
