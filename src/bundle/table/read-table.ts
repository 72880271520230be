import type { Complaints } from '../complaint';
import type { Column, Sheet } from '../sheet';
import { startsLikeFormula, unmarkFormula } from './formula';
import { headerOf } from './header';
import type { RawRow, RawTable } from './raw-table';

/** A row as far as it could be read; what is missing in `values` although it has a text could not. */
export interface ReadRow {
  readonly line: number;
  readonly texts: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether every cell could be read. */
  readonly whole: boolean;
}

/** Reads the cells of a table by the types of its columns; undefined when the header makes that impossible. */
export function readTable(sheet: Sheet, table: RawTable, complaints: Complaints): ReadRow[] | undefined {
  const header = headerOf(sheet, table, complaints);
  if (!header) return undefined;
  return table.rows.map((row) => {
    if (!isWide(table, row, header.length, complaints)) return { line: row.line, texts: {}, values: {}, whole: false };
    return readRow(sheet, table.file, header, row, complaints);
  });
}

/** Cells beyond the header may only be blank; a row that ends early is taken for broken. */
function isWide(table: RawTable, { line, cells }: RawRow, width: number, complaints: Complaints): boolean {
  if (cells.length >= width && cells.slice(width).every((cell) => cell.trim() === '')) return true;
  complaints.add({ code: 'ragged-row', file: table.file, row: line, value: cells.join(';'), accepted: `${width} cells as in the header (this row has ${cells.length})` });
  return false;
}

function readRow(sheet: Sheet, file: string, header: readonly string[], { line, cells }: RawRow, complaints: Complaints): ReadRow {
  const texts: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  let whole = true;
  header.forEach((name, i) => {
    texts[name] = (cells[i] ?? '').trim().normalize('NFC');
  });
  for (const [name, column] of Object.entries(sheet.columns)) {
    const reading = readCell(column, texts[name] ?? '');
    if (reading.ok) values[name] = reading.value;
    else {
      whole = false;
      complaints.add({ code: reading.code, file, row: line, column: name, value: texts[name] ?? '', accepted: reading.accepted });
    }
  }
  return { line, texts, values, whole };
}

/** A cell's value by its column: blank means absent or the fallback, and nothing unseen may hide in it. */
export function readCell(column: Column<unknown>, text: string): ReturnType<typeof column.kind.read> {
  if (text === '') return readBlank(column);
  if (/[\p{Cc}\u2028\u2029\uFEFF\u202A-\u202E\u2066-\u2069]/u.test(text)) {
    return { ok: false, code: 'control-character', accepted: 'one line of text without control characters' };
  }
  if (!column.kind.free) return column.kind.read(text);
  if (startsLikeFormula(text)) return { ok: false, code: 'formula', accepted: `text that does not begin with = + - @ (write '${text.slice(0, 20)} if it must)` };
  return column.kind.read(unmarkFormula(text));
}

function readBlank(column: Column<unknown>): ReturnType<typeof column.kind.read> {
  if (column.presence === 'required') return { ok: false, code: 'required', accepted: column.kind.accepts };
  return { ok: true, value: column.fallback };
}
