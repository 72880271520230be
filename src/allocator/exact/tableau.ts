import { Basis } from './basis';
import type { Leftover } from './factor';
import type { Line } from './line';
import type { Program } from './program';

/** What is smaller than this in a row of the inverse is taken for nought. */
const NOUGHT = 1e-11;
/** No row of an inverse is shorter, whatever rounding says. */
const SHORTEST = 1e-4;

/** A program seen from its basis: what columns and rows look like there, and how it changes. */
export class Tableau {
  /** The column last expressed, by position. */
  alpha = new Float64Array(0);
  /** The row last expanded, by column; only the first `touched` of `columns` are not nought. */
  alphaRow = new Float64Array(0);
  columns = new Int32Array(0);
  touched = 0;
  pivots = 0;
  private readonly basis = new Basis();
  /** The row last expanded, by row of the program, and the same in terms of the basis. */
  private rho = new Float64Array(0);
  private tau = new Float64Array(0);
  private byRow = new Float64Array(0);
  private byPosition = new Float64Array(0);

  constructor(readonly program: Program) {}

  /** Whether the factors are new. */
  get isFresh(): boolean {
    return this.basis.isFresh && !this.program.isReshaped;
  }

  /** Sees to it that rows that have come or gone are reckoned with. */
  attend(): void {
    const { program } = this;
    if (this.alphaRow.length < program.cost.length) {
      this.alphaRow = new Float64Array(program.cost.length);
      this.columns = new Int32Array(program.cost.length);
      this.touched = 0;
    }
    if (!program.isReshaped) return;
    const room = program.right.length;
    if (this.rho.length < room) for (const key of ['alpha', 'rho', 'tau', 'byRow', 'byPosition'] as const) this[key] = new Float64Array(room);
    this.refresh();
  }

  /** Takes the basis apart afresh; a column that depends on others gives way to a slack. */
  refresh(): void {
    const { program, basis } = this;
    const columnOf = (p: number) => program.columns[program.basic[p] as number] as Line;
    program.isReshaped = false;
    for (let left = basis.refresh(program.rows.length, columnOf); left; left = basis.refresh(program.rows.length, columnOf)) this.mend(left);
    program.amount.set(this.amountsFor(program.right.subarray(0, program.rows.length)));
    for (let p = 0; p < program.rows.length; p++) if (program.length[p] === 0) program.length[p] = this.lengthOf(p);
    this.price();
  }

  /** Works out all reduced costs afresh; returns the rows' duals. */
  price(): Float64Array {
    this.attend();
    const { program, byPosition } = this;
    const count = program.rows.length;
    const duals = new Float64Array(count);
    for (let p = 0; p < count; p++) byPosition[p] = program.cost[program.basic[p] as number] as number;
    this.basis.back(byPosition, duals);
    program.columns.forEach(({ at, value, size }, j) => {
      let reduced = program.cost[j] as number;
      for (let i = 0; i < size; i++) reduced -= (duals[at[i] as number] as number) * (value[i] as number);
      program.reduced[j] = (program.position[j] as number) >= 0 ? 0 : reduced;
    });
    return duals;
  }

  /** The amounts of the basis' columns if the right sides were these. */
  amountsFor(right: ArrayLike<number>): Float64Array {
    this.attend();
    const amounts = new Float64Array(this.program.rows.length);
    this.byRow.set(right);
    this.basis.forth(this.byRow, amounts);
    return amounts;
  }

  /** Fills `alpha`. */
  express(column: number): void {
    const { byRow } = this;
    const { at, value, size } = this.program.columns[column] as Line;
    byRow.fill(0, 0, this.program.rows.length);
    for (let i = 0; i < size; i++) byRow[at[i] as number] = value[i] as number;
    this.basis.forth(byRow, this.alpha);
  }

  /** Fills `alphaRow`. */
  expand(position: number): void {
    const { alphaRow, columns, rho, program } = this;
    this.unit(position, rho);
    for (let i = 0; i < this.touched; i++) alphaRow[columns[i] as number] = 0;
    this.touched = 0;
    for (let k = 0; k < program.rows.length; k++) {
      const factor = rho[k] as number;
      if (factor === 0) continue;
      const { at, value, size } = program.rows[k] as Line;
      for (let i = 0; i < size; i++) this.addTo(at[i] as number, factor * (value[i] as number));
    }
  }

  /** Lets a column in at a position; `express` and `expand` have been asked for both. */
  pivot(entering: number, position: number): void {
    const { program, alpha } = this;
    const { amount, reduced, basic } = program;
    const leaving = basic[position] as number;
    const pivot = alpha[position] as number;
    const theta = (reduced[entering] as number) / pivot;
    this.relength(position);
    this.reprice(theta);
    const step = (amount[position] as number) / pivot;
    for (let p = 0; p < program.rows.length; p++) if (alpha[p] !== 0) amount[p] = (amount[p] as number) - step * (alpha[p] as number);
    amount[position] = step;
    reduced[leaving] = -theta;
    reduced[entering] = 0;
    program.position[leaving] = -1;
    basic[position] = entering;
    program.position[entering] = position;
    this.basis.change(position, alpha);
    this.pivots++;
    if (this.basis.isLong) this.refresh();
  }

  private addTo(column: number, amount: number): void {
    const { alphaRow } = this;
    const before = alphaRow[column] as number;
    if (before === 0) this.columns[this.touched++] = column;
    // Where a sum comes to nought on its way, it stays on the list.
    alphaRow[column] = before + amount === 0 ? Number.MIN_VALUE : before + amount;
  }

  private reprice(theta: number): void {
    if (theta === 0) return;
    const { alphaRow, columns, program } = this;
    for (let i = 0; i < this.touched; i++) {
      const j = columns[i] as number;
      program.reduced[j] = (program.reduced[j] as number) - theta * (alphaRow[j] as number);
    }
  }

  /** What rows of the inverse measure after the pivot. */
  private relength(position: number): void {
    const { alpha, tau, byRow, program } = this;
    const { length } = program;
    const count = program.rows.length;
    byRow.set(this.rho.subarray(0, count));
    this.basis.forth(byRow, tau);
    const own = squareOf(this.rho, count);
    const pivot = alpha[position] as number;
    for (let p = 0; p < count; p++) {
      if (alpha[p] === 0 || p === position) continue;
      const factor = (alpha[p] as number) / pivot;
      length[p] = Math.max(SHORTEST, (length[p] as number) - 2 * factor * (tau[p] as number) + factor * factor * own);
    }
    length[position] = Math.max(SHORTEST, own / (pivot * pivot));
  }

  /** A row of the inverse, with what is next to nothing taken for nought. */
  private unit(position: number, into: Float64Array): void {
    const count = this.program.rows.length;
    this.byPosition.fill(0, 0, count);
    this.byPosition[position] = 1;
    this.basis.back(this.byPosition, into);
    for (let k = 0; k < count; k++) if (Math.abs(into[k] as number) < NOUGHT) into[k] = 0;
  }

  private lengthOf(position: number): number {
    this.unit(position, this.rho);
    return squareOf(this.rho, this.program.rows.length);
  }

  private mend({ rows, columns }: Leftover): void {
    const { program } = this;
    columns.forEach((p, i) => {
      const slack = program.slack[rows[i] as number] as number;
      program.position[program.basic[p] as number] = -1;
      program.basic[p] = slack;
      program.position[slack] = p;
      program.length[p] = 0;
    });
  }
}

function squareOf(list: Float64Array, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += (list[k] as number) * (list[k] as number);
  return sum;
}
