import type { EntityManager } from 'typeorm';
import { sheetOf } from './bundle';
import type { WrittenSheet } from './bundle-files.repository';
import type { StoredRows } from './read-bundle';
import type { Sheet } from './sheet';
import { SHEET_NAMES, type SheetName } from './sheet-name';
import { rowKey, spellingOf, speltText, type Spelling } from './spelling';
import { afterSql, insertSql, selectSql } from './storage-sql';
import type { ReadRow } from './table/read-table';

/** Rows that one statement takes. */
const CHUNK = 5000;

type TextRow = Readonly<Record<string, string | null>>;

/** Stores the rows of a sheet, set by set. */
export async function storeRows(em: EntityManager, sheet: Sheet, rows: readonly ReadRow[]): Promise<void> {
  const chunks = chunked(rows).map((chunk) => JSON.stringify(chunk.map((row) => cellsOf(sheet, row))));
  for (const chunk of chunks) await em.query(insertSql(sheet), [chunk]);
  for (const statement of afterSql(sheet)) for (const chunk of chunks) await em.query(statement, [chunk]);
  for (const chunk of chunked(speltOtherwise(sheet, rows))) await em.query(SPELL, [sheet.name, JSON.stringify(chunk)]);
}

const SPELL = `INSERT INTO bundle_spellings (sheet, key, cells) SELECT $1, r.key, r.cells FROM jsonb_to_recordset($2::jsonb) AS r(key text, cells jsonb)
  ON CONFLICT (sheet, key) DO UPDATE SET cells = EXCLUDED.cells`;

function speltOtherwise(sheet: Sheet, rows: readonly ReadRow[]): { key: string; cells: Spelling }[] {
  return rows.flatMap((row) => {
    const cells = spellingOf(sheet, row);
    return cells ? [{ key: rowKey(sheet, row), cells }] : [];
  });
}

function chunked<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, i) => rows.slice(i * CHUNK, (i + 1) * CHUNK));
}

/** The cells of a row in canonical text, what blank stands for filled in, and where it stood. */
const cellsOf = (sheet: Sheet, { line, values }: ReadRow): Record<string, string | number | null> => ({
  ...Object.fromEntries(Object.entries(sheet.columns).map(([name, column]) => [name, values[name] === undefined ? null : column.kind.write(values[name])])),
  source_row: line,
});

/** All rows that the database holds, as if they had been read from a bundle. */
export async function storedRows(em: EntityManager): Promise<StoredRows> {
  const all = new Map<SheetName, ReadRow[]>();
  for (const name of SHEET_NAMES) {
    const sheet = sheetOf(name);
    const rows = await em.query<TextRow[]>(selectSql(sheet, false));
    all.set(name, rows.map((row) => storedRow(sheet, row)));
  }
  return all;
}

function storedRow(sheet: Sheet, texts: TextRow): ReadRow {
  const values: Record<string, unknown> = {};
  let whole = true;
  for (const [name, { kind, fallback }] of Object.entries(sheet.columns)) {
    const text = texts[name] ?? '';
    const reading = text === '' ? { ok: true as const, value: fallback } : kind.read(text);
    if (reading.ok) values[name] = reading.value;
    else whole = false;
  }
  return { line: 0, texts: {}, values, whole };
}

/** Every sheet that has rows, as it goes into an export; of one term when its code is given. */
export async function writtenSheets(em: EntityManager, term?: string): Promise<WrittenSheet[]> {
  const sheets: WrittenSheet[] = [];
  for (const name of SHEET_NAMES) {
    const sheet = sheetOf(name);
    const ofTerm = term !== undefined && sheet.stored.ofTerm !== undefined;
    const rows = await em.query<TextRow[]>(selectSql(sheet, ofTerm), ofTerm ? [term] : []);
    if (rows.length > 0 || sheet.required) sheets.push(written(sheet, rows, await speltRows(em, name)));
  }
  return sheets;
}

async function speltRows(em: EntityManager, sheet: SheetName): Promise<ReadonlyMap<string, Spelling>> {
  const rows = await em.query<{ key: string; cells: Spelling }[]>('SELECT key, cells FROM bundle_spellings WHERE sheet = $1', [sheet]);
  return new Map(rows.map(({ key, cells }) => [key, cells]));
}

function written(sheet: Sheet, texts: readonly TextRow[], spelt: ReadonlyMap<string, Spelling>): WrittenSheet {
  const columns = Object.entries(sheet.columns);
  const all = texts.map((row): string[] => {
    const stored = storedRow(sheet, row);
    const spelling = spelt.get(rowKey(sheet, stored));
    return columns.map(([name, column]) => (name in stored.values ? speltText(column, stored.values[name], spelling?.[name]) : row[name] ?? ''));
  });
  const shown = columns.flatMap(([name, { seldom }], i) => (!seldom || all.some((row) => row[i] !== '') ? [{ name, i }] : []));
  return { name: sheet.name, header: shown.map(({ name }) => name), rows: all.map((row) => shown.map(({ i }) => row[i] ?? '')).sort(byCells) };
}

function byCells(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((cell, i) => cell !== b[i]);
  return at < 0 || (a[at] ?? '') < (b[at] ?? '') ? -1 : 1;
}
