import { Line, lengthened } from './line';

/**
 * A linear program that grows by rows and columns: the least cost where rows add up to their right sides and nothing is negative.
 * Each row comes with a slack, which is a column like any other. A barred column must be nought.
 */
export class Program {
  readonly columns: Line[] = [];
  readonly rows: Line[] = [];
  /** Of row. */
  right = new Float64Array(128);
  slack = new Int32Array(128);
  /** Of position in the basis: its column, and that column's amount. */
  basic = new Int32Array(128);
  amount = new Float64Array(128);
  /** Of column: cost, reduced cost, position in the basis or -1, 1 where barred. */
  cost = new Float64Array(512);
  reduced = new Float64Array(512);
  position = new Int32Array(512);
  barred = new Int32Array(512);

  /** Adds a row whose slack is in the basis. */
  addRow(right: number, slackCost: number, columns: readonly number[], amounts: readonly number[]): void {
    const k = this.rows.length;
    if (k === this.right.length) this.lengthenRows();
    const line = new Line();
    let amount = right;
    columns.forEach((j, i) => {
      const times = amounts[i] as number;
      line.push(j, times);
      (this.columns[j] as Line).push(k, times);
      const p = this.position[j] as number;
      if (p >= 0) amount -= times * (this.amount[p] as number);
    });
    this.rows.push(line);
    const slack = this.addColumn(slackCost, [k], [1]);
    this.right[k] = right;
    this.slack[k] = slack;
    this.basic[k] = slack;
    this.amount[k] = amount;
    this.position[slack] = k;
  }

  /** Returns the column's number. */
  addColumn(cost: number, rows: readonly number[], amounts: readonly number[]): number {
    const j = this.columns.length;
    if (j === this.cost.length) this.lengthenColumns();
    const line = new Line();
    rows.forEach((k, i) => {
      line.push(k, amounts[i] as number);
      (this.rows[k] as Line).push(j, amounts[i] as number);
    });
    this.columns.push(line);
    this.cost[j] = cost;
    this.reduced[j] = 0;
    this.position[j] = -1;
    this.barred[j] = 0;
    return j;
  }

  /** Whether a column is the slack of a row. */
  isSlack(column: number): boolean {
    return (this.slack[this.rowOfSlack(column)] as number) === column;
  }

  /** The row that a column is the slack of, if it is one. */
  rowOfSlack(column: number): number {
    return (this.columns[column] as Line).at[0] as number;
  }

  private lengthenRows(): void {
    const length = 2 * this.right.length;
    for (const key of ['right', 'amount'] as const) this[key] = lengthened(this[key], length);
    for (const key of ['slack', 'basic'] as const) this[key] = lengthened(this[key], length);
  }

  private lengthenColumns(): void {
    const length = 2 * this.cost.length;
    for (const key of ['cost', 'reduced'] as const) this[key] = lengthened(this[key], length);
    for (const key of ['position', 'barred'] as const) this[key] = lengthened(this[key], length);
  }
}
