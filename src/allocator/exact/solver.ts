import type { Leftover } from './factor';
import { Factors } from './factor';
import { Line } from './line';

/** What is smaller than this in a solution is taken for nought. */
const NOUGHT = 1e-13;

/** Solves for columns in terms of a basis, by sparse factors. A row is one of the program; a position is a seat in the basis. */
export class Solver {
  private readonly factors = new Factors();
  private size = 0;
  /** Of step: entries of its column in rows of earlier steps. */
  private readonly above = new Line();
  private aboveFrom = new Int32Array(1);
  private stepOf = new Int32Array(0);

  /** Makes new factors; what is left over has no inverse. */
  refresh(size: number, columnOf: (position: number) => Line): Leftover | undefined {
    this.size = size;
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
