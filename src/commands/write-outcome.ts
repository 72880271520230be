import { existsSync, statSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { Table } from '../river/outcome-files';
import { Problem } from '../shared/problem';

/** Documents and tables of a run by file name, and its summary. */
export interface OutcomeFiles {
  readonly tables: Readonly<Record<string, Table>>;
  readonly documents: AsyncIterable<{ readonly name: string; readonly content: string | Buffer }>;
}

/** Text that a spreadsheet would run as a formula gets an apostrophe in front. */
const safe = (value: string | number): string | number => (typeof value === 'string' && /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(value) ? `'${value}` : value);

const csvText = ({ columns, rows }: Table): string => stringify([columns, ...rows.map((row) => row.map(safe))], { delimiter: ';' });

/** Refuses, before anything is run, a path that cannot become a folder of results. */
export function assertWritable(out: string): void {
  let folder = resolve(out);
  while (!existsSync(folder)) folder = dirname(folder);
  if (!statSync(folder).isDirectory()) throw new Problem('out-is-no-folder', 'refused', `"${folder}" is a file. Give a folder, or a name that is free.`);
}

/** Makes the folder ready: what an earlier run wrote there goes, all else stays. */
export async function clearOutcome(out: string, tableNames: readonly string[]): Promise<void> {
  await mkdir(out, { recursive: true });
  await rm(join(out, 'summary.json'), { force: true });
  await rm(join(out, 'invoices'), { recursive: true, force: true });
  for (const name of tableNames) await rm(join(out, name), { force: true });
}

/** Writes tables and documents, and gives the number of documents. The summary comes last, by `writeSummary`: where it is, all is. */
export async function writeOutcome(out: string, { tables, documents }: OutcomeFiles): Promise<number> {
  for (const [name, table] of Object.entries(tables)) await writeFile(join(out, name), csvText(table));
  const folder = join(out, 'invoices');
  await mkdir(folder, { recursive: true });
  let count = 0;
  for await (const { name, content } of documents) {
    await writeFile(join(folder, name), content);
    count += 1;
  }
  return count;
}

export const writeSummary = (out: string, summary: object): Promise<void> => writeFile(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
