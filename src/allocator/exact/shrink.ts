import type { Line } from './line';
import type { Program } from './program';
import type { Tableau } from './tableau';

/** The new number of each row and column, or -1 for what has gone. */
export interface Renumbering {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

/** Takes rows that do not bind and columns not in the basis out of a program, where the caller does without them. */
export function shrink(tableau: Tableau, dropsRow: (row: number) => boolean, dropsColumn: (column: number) => boolean): Renumbering {
  tableau.attend();
  const { program } = tableau;
  const { slack, position, columns, basic } = program;
  const rows = numbered(program.rows.length, (k) => (position[slack[k] as number] as number) < 0 || !dropsRow(k));
  const kept = numbered(columns.length, (j) => (program.isSlack(j) ? (rows[program.rowOfSlack(j)] as number) >= 0 : (position[j] as number) >= 0 || !dropsColumn(j)));
  const positions: number[] = [];
  for (let p = 0; p < rows.length; p++) if ((kept[basic[p] as number] as number) >= 0) positions.push(p);
  const order = positions.map((p) => [kept[basic[p] as number] as number, program.amount[p] as number] as const);
  gather(program, rows, kept);
  order.forEach(([j, amount], p) => {
    program.basic[p] = j;
    program.amount[p] = amount;
    program.position[j] = p;
  });
  tableau.keep([...rows.keys()].filter((k) => (rows[k] as number) >= 0), positions);
  return { rows, columns: kept };
}

function numbered(count: number, stays: (i: number) => boolean): Int32Array {
  let next = 0;
  return Int32Array.from({ length: count }, (_, i) => (stays(i) ? next++ : -1));
}

function gather(program: Program, rows: Int32Array, columns: Int32Array): void {
  compact(program.right, rows);
  compact(program.slack, rows);
  for (const list of [program.cost, program.reduced, program.barred]) compact(list, columns);
  compactLines(program.rows, rows, columns);
  compactLines(program.columns, columns, rows);
  for (let k = 0; k < program.rows.length; k++) program.slack[k] = columns[program.slack[k] as number] as number;
  program.position.fill(-1);
}

function compact(list: Float64Array | Int32Array, numbers: Int32Array): void {
  numbers.forEach((number, i) => { if (number >= 0) list[number] = list[i] as number; });
}

function compactLines(lines: Line[], numbers: Int32Array, inside: Int32Array): void {
  let count = 0;
  numbers.forEach((number, i) => {
    if (number < 0) return;
    lines[number] = lines[i] as Line;
    (lines[number]).renumber(inside);
    count++;
  });
  lines.length = count;
}
