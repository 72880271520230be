import type { Bundle, Entry } from './bundle';
import { sheetOf } from './bundle';
import { CHECKS } from './checks/index';
import type { Check, Say } from './checks/check';
import { groundOf } from './checks/known';
import type { Complaints, Fault } from './complaint';
import { cellText, namesIn, type Draft, type DraftSheet } from './draft';
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
  const draft = drafted(source, stored, complaints);
  for (const own of draft.values()) for (const rule of SHEET_RULES) rule(own, draft, complaints);
  const bundle = bundleOf(draft, complaints);
  for (const check of CHECKS) judge(check, bundle, draft, complaints);
  complaints.settle();
  return new Map([...draft].map(([name, { rows }]) => [name, rows]));
}

function drafted(source: Source, stored: StoredRows, complaints: Complaints): Draft {
  const draft = new Map(SHEET_NAMES.map((name) => [name, draftSheet(name, source, stored, complaints)]));
  for (const [name, own] of draft) {
    if (!own.readable || own.sheet.required || own.rows.length + own.stored.length > 0) continue;
    const namer = firstNamer(name, draft);
    if (!namer) continue;
    complaints.add({ code: 'missing-rows', file: own.file, accepted: `a file with the rows that ${namer} names` });
    draft.set(name, { ...own, readable: false });
  }
  return draft;
}

/** The first file with a row that names a row of the sheet. */
function firstNamer(name: SheetName, draft: Draft): string | undefined {
  const isNaming = ({ sheet, rows }: DraftSheet): boolean => {
    const columns = Object.entries(sheet.columns).filter(([, { to }]) => to === name);
    return rows.some(({ values }) => columns.some(([column]) => namesIn(values[column]).length > 0));
  };
  return [...draft.values()].find(isNaming)?.file;
}

function draftSheet(name: SheetName, source: Source, stored: StoredRows, complaints: Complaints): DraftSheet {
  const sheet = sheetOf(name);
  const file = source.fileOf(name);
  const held = stored.get(name) ?? [];
  const table = source.tables.get(name);
  const rows = table ? readTable(sheet, table, complaints) : noneUnless(source.unreadable.has(name));
  const isWanting = sheet.required && rows?.length === 0 && held.length === 0;
  if (isWanting) complaints.add(table ? noRows(file) : { code: 'missing-file', file, accepted: `the file or sheet ${file}` });
  return { sheet, file, rows: rows ?? [], stored: held, readable: rows !== undefined && !isWanting };
}

const noneUnless = (isUnreadable: boolean): readonly ReadRow[] | undefined => (isUnreadable ? undefined : []);

const noRows = (file: string): Fault => ({ code: 'no-rows', file, accepted: 'at least one row below the header' });

function bundleOf(draft: Draft, complaints: Complaints): Bundle {
  const entries = [...draft].map(([name, own]): [SheetName, Entry<unknown>[]] => [
    name, [...own.stored, ...own.rows].filter((row) => isOwnRow(own, row, complaints)).map(({ line, values }) => ({ line, row: values })),
  ]);
  return Object.fromEntries(entries) as unknown as Bundle;
}

/** Whether every cell could be read, and the row is not one that is there already. */
function isOwnRow({ sheet, file }: DraftSheet, { whole, line }: ReadRow, complaints: Complaints): boolean {
  if (!whole || line === 0) return whole;
  const refused = complaints.refusedIn(file, line);
  return !sheet.key.every((column) => refused.has(column));
}

/** Lets a check speak; cells that others have spoken about are passed over. */
function judge(check: Check, bundle: Bundle, draft: Draft, complaints: Complaints): void {
  const said: Fault[] = [];
  check(bundle, sayTo(draft, complaints, said), groundOf(draft, complaints));
  for (const fault of said) complaints.add(fault);
}

function sayTo(draft: Draft, complaints: Complaints, said: Fault[]): Say {
  return (name, { line, row }, column, code, accepted) => {
    const own = draft.get(name);
    if (!own || line === 0 || complaints.refusedIn(own.file, line).has(column)) return;
    const value = cellText(own.sheet.columns[column], (row as Readonly<Record<string, unknown>>)[column]);
    said.push({ code, file: own.file, row: line, column, value, accepted });
  };
}
