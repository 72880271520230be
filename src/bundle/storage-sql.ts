import { sheetOf } from './bundle';
import type { Column, Sheet } from './sheet';

/** Columns that the generated statements treat by themselves: those that `read` does not read back in another way. */
const plainColumns = (sheet: Sheet): [name: string, column: Column<unknown>][] =>
  Object.entries(sheet.columns).filter(([name]) => !(name in (sheet.stored.read ?? {})));

/** The table that a reference leads to; specialties are referred to by their code itself. */
const referred = ({ to }: Column<unknown>): string | undefined => (to === undefined || to === 'specialties' ? undefined : sheetOf(to).stored.table);

const quoted = (name: string): string => `"${name}"`;

/** The column of the table where a sheet's column lies. */
function tableColumn(name: string, column: Column<unknown>): string {
  if (referred(column)) return quoted(`${name}_id`);
  return quoted(column.kind.name === 'amount' ? `${name}_ore` : name);
}

/** The rows `r` of cells, from a JSON array in parameter $1, each with the row of its source. */
export function rowSource(sheet: Sheet): string {
  const cells = Object.entries(sheet.columns).map(([name, { kind }]) => `${quoted(name)} ${kind.sql}`);
  return `jsonb_to_recordset($1::jsonb) AS r(${cells.join(', ')}, source_row int)`;
}

/** Inserts the rows of cells into the sheet's table. */
export function insertSql(sheet: Sheet): string {
  const { table, reach = '', written = {} } = sheet.stored;
  const plain = plainColumns(sheet);
  const targets = new Map<string, string>();
  for (const [name, column] of plain) {
    const cell = `r.${quoted(name)}`;
    targets.set(tableColumn(name, column), referred(column) ? `x_${name}.id` : (column.kind.toTable?.(cell) ?? cell));
  }
  for (const [name, expression] of Object.entries(written)) targets.set(quoted(name), expression);
  const joins = plain.flatMap(([name, column]) => (referred(column) ? [`LEFT JOIN ${String(referred(column))} x_${name} ON x_${name}.code = r.${quoted(name)}`] : []));
  return `INSERT INTO ${table} (${[...targets.keys()].join(', ')}) SELECT ${[...targets.values()].join(', ')}
    FROM ${rowSource(sheet)} ${reach} ${joins.join(' ')}`;
}

/** The statements that follow once all rows of the sheet stand. */
export const afterSql = (sheet: Sheet): string[] => (sheet.stored.after ?? []).map((statement) => statement.replace('{rows}', rowSource(sheet)));

/** Reads the sheet's rows back as texts by column name; of one term only when `$1` is to be its code. */
export function selectSql(sheet: Sheet, ofOneTerm: boolean): string {
  const { table, read = {}, joins = '', where = 'true', ofTerm = 'true' } = sheet.stored;
  const plain = plainColumns(sheet);
  const plainJoins = plain.flatMap(([name, column]) => (referred(column) ? [`LEFT JOIN ${String(referred(column))} x_${name} ON x_${name}.id = t.${tableColumn(name, column)}`] : []));
  const fields = Object.entries(sheet.columns).map(([name, column]) => `${read[name] ?? readBack(name, column)} AS ${quoted(name)}`);
  return `SELECT ${fields.join(', ')} FROM ${table} t ${plainJoins.join(' ')} ${joins} WHERE ${where} AND ${ofOneTerm ? ofTerm : 'true'}`;
}

function readBack(name: string, column: Column<unknown>): string {
  if (referred(column)) return `x_${name}.code`;
  const stored = `t.${tableColumn(name, column)}`;
  return column.kind.fromTable?.(stored) ?? `${stored}::text`;
}
