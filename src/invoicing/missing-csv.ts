import { stringify } from 'csv-stringify/sync';
import { kronorText } from '../shared/money';
import { safeCell } from './annex';
import { missingNames, type MissingDay } from './missing';

const columns = ['saknas', 'vad_gors', 'avtalsben', 'betalas_till', 'betalas_av', 'vard', 'enhet', 'termin', 'placering', 'dag', 'halvdagar', 'kvitto_kr', 'perioden_ar_slut', 'upplysning'];

/** What a run could not bill, a row for each day or claim; placements are told by their numbers. */
export const missingCsv = (days: readonly MissingDay[]): string =>
  stringify([columns, ...days.map((row) => [
    missingNames[row.reason].what, missingNames[row.reason].way, ...[row.leg, row.creditor, row.debtor, row.host, row.unit, row.term, row.placement].map(safeCell),
    row.day, row.halfDays, row.receiptOre === null ? '' : kronorText(row.receiptOre), row.isDue ? 'ja' : 'nej', safeCell(row.detail),
  ])], { bom: true, delimiter: ';', record_delimiter: 'windows' });
