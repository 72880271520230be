import { codeColumn, namesIn, worthSuggesting, type Draft, type DraftSheet, type SheetRule } from '../draft';
import type { Column } from '../sheet';
import type { SheetName } from '../sheet-name';
import { excusedCodes } from '../standing';
import { nearest } from '../table/nearest';

/** Every code that names a row of another sheet names one that is there, and is of the right kind. */
export const references: SheetRule = (own, draft, complaints) => {
  for (const [name, column] of Object.entries(own.sheet.columns)) {
    if (column.to === undefined) continue;
    const known = kindsByCode(column.to, draft);
    if (!known) continue;
    const excused = excusedCodes(column.to, draft, complaints);
    for (const row of own.rows) {
      for (const code of namesIn(row.values[name])) {
        if (excused.has(code)) continue;
        const fault = faultOf(column, code, known, own, (codes) => (worthSuggesting(complaints, known.size) ? nearest(code, codes) : undefined));
        if (fault) complaints.add({ ...fault, file: own.file, row: row.line, column: name, value: code });
      }
    }
  }
};

/** The codes of a sheet with the kind of each row, where one row only has the code; undefined when the sheet could not be read. */
function kindsByCode(name: SheetName, draft: Draft): ReadonlyMap<string, unknown> | undefined {
  const target = draft.get(name);
  if (!target?.readable) return undefined;
  const code = codeColumn(target.sheet.columns);
  const kinds = new Map<string, unknown>();
  for (const { values } of [...target.stored, ...target.rows]) {
    const name = values[code];
    if (typeof name === 'string') kinds.set(name, kinds.has(name) ? undefined : values['kind']);
  }
  return kinds;
}

type Suggest = (codes: Iterable<string>) => string | undefined;

function faultOf(column: Column<unknown>, code: string, known: ReadonlyMap<string, unknown>, own: DraftSheet, suggest: Suggest) {
  const file = own.file.replace(own.sheet.name, column.to ?? '');
  if (!known.has(code)) {
    const near = suggest(known.keys());
    return { code: 'unknown-reference', accepted: `a code that ${file} holds${near === undefined ? '' : `, such as ${near}`}` };
  }
  const kind = known.get(code);
  if (!column.of || typeof kind !== 'string' || column.of.includes(kind)) return undefined;
  return { code: 'wrong-kind', accepted: `a row of ${file} of kind ${column.of.join(', ')} (this is ${kind})` };
}
