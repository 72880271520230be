import { cellText, keyText } from './draft';
import type { Column, Sheet } from './sheet';
import { markFormula } from './table/formula';
import { readCell, type ReadRow } from './table/read-table';

/** Cells of a row as a bundle spelt them, by column. */
export type Spelling = Readonly<Record<string, string>>;

/** The text of a value in an export: canonical, and blank where blank stands for it. */
export function exportText(column: Column<unknown>, value: unknown): string {
  const text = cellText(column, value);
  if (text === cellText(column, column.fallback)) return '';
  return column.kind.free ? markFormula(text) : text;
}

/** The cells of a row that a bundle spelt in another way than an export would; free text, which has one spelling only, left out. */
export function spellingOf(sheet: Sheet, { texts, values }: ReadRow): Spelling | undefined {
  const cells = Object.entries(sheet.columns).flatMap(([name, column]) => {
    const spelt = texts[name] ?? '';
    return column.kind.free || spelt === exportText(column, values[name]) ? [] : [[name, spelt] as const];
  });
  return cells.length === 0 ? undefined : Object.fromEntries(cells);
}

/** The text of a value in an export: as it was spelt when it still means the same. */
export function speltText(column: Column<unknown>, value: unknown, spelt: string | undefined): string {
  if (spelt !== undefined) {
    const reading = readCell(column, spelt);
    if (reading.ok && cellText(column, reading.value) === cellText(column, value)) return spelt;
  }
  return exportText(column, value);
}

/** What names a row in its sheet. */
export const rowKey = (sheet: Sheet, row: ReadRow): string => keyText(row, sheet.key, sheet) ?? '';
