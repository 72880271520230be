import { Inverse } from './inverse';
import { Line, lengthened } from './line';

/** Pivots after which the basis is inverted afresh. */
const STALE = 1500;

/**
 * A linear program that grows by rows and columns: the least cost where rows add up to their right sides and nothing is negative.
 * Each row comes with a slack, which is a column like any other. A barred column must be nought.
 */
export class Program {
  readonly inverse = new Inverse();
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
  /** The entering column in terms of the basis, and the leaving row over all columns and all rows' slacks, at the last pivot. */
  alpha = new Float64Array(128);
  alphaRow = new Float64Array(512);
  rho = new Float64Array(128);
  /** Of position: the product of its row of the inverse and the leaving row, before the last pivot, where alpha is not nought. */
  products = new Float64Array(128);
  pivots = 0;
  private fresh = 0;

  /** Adds a row whose slack is in the basis. */
  addRow(right: number, slackCost: number, columns: readonly number[], amounts: readonly number[]): void {
    const k = this.rows.length;
    if (k === this.right.length) this.lengthenRows();
    const line = new Line();
    const positions: number[] = [];
    const times: number[] = [];
    let amount = right;
    columns.forEach((j, i) => {
      const times1 = amounts[i] as number;
      line.push(j, times1);
      (this.columns[j] as Line).push(k, times1);
      const p = this.position[j] as number;
      if (p < 0) return;
      positions.push(p);
      times.push(times1);
      amount -= times1 * (this.amount[p] as number);
    });
    this.rows.push(line);
    this.inverse.append(positions, times);
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

  /** Works out all reduced costs afresh; returns the rows' duals. */
  price(): Float64Array {
    const duals = new Float64Array(this.rows.length);
    const costs = new Float64Array(this.rows.length);
    for (let p = 0; p < costs.length; p++) costs[p] = this.cost[this.basic[p] as number] as number;
    for (let k = 0; k < duals.length; k++) duals[k] = this.inverse.weigh(k, costs);
    this.columns.forEach(({ at, value, size }, j) => {
      let reduced = this.cost[j] as number;
      for (let i = 0; i < size; i++) reduced -= (duals[at[i] as number] as number) * (value[i] as number);
      this.reduced[j] = (this.position[j] as number) >= 0 ? 0 : reduced;
    });
    return duals;
  }

  /** The amounts of the basis' columns if the right sides were these. */
  amountsFor(right: ArrayLike<number>): Float64Array {
    const amounts = new Float64Array(this.rows.length);
    for (let k = 0; k < amounts.length; k++) if ((right[k] as number) !== 0) this.inverse.addColumn(k, right[k] as number, amounts);
    return amounts;
  }

  /** Fills `alpha`. */
  express(column: number): void {
    const { at, value, size } = this.columns[column] as Line;
    this.alpha.fill(0, 0, this.rows.length);
    for (let i = 0; i < size; i++) this.inverse.addColumn(at[i] as number, value[i] as number, this.alpha);
  }

  /** Fills `rho` and `alphaRow`. */
  expand(position: number): void {
    const { alphaRow, rho, rows } = this;
    this.inverse.copyRow(position, rho);
    alphaRow.fill(0, 0, this.columns.length);
    for (let k = 0; k < rows.length; k++) {
      const factor = rho[k] as number;
      if (factor === 0) continue;
      const { at, value, size } = rows[k] as Line;
      for (let i = 0; i < size; i++) alphaRow[at[i] as number] = (alphaRow[at[i] as number] as number) + factor * (value[i] as number);
    }
  }

  /** Lets a column in at a position; `express` and `expand` have been asked for both. */
  pivot(entering: number, position: number): void {
    const { alpha, alphaRow, reduced, amount } = this;
    const leaving = this.basic[position] as number;
    const step = (amount[position] as number) / (alpha[position] as number);
    const theta = (reduced[entering] as number) / (alpha[position] as number);
    if (theta !== 0) for (let j = 0; j < this.columns.length; j++) if ((alphaRow[j] as number) !== 0) reduced[j] = (reduced[j] as number) - theta * (alphaRow[j] as number);
    for (let p = 0; p < this.rows.length; p++) if ((alpha[p] as number) !== 0) amount[p] = (amount[p] as number) - step * (alpha[p] as number);
    amount[position] = step;
    reduced[entering] = 0;
    reduced[leaving] = -theta;
    this.seat(entering, position);
    this.pivots++;
    if (++this.fresh > STALE) this.refresh();
  }

  /** Whether the inverse has just been worked out. */
  isFresh(): boolean {
    return this.fresh === 0;
  }

  /** Inverts the basis afresh; a column that depends on others gives way to a slack. */
  refresh(): void {
    const count = this.rows.length;
    const before = this.basic.slice(0, count);
    const free = new Uint8Array(count).fill(1);
    before.forEach((j) => { this.position[j] = -1; });
    this.inverse.reset();
    const isSlack = (j: number) => (this.slack[(this.columns[j] as Line).at[0] as number] as number) === j;
    for (let k = 0; k < count; k++) this.basic[k] = this.slack[k] as number;
    before.forEach((j) => { if (isSlack(j)) free[(this.columns[j] as Line).at[0] as number] = 0; });
    const structural = before.filter((j) => !isSlack(j)).sort((i, j) => (this.columns[i] as Line).size - (this.columns[j] as Line).size || i - j);
    for (const j of structural) this.enter(j, free);
    for (let p = 0; p < count; p++) this.position[this.basic[p] as number] = p;
    this.settle();
  }

  /** Puts a column into the basis in place of a slack; the caller settles. */
  seat(column: number, position: number): void {
    this.products.fill(0, 0, this.rows.length);
    this.inverse.pivot(position, this.alpha, this.products);
    this.position[this.basic[position] as number] = -1;
    this.basic[position] = column;
    this.position[column] = position;
  }

  /** Works out amounts and reduced costs of the basis. */
  settle(): void {
    this.amount.set(this.amountsFor(this.right.subarray(0, this.rows.length)));
    this.price();
    this.fresh = 0;
  }

  private enter(column: number, free: Uint8Array): void {
    this.express(column);
    let most = 1e-6;
    let at = -1;
    for (let p = 0; p < free.length; p++) {
      if ((free[p] as number) === 0 || Math.abs(this.alpha[p] as number) <= most) continue;
      most = Math.abs(this.alpha[p] as number);
      at = p;
    }
    if (at < 0) return;
    free[at] = 0;
    this.seat(column, at);
  }

  private lengthenRows(): void {
    const length = 2 * this.right.length;
    for (const key of ['right', 'amount', 'alpha', 'rho', 'products'] as const) this[key] = lengthened(this[key], length);
    for (const key of ['slack', 'basic'] as const) this[key] = lengthened(this[key], length);
  }

  private lengthenColumns(): void {
    const length = 2 * this.cost.length;
    for (const key of ['cost', 'reduced', 'alphaRow'] as const) this[key] = lengthened(this[key], length);
    for (const key of ['position', 'barred'] as const) this[key] = lengthened(this[key], length);
  }
}
