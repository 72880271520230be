import { stringify } from 'csv-stringify/sync';
import type { Day } from '../shared/day';
import { kronorText, type Ore } from '../shared/money';

/** A student-day behind an invoice line. The placement is told by its number: no name stands in an annex. */
export interface TeachingEvidence {
  readonly position: number;
  readonly placement: string;
  readonly day: Day;
  /** Negative where the invoice takes the day back. */
  readonly halfDays: number;
  readonly unit: string;
  readonly activity: string;
  readonly rateOre: Ore;
  readonly perHalfDays: number;
  /** Code of the organisation: no name stands here either. */
  readonly certifiedBy: string;
  readonly certifiedOn: string;
}

/** A reimbursed receipt behind an invoice line. */
export interface ClaimEvidence {
  readonly position: number;
  readonly placement: string;
  readonly claim: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly unit: string;
  readonly receiptOre: Ore;
  readonly chargedOre: Ore;
  readonly rule: string;
  readonly decidedOn: string;
}

const form = { bom: true, delimiter: ';', record_delimiter: 'windows' } as const;

/** Text that a spreadsheet would run as a formula gets an apostrophe in front; our own numbers may be negative. */
export const safeCell = (text: string): string => (/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text);

const teachingColumns = ['rad', 'placering', 'dag', 'halvdagar', 'enhet', 'aktivitet', 'belopp_kr', 'belopp_per_halvdagar', 'intygad_av', 'intygad_den'];

/** The annex of a teaching invoice, a row for each student and day: its half-days add up to the lines'. */
export const teachingAnnex = (rows: readonly TeachingEvidence[]): string =>
  stringify([teachingColumns, ...rows.map((row) => [
    row.position, safeCell(row.placement), row.day, row.halfDays, safeCell(row.unit), safeCell(row.activity), kronorText(row.rateOre), row.perHalfDays, safeCell(row.certifiedBy), row.certifiedOn,
  ])], form);

const claimColumns = ['rad', 'placering', 'ersattning', 'forsta_dag', 'sista_dag', 'enhet', 'kvitto_kr', 'ersatt_kr', 'regel', 'beslutad_den'];

/** The annex of a housing or travel invoice, a row for each receipt: its amounts add up to the lines'. */
export const claimAnnex = (rows: readonly ClaimEvidence[]): string =>
  stringify([claimColumns, ...rows.map((row) => [
    row.position, safeCell(row.placement), safeCell(row.claim), row.firstDay, row.lastDay, safeCell(row.unit), kronorText(row.receiptOre), kronorText(row.chargedOre), safeCell(row.rule), row.decidedOn,
  ])], form);
