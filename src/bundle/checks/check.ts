import type { Bundle, Entry, Row } from '../bundle';
import type { SheetName } from '../sheet-name';

/** Says that a cell of a row is not acceptable, with a stable code and what would be. Rows that are stored already are passed over. */
export type Say = <N extends SheetName>(sheet: N, entry: Entry<Row<N>>, column: keyof Row<N> & string, code: string, accepted: string) => void;

/** A rule that rows of several sheets keep together. It sees only rows whose every cell could be read. */
export type Check = (bundle: Bundle, say: Say) => void;

/** Rows by their code; the first when several have the same. */
export const byCode = <R extends { readonly code: string }>(entries: readonly Entry<R>[]): ReadonlyMap<string, R> =>
  new Map([...entries].reverse().map(({ row }) => [row.code, row]));

/** Entries in groups by the text that a function makes of them. */
export function grouped<R>(entries: readonly Entry<R>[], keyOf: (row: R) => string): ReadonlyMap<string, readonly Entry<R>[]> {
  const groups = new Map<string, Entry<R>[]>();
  for (const entry of entries) {
    const key = keyOf(entry.row);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}
