import type { Row } from '../bundle';
import type { Complaints } from '../complaint';
import { cellText, codeColumn, type Draft, type DraftSheet } from '../draft';
import type { SheetName } from '../sheet-name';
import { losses, stands } from '../standing';
import type { ReadRow } from '../table/read-table';

/** Rows of a sheet by their code, each with those of its cells that stand. */
export type Known<N extends SheetName> = ReadonlyMap<string, Partial<Row<N>>>;

/** What a check may rest upon when it judges other rows: nothing that was itself refused. */
export interface Ground {
  /** Rows by code; a code that several rows have is left out, since none can tell which is meant. */
  known<N extends SheetName>(sheet: N): Known<N>;
  /** Whether a row that was refused may have been meant as one like this: then its absence proves nothing. */
  mayBeLost<N extends SheetName>(sheet: N, like?: Partial<Row<N>>): boolean;
  /** Whether the cells of a row that was read have nothing said against them. */
  stand<N extends SheetName>(sheet: N, line: number, ...columns: (keyof Row<N> & string)[]): boolean;
}

/** The ground as the complaints so far leave it. */
export function groundOf(draft: Draft, complaints: Complaints): Ground {
  const maps = new Map<SheetName, Known<SheetName>>();
  const lost = new Map<SheetName, ReturnType<typeof losses>>();
  const sheet = (name: SheetName): DraftSheet => draft.get(name) as DraftSheet;
  return {
    known: (name) => remembered(maps, name, () => knownRows(sheet(name), complaints)),
    mayBeLost: (name, like = {}) => remembered(lost, name, () => losses(sheet(name), complaints))(texts(sheet(name), like)),
    stand: (name, line, ...columns) => {
      const refused = complaints.refusedIn(sheet(name).file, line);
      return !columns.some((column) => refused.has(column));
    },
  };
}

function remembered<K, V>(memory: Map<K, V>, key: K, make: () => V): V {
  const found = memory.get(key) ?? make();
  memory.set(key, found);
  return found;
}

const texts = ({ sheet }: DraftSheet, like: object): Record<string, string> =>
  Object.fromEntries(Object.entries(like).map(([column, value]) => [column, cellText(sheet.columns[column], value)]));

function knownRows(own: DraftSheet, complaints: Complaints): Known<SheetName> {
  const code = codeColumn(own.sheet.columns);
  const rows = new Map<string, Partial<Row<SheetName>>>();
  const doubled = new Set<string>();
  for (const row of [...own.stored, ...own.rows]) {
    const name = row.values[code];
    if (typeof name !== 'string') continue;
    if (rows.has(name)) doubled.add(name);
    rows.set(name, standing(own, row, complaints));
  }
  for (const name of doubled) rows.delete(name);
  return rows;
}

function standing(own: DraftSheet, row: ReadRow, complaints: Complaints): Partial<Row<SheetName>> {
  if (row.whole && (row.line === 0 || complaints.refusedIn(own.file, row.line).size === 0)) return row.values;
  return Object.fromEntries(Object.entries(row.values).filter(([column]) => stands(own, row, column, complaints)));
}
