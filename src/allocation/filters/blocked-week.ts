import { hasNoOpenWindow } from './filter';
import type { Filter } from './filter';

/** What the unit offers lies in other weeks than the block may. */
export const blockedWeek: Filter = {
  code: 'blocked-week',
  title: 'Veckor',
  breach: (situation) => {
    if (!hasNoOpenWindow(situation)) return undefined;
    const { unit } = situation.candidate;
    return `${unit.name} erbjuder inga ${situation.windowWeeks} veckor i följd när blocket får ligga. Be enheten om fler veckor eller flytta blocket.`;
  },
};
