import { keyText, type SheetRule } from '../draft';

/** No two rows have the same key, nor the same value where each must have its own; nor one that is stored already. Once is told of a row. */
export const doubled: SheetRule = ({ sheet, file, rows, stored }, _draft, complaints) => {
  for (const columns of [sheet.key, ...(sheet.unique ?? [])]) {
    const seen = new Map(stored.map((row) => [keyText(row, columns, sheet), 0]));
    for (const row of rows) {
      const key = keyText(row, columns, sheet);
      if (key === undefined || sheet.key.every((column) => complaints.refusedIn(file, row.line).has(column))) continue;
      const before = seen.get(key);
      if (before === undefined) seen.set(key, row.line);
      else {
        complaints.add({
          code: before === 0 ? 'exists-already' : 'doubled', file, row: row.line, column: columns.join('+'), value: key,
          accepted: before === 0 ? 'a row that the database does not hold yet; leave it out if it is the same, give it another code, or import into a database of its own' : `a value that no other row has (row ${before} has this one)`,
        });
      }
    }
  }
};
