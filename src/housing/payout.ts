import { stringify } from 'csv-stringify/sync';
import type { Day } from '../shared/day';
import { kronorText, type Ore } from '../shared/money';

export const payoutMethods = ['bank', 'payroll'] as const;
/** By a file to the bank, or by the organisation's own payroll. */
export type PayoutMethod = (typeof payoutMethods)[number];
export const payoutStates = ['prepared', 'approved', 'settled', 'cancelled'] as const;
export const itemStates = ['waiting', 'paid', 'rejected'] as const;

/** An approved claim that its student has paid first and that nobody has paid back. */
export interface PayableClaim {
  readonly id: string;
  readonly code: string;
  readonly student: string;
  readonly amountOre: Ore;
  readonly decidedOn: Day;
  readonly hasAccount: boolean;
}

/** What payroll takes in: whom, how much, for which claim. */
export interface PayrollRow {
  readonly endToEndId: string;
  readonly student: string;
  readonly claim: string;
  readonly kind: string;
  readonly amountOre: Ore;
  readonly payOn: Day;
}

/** Semicolons and a byte order mark, as Swedish spreadsheets read it; nothing in it is a formula. */
export const payrollCsv = (rows: readonly PayrollRow[]): string => stringify(
  rows.map(({ endToEndId, student, claim, kind, amountOre, payOn }) => [endToEndId, student, claim, kind, kronorText(amountOre).replace('.', ','), payOn]),
  { header: true, columns: ['referens', 'student', 'krav', 'slag', 'belopp', 'betalas'], delimiter: ';', bom: true, escape_formulas: true });
