import { closeSync, openSync, writeSync } from 'node:fs';
import type { Row } from './mip';
import type { StageOrder } from './lexicographic';

/** Characters kept before they are written. */
const CHUNK = 1 << 20;

/** Writes a stage in CPLEX LP format; column c is called xc, and stands c-th. */
export function writeLpFile(path: string, { mip, rows, objective }: Pick<StageOrder, 'mip' | 'rows' | 'objective'>): void {
  const file = openSync(path, 'w');
  let kept = '';
  const put = (text: string): void => {
    kept += text;
    if (kept.length < CHUNK) return;
    writeSync(file, kept);
    kept = '';
  };
  put('Minimize\n obj:');
  mip.columns.forEach((_, c) => put(` + ${objective[c] ?? 0} x${c}\n`));
  put('Subject To\n');
  rows.forEach((row, r) => putRow(put, row, r));
  put('Binary\n');
  mip.columns.forEach((_, c) => put(` x${c}\n`));
  put('End\n');
  writeSync(file, kept);
  closeSync(file);
}

function putRow(put: (text: string) => void, { columns, amounts, low, high }: Row, r: number): void {
  put(` r${r}:`);
  columns.forEach((c, i) => put(` + ${amounts?.[i] ?? 1} x${c}\n`));
  put(low === high ? ` = ${high}\n` : ` <= ${high}\n`);
}
