import type { Leftover } from './factor';
import { Factors } from './factor';
import { Line } from './line';

/** What is smaller than this in a solution is taken for nought. */
const NOUGHT = 1e-13;
/** Changes after which new factors are quicker than going on. */
const MOST_CHANGES = 80;

/**
 * The columns of a linear program's basis, ready to solve for: sparse factors of what it was, and a list of the changes since
 * (product form). A row is one of the program; a position is a seat in the basis.
 */
export class Basis {
  private readonly factors = new Factors();
  private size = 0;
  /** Of step: entries of its column in rows of earlier steps. */
  private readonly above = new Line();
  private aboveFrom = new Int32Array(1);
  private stepOf = new Int32Array(0);
  /** Of change: the position, what stood there of the new column, and the rest of it. */
  private readonly seats: number[] = [];
  private readonly pivots: number[] = [];
  private readonly rests = new Line();
  private readonly restFrom: number[] = [0];

  /** Whether nothing has changed since the factors were made. */
  get isFresh(): boolean {
    return this.seats.length === 0;
  }

  get isLong(): boolean {
    return this.seats.length >= MOST_CHANGES;
  }

  /** Makes new factors; what is left over has no inverse. */
  refresh(size: number, columnOf: (position: number) => Line): Leftover | undefined {
    this.size = size;
    this.seats.length = 0;
    this.pivots.length = 0;
    this.rests.size = 0;
    this.restFrom.length = 1;
    const leftover = this.factors.make(size, columnOf);
    if (!leftover) this.turn();
    return leftover;
  }

  /** Solves for a column: takes amounts of rows, which it uses up, gives amounts of positions. */
  forth(rows: Float64Array, positions: Float64Array): void {
    const { factors, above, aboveFrom, size } = this;
    this.lowerForth(rows);
    for (let s = size - 1; s >= 0; s--) {
      const here = rows[factors.row[s] as number] as number;
      const p = factors.column[s] as number;
      if (Math.abs(here) < NOUGHT) {
        positions[p] = 0;
        continue;
      }
      const amount = here / (factors.pivot[s] as number);
      positions[p] = amount;
      for (let i = aboveFrom[s] as number; i < (aboveFrom[s + 1] as number); i++) {
        const k = above.at[i] as number;
        rows[k] = (rows[k] as number) - (above.value[i] as number) * amount;
      }
    }
    this.changesForth(positions);
  }

  /** Solves for a row: takes amounts of positions, which it uses up, gives amounts of rows. */
  back(positions: Float64Array, rows: Float64Array): void {
    this.changesBack(positions);
    const { factors, size } = this;
    const { upper, upperFrom } = factors;
    for (let s = 0; s < size; s++) {
      const here = positions[factors.column[s] as number] as number;
      if (Math.abs(here) < NOUGHT) {
        rows[factors.row[s] as number] = 0;
        continue;
      }
      const amount = here / (factors.pivot[s] as number);
      rows[factors.row[s] as number] = amount;
      for (let i = upperFrom[s] as number; i < (upperFrom[s + 1] as number); i++) {
        const p = upper.at[i] as number;
        positions[p] = (positions[p] as number) - (upper.value[i] as number) * amount;
      }
    }
    this.lowerBack(rows);
  }

  /** Lets a column in at a position; `alpha` is that column in terms of the basis. */
  change(position: number, alpha: Float64Array): void {
    this.seats.push(position);
    this.pivots.push(alpha[position] as number);
    for (let p = 0; p < this.size; p++) if (p !== position && Math.abs(alpha[p] as number) > NOUGHT) this.rests.push(p, alpha[p] as number);
    this.restFrom.push(this.rests.size);
  }

  private lowerForth(rows: Float64Array): void {
    const { row, lower, lowerFrom } = this.factors;
    for (let s = 0; s < this.size; s++) {
      const from = lowerFrom[s] as number;
      const to = lowerFrom[s + 1] as number;
      if (from === to) continue;
      const here = rows[row[s] as number] as number;
      if (here === 0) continue;
      for (let i = from; i < to; i++) {
        const k = lower.at[i] as number;
        rows[k] = (rows[k] as number) - (lower.value[i] as number) * here;
      }
    }
  }

  private lowerBack(rows: Float64Array): void {
    const { row, lower, lowerFrom } = this.factors;
    for (let s = this.size - 1; s >= 0; s--) {
      const from = lowerFrom[s] as number;
      const to = lowerFrom[s + 1] as number;
      if (from === to) continue;
      let sum = rows[row[s] as number] as number;
      for (let i = from; i < to; i++) sum -= (lower.value[i] as number) * (rows[lower.at[i] as number] as number);
      rows[row[s] as number] = sum;
    }
  }

  private changesForth(positions: Float64Array): void {
    const { seats, pivots, rests, restFrom } = this;
    for (let c = 0; c < seats.length; c++) {
      const seat = seats[c] as number;
      if ((positions[seat] as number) === 0) continue;
      const amount = (positions[seat] as number) / (pivots[c] as number);
      for (let i = restFrom[c] as number; i < (restFrom[c + 1] as number); i++) {
        const p = rests.at[i] as number;
        positions[p] = (positions[p] as number) - (rests.value[i] as number) * amount;
      }
      positions[seat] = amount;
    }
  }

  private changesBack(positions: Float64Array): void {
    const { seats, pivots, rests, restFrom } = this;
    for (let c = seats.length - 1; c >= 0; c--) {
      const seat = seats[c] as number;
      let sum = positions[seat] as number;
      for (let i = restFrom[c] as number; i < (restFrom[c + 1] as number); i++) sum -= (rests.value[i] as number) * (positions[rests.at[i] as number] as number);
      positions[seat] = sum / (pivots[c] as number);
    }
  }

  /** Lists the upper factor by columns. */
  private turn(): void {
    const { factors, size, above } = this;
    const { upper, upperFrom, column, row } = factors;
    if (this.stepOf.length < size) {
      this.stepOf = new Int32Array(2 * size);
      this.aboveFrom = new Int32Array(2 * size + 1);
    }
    const { stepOf, aboveFrom } = this;
    for (let s = 0; s < size; s++) stepOf[column[s] as number] = s;
    aboveFrom.fill(0);
    for (let i = 0; i < upper.size; i++) {
      const s = stepOf[upper.at[i] as number] as number;
      aboveFrom[s] = (aboveFrom[s] as number) + 1;
    }
    for (let s = 1; s <= size; s++) aboveFrom[s] = (aboveFrom[s] as number) + (aboveFrom[s - 1] as number);
    above.resize(upper.size);
    for (let s = 0; s < size; s++) {
      for (let i = upperFrom[s] as number; i < (upperFrom[s + 1] as number); i++) {
        const below = stepOf[upper.at[i] as number] as number;
        const at = (aboveFrom[below] as number) - 1;
        aboveFrom[below] = at;
        above.at[at] = row[s] as number;
        above.value[at] = upper.value[i] as number;
      }
    }
  }
}
