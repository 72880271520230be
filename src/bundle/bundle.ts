import type { RowOf, Sheet } from './sheet';
import type { SheetName } from './sheet-name';
import { SHEETS } from './sheets/index';

/** The values of one row of a sheet. */
export type Row<N extends SheetName> = RowOf<(typeof SHEETS)[N]['columns']>;

/** A row whose every cell could be read, with the place it was read from. */
export interface Entry<R> {
  /** Line in the CSV file, or row of the sheet, counted from 1; 0 for a row that the database holds already. */
  readonly line: number;
  readonly row: R;
}

/** A whole term: the rows of every sheet. */
export type Bundle = { readonly [N in SheetName]: readonly Entry<Row<N>>[] };

/** The sheets without their particular columns, for what treats all alike. */
export const sheetOf = (name: SheetName): Sheet => SHEETS[name] as unknown as Sheet;
