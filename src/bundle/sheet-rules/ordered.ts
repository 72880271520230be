import { cellText, type SheetRule } from '../draft';

/** What must not come after something else does not. */
export const ordered: SheetRule = ({ sheet, file, rows }, _draft, complaints) => {
  for (const [first, last] of sheet.ordered ?? []) {
    for (const { line, values } of rows) {
      const [from, to] = [cellText(sheet.columns[first], values[first]), cellText(sheet.columns[last], values[last])];
      if (from !== '' && to !== '' && to < from) {
        complaints.add({ code: 'last-before-first', file, row: line, column: last, value: to, accepted: `${first} (${from}) or later`, unless: first });
      }
    }
  }
};
