import type { Bundle, Entry } from './bundle';
import { sheetOf } from './bundle';
import { CHECKS } from './checks/index';
import type { Say } from './checks/check';
import type { Complaints } from './complaint';
import { cellText, type Draft, type DraftSheet } from './draft';
import { SHEET_NAMES, type SheetName } from './sheet-name';
import { SHEET_RULES } from './sheet-rules/index';
import type { RawTable } from './table/raw-table';
import { readTable, type ReadRow } from './table/read-table';

/** What a folder or a workbook holds: the table of each sheet that could be read, and the sheets that could not. */
export interface Source {
  /** The name under which a sheet appears in messages: `towns.csv`, or `towns` in a workbook. */
  fileOf(sheet: SheetName): string;
  readonly tables: ReadonlyMap<SheetName, RawTable>;
  readonly unreadable: ReadonlySet<SheetName>;
}

/** Rows that the database holds already, by sheet. */
export type StoredRows = ReadonlyMap<SheetName, readonly ReadRow[]>;

/** Reads all sheets and judges them by every rule; complaints gather what is wrong. The rows are of the source only. */
export function readBundle(source: Source, stored: StoredRows, complaints: Complaints): ReadonlyMap<SheetName, readonly ReadRow[]> {
  const draft: Draft = new Map(SHEET_NAMES.map((name) => [name, draftSheet(name, source, stored, complaints)]));
  for (const own of draft.values()) for (const rule of SHEET_RULES) rule(own, draft, complaints);
  const say = sayTo(draft, complaints);
  const bundle = bundleOf(draft);
  for (const check of CHECKS) check(bundle, say);
  return new Map([...draft].map(([name, { rows }]) => [name, rows]));
}

function draftSheet(name: SheetName, source: Source, stored: StoredRows, complaints: Complaints): DraftSheet {
  const sheet = sheetOf(name);
  const file = source.fileOf(name);
  const held = stored.get(name) ?? [];
  const needed = sheet.required && held.length === 0;
  const table = source.tables.get(name);
  if (!table) {
    const readable = !source.unreadable.has(name);
    if (readable && needed) complaints.add({ code: 'missing-file', file, accepted: `the file or sheet ${file}` });
    return { sheet, file, rows: [], stored: held, readable };
  }
  if (needed && table.rows.length === 0) complaints.add({ code: 'no-rows', file, accepted: 'at least one row below the header' });
  const rows = readTable(sheet, table, complaints);
  return { sheet, file, rows: rows ?? [], stored: held, readable: rows !== undefined };
}

function bundleOf(draft: Draft): Bundle {
  const entries = [...draft].map(([name, { stored, rows }]): [SheetName, Entry<unknown>[]] => [
    name, [...stored, ...rows].filter((row) => row.whole).map(({ line, values }) => ({ line, row: values })),
  ]);
  return Object.fromEntries(entries) as unknown as Bundle;
}

function sayTo(draft: Draft, complaints: Complaints): Say {
  return (name, { line, row }, column, code, accepted) => {
    const own = draft.get(name);
    if (!own || line === 0) return;
    const value = cellText(own.sheet.columns[column], (row as Readonly<Record<string, unknown>>)[column]);
    complaints.add({ code, file: own.file, row: line, column, value, accepted });
  };
}
