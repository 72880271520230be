import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import writeWorkbook from 'write-excel-file/node';
import type { Complaints } from './complaint';
import type { Source } from './read-bundle';
import { isSheetName, SHEET_NAMES, type SheetName } from './sheet-name';
import { csvTable } from './table/csv-table';
import { nearest } from './table/nearest';
import { LIMITS, type RawTable } from './table/raw-table';
import { Unfit } from './table/unpack';
import { workbookTables } from './table/workbook';

/** A sheet ready to be written: its header and its rows of texts. */
export interface WrittenSheet {
  readonly name: SheetName;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Reads a folder of CSV files or one workbook; complaints tell what cannot be read. */
export async function readSource(path: string, complaints: Complaints): Promise<Source> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return readFolder(path, complaints);
  if (found?.isFile() && extname(path).toLowerCase() === '.xlsx') return readWorkbook(path, found.size, complaints);
  complaints.add({ code: found ? 'unknown-source' : 'missing-source', file: path, accepted: 'a folder of CSV files, or a workbook (.xlsx)' });
  return { fileOf: (sheet) => `${sheet}.csv`, tables: new Map(), unreadable: new Set(SHEET_NAMES) };
}

async function readFolder(folder: string, complaints: Complaints): Promise<Source> {
  const tables = new Map<SheetName, RawTable>();
  const unreadable = new Set<SheetName>();
  const misnamed: string[] = [];
  for (const file of (await readdir(folder)).sort()) {
    if (extname(file).toLowerCase() !== '.csv') continue;
    const name = basename(file, extname(file));
    if (!isSheetName(name) || extname(file) !== '.csv') {
      complaints.add({ code: 'unknown-file', file, value: file, accepted: suggestion(name, '.csv') });
      misnamed.push(name);
    } else {
      const table = await readCsv(join(folder, file), file, complaints);
      if (table) tables.set(name, table);
      else unreadable.add(name);
    }
  }
  return { fileOf: (sheet) => `${sheet}.csv`, tables, unreadable: new Set([...unreadable, ...meant(misnamed, tables)]) };
}

/** The sheets that files of other names are likely to hold: what refers to them cannot be judged. */
const meant = (misnamed: readonly string[], tables: ReadonlyMap<SheetName, RawTable>): SheetName[] =>
  misnamed.flatMap((name) => nearest(name, SHEET_NAMES) ?? []).filter((name): name is SheetName => isSheetName(name) && !tables.has(name));

const suggestion = (name: string, ending: string): string => {
  const near = nearest(name, SHEET_NAMES);
  return near === undefined ? `one of ${SHEET_NAMES.map((known) => known + ending).join(', ')}` : `${near}${ending}, if that is what is meant`;
};

async function readCsv(path: string, file: string, complaints: Complaints): Promise<RawTable | undefined> {
  const size = await stat(path).then((found) => found.size, () => 0);
  if (size > LIMITS.fileBytes) {
    complaints.add({ code: 'file-too-large', file, value: `${size >> 20} MB`, accepted: `at most ${LIMITS.fileBytes >> 20} MB` });
    return undefined;
  }
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes) return csvTable(file, bytes, complaints);
  complaints.add({ code: 'unreadable-file', file, accepted: 'a file that may be read' });
  return undefined;
}

async function readWorkbook(path: string, size: number, complaints: Complaints): Promise<Source> {
  const file = basename(path);
  const fileOf = (sheet: SheetName): string => sheet;
  const refused = (code: string, accepted: string): Source => {
    complaints.add({ code, file, accepted });
    return { fileOf, tables: new Map(), unreadable: new Set(SHEET_NAMES) };
  };
  if (size > LIMITS.workbookBytes) return refused('file-too-large', `at most ${LIMITS.workbookBytes >> 20} MB`);
  try {
    const sheets = await workbookTables(await readFile(path));
    const tables = knownSheets(sheets, complaints);
    return { fileOf, tables, unreadable: new Set(meant([...sheets.keys()].filter((name) => !isSheetName(name)), tables)) };
  } catch (error) {
    if (error instanceof Unfit) return refused(error.code, error.accepted);
    throw error;
  }
}

function knownSheets(sheets: ReadonlyMap<string, RawTable>, complaints: Complaints): Map<SheetName, RawTable> {
  const tables = new Map<SheetName, RawTable>();
  for (const [name, table] of sheets) {
    if (isSheetName(name)) tables.set(name, table);
    else complaints.add({ code: 'unknown-sheet', file: name, value: name, accepted: suggestion(name, '') });
  }
  return tables;
}

/** Writes a folder of CSV files in UTF-8, columns with `;` between; files of other sheets, from an earlier export, are taken away. */
export async function writeFolder(folder: string, sheets: readonly WrittenSheet[]): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const names = new Set(sheets.map(({ name }) => name));
  await Promise.all(SHEET_NAMES.filter((name) => !names.has(name)).map((name) => rm(join(folder, `${name}.csv`), { force: true })));
  return Promise.all(sheets.map(async ({ name, header, rows }) => {
    const path = join(folder, `${name}.csv`);
    await writeFile(path, stringify([header, ...rows] as string[][], { delimiter: ';' }));
    return path;
  }));
}

/** Writes one workbook of which every cell is text; its folder is made where there is none. */
export async function writeWorkbookFile(path: string, sheets: readonly WrittenSheet[]): Promise<string[]> {
  await mkdir(dirname(path), { recursive: true });
  const cell = (value: string): { value: string; type: StringConstructor } | null => (value === '' ? null : { value, type: String });
  const workbook = writeWorkbook(sheets.map(({ name, header, rows }) => ({ sheet: name, data: [header, ...rows].map((row) => row.map(cell)) })));
  await writeFile(path, await workbook.toBuffer());
  return [path];
}
