import { groupBy } from '../../shared/group-by';
import type { Bundle, Entry, Row } from '../bundle';
import type { SheetName } from '../sheet-name';
import type { Ground } from './known';

/** Says that a cell of a row is not acceptable, with a stable code and what would be. Rows that are stored already and cells that were refused before are passed over. */
export type Say = <N extends SheetName>(sheet: N, entry: Entry<Row<N>>, column: keyof Row<N> & string, code: string, accepted: string) => void;

/**
 * A rule that rows of several sheets keep together. It judges rows whose every cell could be read, and rests on the
 * ground when it does: what follows only from a row that was itself refused is not said.
 */
export type Check = (bundle: Bundle, say: Say, ground: Ground) => void;

/** Entries in groups by the text that a function makes of them. */
export const grouped = <R>(entries: readonly Entry<R>[], keyOf: (row: R) => string): ReadonlyMap<string, readonly Entry<R>[]> =>
  groupBy(entries, ({ row }) => keyOf(row));
