import { MOST_COMPLAINTS, type Complaints } from './complaint';
import type { Column, Columns, Sheet } from './sheet';
import type { SheetName } from './sheet-name';
import type { ReadRow } from './table/read-table';

/** The rows of one sheet as read, and those that the database holds already. */
export interface DraftSheet {
  readonly sheet: Sheet;
  readonly file: string;
  readonly rows: readonly ReadRow[];
  readonly stored: readonly ReadRow[];
  /** False when the file could not be read: what refers to it cannot be judged. */
  readonly readable: boolean;
}

export type Draft = ReadonlyMap<SheetName, DraftSheet>;

/** A rule that every sheet is held to by its own declaration. */
export type SheetRule = (own: DraftSheet, draft: Draft, complaints: Complaints) => void;

/** The text of a row in some columns, or undefined where one of them could not be read. */
export function keyText(row: ReadRow, columns: readonly string[], sheet: Sheet): string | undefined {
  const parts: string[] = [];
  for (const name of columns) {
    if (!(name in row.values)) return undefined;
    parts.push(cellText(sheet.columns[name], row.values[name]));
  }
  return parts.join(' ');
}

/** A value in its canonical form; blank when there is none. */
export const cellText = (column: Column<unknown> | undefined, value: unknown): string =>
  value === undefined || !column ? '' : column.kind.write(value);

/** The names that a cell holds: one, several in a list, or none. */
export function namesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string');
  return typeof value === 'string' ? [value] : [];
}

/** The first of a sheet's key columns: the one that other sheets name. */
export const codeColumn = (columns: Columns): string => Object.keys(columns)[0] ?? '';

/** Whether it is still worth working out a suggestion. */
export const worthSuggesting = (complaints: Complaints, candidates: number): boolean => candidates <= 500 && complaints.count < MOST_COMPLAINTS;
