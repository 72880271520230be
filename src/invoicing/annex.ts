import { stringify } from 'csv-stringify/sync';
import type { Day } from '../shared/day';
import type { ChargeUnit } from './charge';
import { kronorText, type Ore } from '../shared/money';

/** A student-day behind an invoice line. The placement is told by its number: no name stands in an annex. */
export interface TeachingEvidence {
  readonly position: number;
  readonly placement: string;
  readonly day: Day;
  /** So many of the measure; negative where the invoice takes the day back. */
  readonly units: number;
  /** What is counted: half-days, or hours, visits, days, extent-days of a month, placements, shares of a cancellation. */
  readonly measure: ChargeUnit;
  /** Why it is charged: a day done, notice, a cancellation. */
  readonly source: string;
  readonly unit: string;
  readonly activity: string;
  readonly rateOre: Ore;
  readonly perUnits: number;
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

const measureNames: Readonly<Record<ChargeUnit, string>> = {
  half_day: 'halvdag', hour: 'timme', visit: 'besök', attended_day: 'dag', month: 'procentdag', placement: 'placering', cancellation: 'avbokning', claim: 'ersättning',
};
const sourceNames: Readonly<Record<string, string>> = { day: 'närvaro', claim: 'ersättning', notice: 'uppsägningstid', cancellation: 'avbokning', placement: 'placering', month: 'månad' };

const teachingColumns = ['rad', 'placering', 'dag', 'halvdagar', 'enhet', 'aktivitet', 'belopp_kr', 'belopp_per_halvdagar', 'intygad_av', 'intygad_den', 'antal', 'matt', 'belopp_per_antal', 'grund'];

/**
 * The annex of a teaching invoice, a row for each student and day: its counts add up to the lines'. Half-days stand in columns of
 * their own, empty where something else is counted.
 */
export const teachingAnnex = (rows: readonly TeachingEvidence[]): string =>
  stringify([teachingColumns, ...rows.map((row) => {
    const [halfDays, perHalfDays] = row.measure === 'half_day' ? [row.units, row.perUnits] : ['', ''];
    return [
      row.position, safeCell(row.placement), row.day, halfDays, safeCell(row.unit), safeCell(row.activity), kronorText(row.rateOre), perHalfDays, safeCell(row.certifiedBy), row.certifiedOn,
      row.units, measureNames[row.measure], row.perUnits, sourceNames[row.source] ?? row.source,
    ];
  })], form);

const claimColumns = ['rad', 'placering', 'ersattning', 'forsta_dag', 'sista_dag', 'enhet', 'kvitto_kr', 'ersatt_kr', 'regel', 'beslutad_den'];

/** The annex of a housing or travel invoice, a row for each receipt: its amounts add up to the lines'. */
export const claimAnnex = (rows: readonly ClaimEvidence[]): string =>
  stringify([claimColumns, ...rows.map((row) => [
    row.position, safeCell(row.placement), safeCell(row.claim), row.firstDay, row.lastDay, safeCell(row.unit), kronorText(row.receiptOre), kronorText(row.chargedOre), safeCell(row.rule), row.decidedOn,
  ])], form);
