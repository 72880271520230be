import type { Outcome } from './simulate';

/** A row of the table: a practice and how it turned out; of several draws the one in the middle by the worst off, with the range. */
export interface Row {
  readonly name: string;
  readonly outcome: Outcome;
  readonly range?: readonly [number, number];
}

const heads = ['practice', 'worst off', 'range', 'mean', 'median', 'Gini', 'unplaced', 'worst × VILplats'] as const;

/** The rows as text; the first is what the others are held against. */
export function table(rows: readonly Row[]): string[] {
  const own = rows[0]?.outcome.spread.worst ?? 0;
  const lines = rows.map(({ name, outcome: { spread, unplaced }, range }) => [
    name, String(spread.worst), range ? range.join('–') : '', spread.mean.toFixed(1), spread.median.toFixed(1), spread.gini.toFixed(2), String(unplaced), own > 0 ? (spread.worst / own).toFixed(2) : '',
  ]);
  const widths = heads.map((head, c) => Math.max(head.length, ...lines.map((line) => (line[c] ?? '').length)));
  return [heads, ...lines].map((line) => line.map((cell, c) => (c === 0 ? cell.padEnd(widths[c] ?? 0) : cell.padStart(widths[c] ?? 0))).join('   ').trimEnd());
}
