import type { Day } from '../shared/day';
import { counted } from '../shared/swedish';
import type { Ore } from '../shared/money';

/** Why something that a leg would pay for is not billed: a step is left to somebody. */
export const missingReasons = ['not_recorded', 'not_certified', 'not_countersigned', 'claim_undecided', 'rate_missing', 'hours_missing', 'visits_missing'] as const;
export type MissingReason = (typeof missingReasons)[number];

/** What of one placement is missing for one reason on one leg. */
export interface MissingRow {
  readonly reason: MissingReason;
  readonly leg: string;
  readonly creditor: string;
  readonly debtor: string;
  readonly host: string;
  readonly unit: string;
  readonly term: string;
  /** The placement's number; no name stands here. */
  readonly placement: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly days: number;
  /** Of the days, those whose period is over, so that a run would have billed them. */
  readonly dueDays: number;
  /** Of the receipt, where it is a claim. */
  readonly receiptOre: Ore | null;
  /** Which rate, where one is missing. */
  readonly detail: string;
}

/** A missing day by itself, for a file. */
export interface MissingDay extends Omit<MissingRow, 'firstDay' | 'lastDay' | 'days' | 'dueDays'> {
  readonly day: Day;
  readonly isDue: boolean;
  readonly halfDays: number;
}

/** What to do about it, and who does it. */
export const missingNames: Readonly<Record<MissingReason, { readonly what: string; readonly way: string }>> = {
  not_recorded: { what: 'Inte registrerade', way: 'Enheten registrerar dagarna.' },
  not_certified: { what: 'Inte intygade', way: 'Enheten intygar dagarna.' },
  not_countersigned: { what: 'Inte kontrasignerade', way: 'Lärosätet kontrasignerar dagarna.' },
  claim_undecided: { what: 'Ersättning inte beslutad', way: 'Ekonomin beslutar om ersättningen.' },
  rate_missing: { what: 'Pris saknas', way: 'Avtalets parter lägger till ett pris, preliminärt om det inte är beslutat.' },
  hours_missing: { what: 'Timmar saknas', way: 'Enheten anger timmar för dagarna.' },
  visits_missing: { what: 'Antal besök saknas', way: 'Enheten anger antal besök för dagarna.' },
};

/** How many days, or claims, are missing for each reason. */
export type MissingCounts = Readonly<Partial<Record<MissingReason, number>>>;

export function missingCounts(rows: readonly Pick<MissingRow, 'reason' | 'days'>[]): MissingCounts {
  const counts: Partial<Record<MissingReason, number>> = {};
  for (const { reason, days } of rows) counts[reason] = (counts[reason] ?? 0) + days;
  return counts;
}

/** `12 dagar inte intygade, 1 ersättning inte beslutad`. */
export const missingSwedish = (counts: MissingCounts): string =>
  missingReasons.flatMap((reason) => {
    const count = counts[reason];
    if (count === undefined || count === 0) return [];
    const what = missingNames[reason].what;
    return [reason === 'claim_undecided' ? counted(count, 'ersättning inte beslutad', 'ersättningar inte beslutade')
      : `${counted(count, 'dag', 'dagar')}: ${what.slice(0, 1).toLowerCase()}${what.slice(1)}`];
  }).join(', ');
