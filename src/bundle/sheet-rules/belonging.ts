import { cellText, codeColumn, keyText, type Draft, type DraftSheet, type SheetRule } from '../draft';
import type { SheetName } from '../sheet-name';
import { losses, type Likeness } from '../standing';
import type { ReadRow } from '../table/read-table';

const CODES: Partial<Record<SheetName, string>> = { enrolments: 'not-enrolled', requirements: 'unknown-requirement' };

/** Columns that together name a row of another sheet name one that is there. */
export const belonging: SheetRule = (own, draft, complaints) => {
  const { sheet, file, rows } = own;
  for (const { columns, to } of sheet.belongs ?? []) {
    const target = draft.get(to);
    if (!target?.readable) continue;
    const known = new Set(allRows(target).map((row) => keyText(row, target.sheet.key, target.sheet)));
    const nameable = nameableBy(columns, own, draft);
    const mayBeLost = losses(target, complaints);
    const isAlone = (row: ReadRow): boolean => nameable(row) && !mayBeLost(likeness(row, columns, own, target));
    for (const [row, key] of rows.map((each) => [each, keyText(each, columns, sheet)] as const)) {
      if (key === undefined || known.has(key) || !isAlone(row)) continue;
      complaints.add({
        code: CODES[to] ?? 'unknown-row', file, row: row.line, column: columns.join('+'), value: key,
        accepted: `a row of ${file.replace(sheet.name, to)} with the same ${target.sheet.key.join(', ')}`,
      });
    }
  }
};

/** The cells that the row's target would have. */
const likeness = ({ values }: ReadRow, columns: readonly string[], own: DraftSheet, target: DraftSheet): Likeness =>
  Object.fromEntries(columns.map((name, i) => [target.sheet.key[i] ?? name, cellText(own.sheet.columns[name], values[name])]));

const allRows = ({ stored, rows }: DraftSheet): ReadRow[] => [...stored, ...rows];

/** Whether each code of a row is known by itself; one that is not has been told already. */
function nameableBy(columns: readonly string[], { sheet }: DraftSheet, draft: Draft): (row: ReadRow) => boolean {
  const codes = columns.flatMap((name) => {
    const to = sheet.columns[name]?.to;
    const target = to && draft.get(to);
    return target ? [[name, new Set(allRows(target).map((row) => row.values[codeColumn(target.sheet.columns)]))] as const] : [];
  });
  return ({ values }) => codes.every(([name, known]) => known.has(values[name]));
}
