import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { safeCell } from '../invoicing/annex';
import type { InvoiceDocument } from '../invoicing/document';
import { measureOf, quantityText } from '../invoicing/measure';
import { isDay, type Day } from '../shared/day';
import { passesLuhn } from '../shared/luhn';
import { kronorText } from '../shared/money';
import { findPersonalNumber } from '../shared/personal-number';

const columns = [
  'underlag', 'typ', 'rattar', 'kopare', 'kopare_orgnr', 'referens', 'avtal', 'avser', 'forsta_dag', 'sista_dag', 'dagar_netto', 'momskod', 'rad', 'aktivitet', 'text', 'antal', 'pris_kr', 'pris_per',
  'belopp_kr', 'netto_kr', 'moms_kr', 'avrundning_kr', 'att_betala_kr',
];

function rowsOf(document: InvoiceDocument): (string | number)[][] {
  const { number, type, original, buyer, buyerReference, agreementNumber, kind, daysNet, vatCategory, netOre, vatOre, roundingOre, payableOre } = document;
  return document.lines.map((line, i) => [
    number, type, safeCell(original?.number ?? ''), safeCell(buyer.name), buyer.organisationNumber, safeCell(buyerReference), safeCell(agreementNumber), kind, line.firstDay, line.lastDay, daysNet, vatCategory,
    line.position, safeCell(line.activity), safeCell(line.description), quantityText(kind, line), kronorText(line.rateOre), measureOf(kind, line).perSwedish, kronorText(line.netOre),
    ...(i === 0 ? [netOre, vatOre, roundingOre, payableOre].map(kronorText) : ['', '', '', '']),
  ]);
}

/** What another system makes invoices of: a row for each line, the document's sums on its first. */
export const basisFile = (documents: readonly InvoiceDocument[]): string =>
  stringify([columns, ...documents.flatMap(rowsOf)], { bom: true, delimiter: ';', record_delimiter: 'windows' });

/** A number that has come back. */
export interface BasisNumber {
  readonly row: number;
  readonly basis: string;
  readonly number: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly ocr: string;
}

const headings = ['underlag', 'nummer', 'datum', 'forfaller', 'ocr'] as const;
type Cells = Readonly<Record<(typeof headings)[number], string>>;

const checks: readonly ((cells: Cells) => string | false)[] = [
  ({ underlag }) => !/^B\d{6,}$/.test(underlag) && `"${underlag}" is no basis; it is B and six digits`,
  ({ nummer }) => (!/^[\w./-]{1,40}$/.test(nummer) || findPersonalNumber(nummer) !== undefined) && `"${nummer}" is no number; 1 to 40 letters, digits, dots, dashes or slashes`,
  ({ datum }) => !isDay(datum) && `datum "${datum}" is no day; write it as YYYY-MM-DD`,
  ({ datum, forfaller }) => (!isDay(forfaller) || forfaller < datum) && `forfaller "${forfaller}" is no day from ${datum} on`,
  ({ ocr }) => ocr !== '' && !(/^\d{2,25}$/.test(ocr) && passesLuhn(ocr)) && `ocr "${ocr}" is no OCR number: 2 to 25 digits, the last a check digit`,
];

/** Reads numbers that come back: headings underlag, nummer, datum, forfaller and, if there is one, ocr. */
export function readNumbers(content: string): { numbers: BasisNumber[]; faults: string[] } {
  let rows: string[][];
  try {
    rows = parse(content, { bom: true, delimiter: [';', ',', '\t'], skip_empty_lines: true, relax_column_count: true, trim: true });
  } catch {
    return { numbers: [], faults: ['Row 1: this is no table; send text with headings, a row for each basis.'] };
  }
  const [head = [], ...body] = rows;
  const places = headings.map((name) => head.map((cell) => cell.toLowerCase().replace('ö', 'o')).indexOf(name));
  const missing = headings.filter((name, i) => places[i] === -1 && name !== 'ocr');
  if (missing.length > 0) return { numbers: [], faults: missing.map((name) => `Row 1: the column "${name}" is missing.`) };
  const read = body.map((cells, i) => ({ row: i + 2, cells: Object.fromEntries(headings.map((name, at) => [name, cells[places[at] ?? -1] ?? ''])) as unknown as Cells }));
  const faults = read.flatMap(({ row, cells }) => checks.map((check) => check(cells)).filter((each) => each !== false).map((each) => `Row ${row}: ${each}.`));
  return { faults, numbers: read.map(({ row, cells }) => ({ row, basis: cells.underlag, number: cells.nummer, issuedOn: cells.datum, dueOn: cells.forfaller, ocr: cells.ocr })) };
}
