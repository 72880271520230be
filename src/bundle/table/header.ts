import type { Complaints } from '../complaint';
import type { Sheet } from '../sheet';
import type { RawTable } from './raw-table';
import { nearest } from './nearest';

/** The column names of a table, trailing blanks left out; undefined, with the reasons told, when rows cannot be read by it. */
export function headerOf(sheet: Sheet, table: RawTable, complaints: Complaints): readonly string[] | undefined {
  const header = table.header.map((name) => name.trim().normalize('NFC'));
  while (header.at(-1) === '') header.pop();
  const known = Object.keys(sheet.columns);
  const row = 1;
  const { file } = table;
  if (!header.some((name) => known.includes(name))) {
    complaints.add({ code: 'missing-header', file, row, value: header.join(';'), accepted: `a first row with the names of the columns: ${known.join(';')}` });
    return undefined;
  }
  const before = complaints.count;
  header.forEach((name, i) => {
    if (!known.includes(name)) complaints.add({ code: 'unknown-column', file, row, column: name, value: name, accepted: suggested(name, known) });
    else if (header.indexOf(name) < i) complaints.add({ code: 'doubled-column', file, row, column: name, value: name, accepted: 'each column once' });
  });
  for (const [name, { presence }] of Object.entries(sheet.columns)) {
    if (presence === 'required' && !header.includes(name)) complaints.add({ code: 'missing-column', file, row, column: name, accepted: `a column ${name}` });
  }
  return complaints.count === before ? header : undefined;
}

function suggested(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined ? `one of ${known.join(', ')}` : `${near}, if that is what is meant`;
}
