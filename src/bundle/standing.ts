import type { Complaints } from './complaint';
import { cellText, codeColumn, namesIn, type Draft, type DraftSheet } from './draft';
import type { SheetName } from './sheet-name';
import type { ReadRow } from './table/read-table';

/** Cells that a row is asked to have, by column, as canonical text. */
export type Likeness = Readonly<Record<string, string>>;

/** More lost rows than this are taken to include any row whatever. */
const MOST_LOST = 500;

/** Whether a cell could be read and nothing has been said against it. */
export function stands({ file }: DraftSheet, { line, values }: ReadRow, column: string, complaints: Complaints): boolean {
  const refused = complaints.refusedIn(file, line);
  return column in values && !refused.has(column) && !refused.has('');
}

/** Rows of which something was refused. */
const lostRows = ({ file, rows }: DraftSheet, complaints: Complaints): ReadRow[] =>
  rows.filter(({ whole, line }) => !whole || complaints.refusedIn(file, line).size > 0);

/** Tells whether a row that was refused may have been meant as one like this: then its absence proves nothing. */
export function losses(own: DraftSheet, complaints: Complaints): (like: Likeness) => boolean {
  const lost = own.readable ? lostRows(own, complaints) : [];
  const differs = (row: ReadRow, column: string, text: string): boolean =>
    stands(own, row, column, complaints) && cellText(own.sheet.columns[column], row.values[column]) !== text;
  return (like) => {
    if (!own.readable || lost.length > MOST_LOST) return true;
    return lost.some((row) => !Object.entries(like).some(([column, text]) => differs(row, column, text)));
  };
}

/**
 * Codes that no row of a sheet has, but that rows with a refused code may have been meant to have: as many as there are
 * such rows, those first that are named most often, since a slip of the pen is made once.
 */
export function excusedCodes(name: SheetName, draft: Draft, complaints: Complaints): ReadonlySet<string> {
  const target = draft.get(name);
  if (!target || complaints.count === 0) return new Set();
  const code = codeColumn(target.sheet.columns);
  const nameless = target.rows.filter((row) => !stands(target, row, code, complaints)).length;
  if (nameless === 0) return new Set();
  const known = new Set([...target.stored, ...target.rows].map(({ values }) => values[code]));
  const unknown = [...timesNamed(name, draft)].filter(([named]) => !known.has(named));
  return new Set(unknown.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, nameless).map(([named]) => named));
}

/** How often each code of a sheet is named by rows of the source. */
function timesNamed(name: SheetName, draft: Draft): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { sheet, rows } of draft.values()) {
    const columns = Object.entries(sheet.columns).filter(([, { to }]) => to === name).map(([column]) => column);
    for (const { values } of rows) {
      for (const code of columns.flatMap((column) => namesIn(values[column]))) times.set(code, (times.get(code) ?? 0) + 1);
    }
  }
  return times;
}
