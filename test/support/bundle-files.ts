import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export type CsvRow = Readonly<Record<string, string>>;

/** The rows of one CSV file by header, or none when the file is not there. */
export function rowsOf(folder: string, name: string): CsvRow[] {
  const path = join(folder, name);
  if (!existsSync(path)) return [];
  return parse(readFileSync(path), { bom: true, columns: true, delimiter: ';', skip_empty_lines: true });
}

/** The field of a row; a missing column is an error, so that a renamed one cannot pass unseen. */
export function field(row: CsvRow, name: string): string {
  const value = row[name];
  if (value === undefined) throw new Error(`no column ${name} in ${Object.keys(row).join(', ')}`);
  return value;
}

/** The field of a column that a bundle may leave out; blank then. */
export const optionalField = (row: CsvRow, name: string): string => row[name] ?? '';

export const groupBy = <T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
};
