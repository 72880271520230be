import { stringify } from 'csv-stringify/sync';
import writeWorkbook from 'write-excel-file/node';

/** A table of figures for files: text, whole or decimal numbers, nothing. */
export interface FiguresSheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers may be negative. */
const safe = (cell: string | number | null): string | number => {
  if (typeof cell !== 'string') return cell ?? '';
  return /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) && !/^-\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
};

/** The sheets below each other, each row with the name of its sheet first, as CSV that spreadsheets open. */
export function csvOf(sheets: readonly FiguresSheet[]): string {
  const tables = sheets.map(({ name, header, rows }) => [['tabell', ...header], ...rows.map((row) => [name, ...row.map(safe)])]);
  return stringify(tables.flat(), { bom: true, delimiter: ';', record_delimiter: 'windows' });
}

/** The sheets of a workbook. */
export function xlsxOf(sheets: readonly FiguresSheet[]): Promise<Buffer> {
  return writeWorkbook(sheets.map(({ name, header, rows }) => ({ sheet: name, data: [header, ...rows].map((row) => row.map((cell) => cell ?? '')) }))).toBuffer();
}
