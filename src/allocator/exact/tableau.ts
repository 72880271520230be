import type { Leftover } from './factor';
import type { InverseCopy } from './inverse';
import { Inverse } from './inverse';
import type { Line } from './line';
import type { Program } from './program';

/** Changes after which the inverse is worked out afresh. */
const MOST_CHANGES = 300;

/** Larger inverses are worked out afresh rather than copied. */
const MOST_COPIED = 700;

/** A basis to go back to. */
export interface Snapshot {
  readonly era: number;
  readonly basic: Int32Array;
  readonly inverse?: InverseCopy;
}

/** A program seen from its basis: what columns and rows look like there, and how it changes. */
export class Tableau {
  /** The column last expressed, by position. */
  alpha = new Float64Array(0);
  /** The row last expanded, by column: only for the first `touched` of `columns`; the others are nought. */
  alphaRow = new Float64Array(0);
  columns = new Int32Array(0);
  touched = 0;
  pivots = 0;
  private readonly inverse = new Inverse();
  /** The row last expanded, by row of the program. */
  private rho = new Float64Array(0);
  private costs = new Float64Array(0);
  /** Of column: the expansion that last touched it. */
  private mark = new Int32Array(0);
  private expansions = 0;
  /** How often rows or columns have gone. */
  private era = 0;

  constructor(readonly program: Program) {}

  /** Whether the inverse is as good as it gets. */
  get isFresh(): boolean {
    return this.inverse.changes === 0;
  }

  /** Of position: the square of the length of its row of the inverse. */
  get lengths(): Float64Array {
    return this.inverse.length;
  }

  /** Sees to it that rows that have come are reckoned with. */
  attend(): void {
    const { program, inverse } = this;
    if (this.alphaRow.length < program.cost.length) {
      this.alphaRow = new Float64Array(program.cost.length);
      this.columns = new Int32Array(program.cost.length);
      this.mark = new Int32Array(program.cost.length);
      this.touched = 0;
    }
    const room = program.right.length;
    if (this.rho.length < room) for (const key of ['alpha', 'rho', 'costs'] as const) this[key] = new Float64Array(room);
    while (inverse.size < program.rows.length) this.extend(inverse.size);
  }

  /** Works out the inverse afresh; a column that depends on others gives way to a slack. */
  refresh(): void {
    const { program, inverse } = this;
    const columnOf = (p: number) => program.columns[program.basic[p] as number] as Line;
    for (let left = inverse.refresh(program.rows.length, columnOf); left; left = inverse.refresh(program.rows.length, columnOf)) this.mend(left);
    program.amount.set(this.amountsFor(program.right));
    this.price();
  }

  /** Takes out rows and positions; what stays is listed by its old number. */
  keep(rows: readonly number[], positions: readonly number[]): void {
    this.inverse.keep(rows, positions);
    this.era++;
    this.touched = 0;
  }

  /** The basis as it is, for `restore`. */
  save(): Snapshot {
    this.attend();
    const { program: { basic, rows }, inverse, era } = this;
    return { era, basic: basic.slice(0, rows.length), ...(rows.length <= MOST_COPIED ? { inverse: inverse.copy() } : {}) };
  }

  /** Goes back to a basis, with the slacks of rows that have come since; false where rows or columns have gone since. */
  restore({ era, basic, inverse }: Snapshot): boolean {
    if (era !== this.era) return false;
    const { program } = this;
    const count = program.rows.length;
    for (let p = 0; p < count; p++) program.position[program.basic[p] as number] = -1;
    for (let p = 0; p < count; p++) {
      const j = p < basic.length ? (basic[p] as number) : (program.slack[p] as number);
      program.basic[p] = j;
      program.position[j] = p;
    }
    if (!inverse) this.refresh();
    else {
      this.inverse.restore(inverse);
      program.amount.set(this.amountsFor(program.right));
      this.price();
    }
    return true;
  }

  /** Works out all reduced costs afresh; returns the rows' duals. */
  price(): Float64Array {
    this.attend();
    const { program, costs } = this;
    const { cost, reduced, position, basic, columns } = program;
    const count = program.rows.length;
    const duals = new Float64Array(count);
    for (let p = 0; p < count; p++) costs[p] = cost[basic[p] as number] as number;
    this.inverse.back(costs, duals);
    for (let j = 0; j < columns.length; j++) reduced[j] = (position[j] as number) >= 0 ? 0 : (cost[j] as number) - (columns[j] as Line).times(duals);
    return duals;
  }

  /** The amounts of the basis' columns if the right sides were these. */
  amountsFor(right: ArrayLike<number>): Float64Array {
    this.attend();
    const amounts = new Float64Array(this.program.rows.length);
    this.inverse.forth(right, amounts);
    return amounts;
  }

  /** Fills `alpha`. */
  express(column: number): void {
    this.inverse.express(this.program.columns[column] as Line, this.alpha);
  }

  /** Fills `alphaRow`. */
  expand(position: number): void {
    const { rho, alphaRow, columns, mark, program: { rows } } = this;
    const now = ++this.expansions;
    this.inverse.row(position, rho);
    let touched = 0;
    for (let k = 0; k < rows.length; k++) {
      const factor = rho[k] as number;
      if (factor === 0) continue;
      const { at, value, size } = rows[k] as Line;
      for (let i = 0; i < size; i++) {
        const j = at[i] as number;
        if (mark[j] !== now) {
          mark[j] = now;
          columns[touched++] = j;
          alphaRow[j] = 0;
        }
        alphaRow[j] = (alphaRow[j] as number) + factor * (value[i] as number);
      }
    }
    this.touched = touched;
  }

  /** Lets a column in at a position; `express` and `expand` have been asked for both. */
  pivot(entering: number, position: number): void {
    const { program, alpha } = this;
    const { amount, reduced, basic } = program;
    const leaving = basic[position] as number;
    const pivot = alpha[position] as number;
    const theta = (reduced[entering] as number) / pivot;
    this.reprice(theta);
    const step = (amount[position] as number) / pivot;
    for (let p = 0; p < program.rows.length; p++) amount[p] = (amount[p] as number) - step * (alpha[p] as number);
    amount[position] = step;
    reduced[leaving] = -theta;
    reduced[entering] = 0;
    program.position[leaving] = -1;
    basic[position] = entering;
    program.position[entering] = position;
    this.inverse.change(position, alpha, this.rho);
    this.pivots++;
    if (this.inverse.changes >= MOST_CHANGES) this.refresh();
  }

  private reprice(theta: number): void {
    if (theta === 0) return;
    const { alphaRow, columns, touched, program: { reduced } } = this;
    for (let i = 0; i < touched; i++) {
      const j = columns[i] as number;
      reduced[j] = (reduced[j] as number) - theta * (alphaRow[j] as number);
    }
  }

  /** Reckons with a row whose slack has the next position. */
  private extend(k: number): void {
    const { program: { rows, position } } = this;
    const { at, value, size } = rows[k] as Line;
    const seats: number[] = [];
    const times: number[] = [];
    for (let i = 0; i < size; i++) {
      const p = position[at[i] as number] as number;
      if (p < 0 || p >= k) continue;
      seats.push(p);
      times.push(value[i] as number);
    }
    this.inverse.extend(seats, times);
  }

  private mend({ rows, columns }: Leftover): void {
    const { program } = this;
    columns.forEach((p, i) => {
      const slack = program.slack[rows[i] as number] as number;
      program.position[program.basic[p] as number] = -1;
      program.basic[p] = slack;
      program.position[slack] = p;
    });
  }
}
