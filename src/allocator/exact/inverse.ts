import type { Leftover } from './factor';
import type { Line } from './line';
import { lengthened } from './line';
import { Solver } from './solver';

/** What is smaller than this in the inverse is taken for nought. */
const NOUGHT = 1e-12;

/** An inverse as it was. */
export interface InverseCopy {
  readonly size: number;
  readonly cells: Float64Array;
  readonly length: Float64Array;
  readonly changes: number;
}

/**
 * The inverse of a basis, number by number: what a change costs goes by how little of it is not nought. A row of the program is a
 * column here, a seat in the basis a row.
 */
export class Inverse {
  size = 0;
  /** Of seat: about the square of the length of its row, rather too much than too little (devex). */
  length = new Float64Array(0);
  /** Changes since it was worked out afresh. */
  changes = 0;
  private readonly solver = new Solver();
  /** Row k of the program stands at k * room. */
  private cells = new Float64Array(0);
  private room = 0;
  private seats = new Int32Array(0);
  private parts = new Float64Array(0);

  /** Works it out afresh; what is left over has no inverse. */
  refresh(size: number, columnOf: (seat: number) => Line): Leftover | undefined {
    this.enlarge(size);
    const leftover = this.solver.refresh(size, columnOf);
    if (leftover) return leftover;
    this.size = size;
    this.changes = 0;
    const { cells, room, length } = this;
    const unit = new Float64Array(size);
    length.fill(0, 0, size);
    for (let k = 0; k < size; k++) {
      const column = cells.subarray(k * room, k * room + size);
      unit.fill(0);
      unit[k] = 1;
      this.solver.forth(unit, column);
      for (let p = 0; p < size; p++) length[p] = (length[p] as number) + (column[p] as number) * (column[p] as number);
    }
    return undefined;
  }

  /** Adds a row of the program whose slack takes the new seat; `times` is what stands in the row at seats. */
  extend(seats: readonly number[], times: readonly number[]): void {
    const k = this.size;
    this.enlarge(k + 1);
    const { cells, room } = this;
    cells.fill(0, k * room, k * room + k + 1);
    let square = 1;
    for (let i = 0; i < k; i++) {
      let sum = 0;
      for (let q = 0; q < seats.length; q++) sum -= (times[q] as number) * (cells[i * room + (seats[q] as number)] as number);
      const here = Math.abs(sum) < NOUGHT ? 0 : sum;
      cells[i * room + k] = here;
      square += here * here;
    }
    cells[k * room + k] = 1;
    this.length[k] = square;
    this.size++;
  }

  /** Keeps these rows of the program and these seats, in this order; a row that goes must have its slack in a seat that goes. */
  keep(rows: readonly number[], seats: readonly number[]): void {
    const { cells, room, length } = this;
    rows.forEach((old, k) => {
      for (let p = 0; p < seats.length; p++) cells[k * room + p] = cells[old * room + (seats[p] as number)] as number;
    });
    seats.forEach((old, p) => { length[p] = length[old] as number; });
    this.size = rows.length;
  }

  /** A copy, for `restore`. */
  copy(): InverseCopy {
    const { cells, room, size, length, changes } = this;
    const kept = new Float64Array(size * size);
    for (let k = 0; k < size; k++) kept.set(cells.subarray(k * room, k * room + size), k * size);
    return { size, cells: kept, length: length.slice(0, size), changes };
  }

  restore({ size, cells, length, changes }: InverseCopy): void {
    this.size = size;
    this.changes = changes;
    this.length.set(length);
    for (let k = 0; k < size; k++) this.cells.set(cells.subarray(k * size, k * size + size), k * this.room);
  }

  /** Solves for a column of the program. */
  express({ at, value, size }: Line, alpha: Float64Array): void {
    const { cells, room } = this;
    const count = this.size;
    alpha.fill(0, 0, count);
    for (let i = 0; i < size; i++) {
      const from = (at[i] as number) * room;
      const times = value[i] as number;
      for (let p = 0; p < count; p++) alpha[p] = (alpha[p] as number) + times * (cells[from + p] as number);
    }
  }

  /** A seat's row. */
  row(seat: number, into: Float64Array): void {
    const { cells, room, size } = this;
    for (let k = 0, at = seat; k < size; k++, at += room) {
      const here = cells[at] as number;
      into[k] = here < NOUGHT && here > -NOUGHT ? 0 : here;
    }
  }

  /** Amounts of seats where rows amount to that. */
  forth(right: ArrayLike<number>, amounts: Float64Array): void {
    const { cells, room, size } = this;
    amounts.fill(0, 0, size);
    for (let k = 0; k < size; k++) {
      const times = right[k] as number;
      if (times === 0) continue;
      for (let p = 0, at = k * room; p < size; p++, at++) amounts[p] = (amounts[p] as number) + times * (cells[at] as number);
    }
  }

  /** Duals of rows where seats cost that. */
  back(costs: Float64Array, duals: Float64Array): void {
    const { cells, room, size } = this;
    const count = this.list(costs);
    const { seats, parts } = this;
    for (let k = 0; k < size; k++) {
      let sum = 0;
      for (let i = 0, from = k * room; i < count; i++) sum += (parts[i] as number) * (cells[from + (seats[i] as number)] as number);
      duals[k] = sum;
    }
  }

  /** Lets a column in at a seat; `alpha` is that column as expressed, `rho` the seat's row. */
  change(seat: number, alpha: Float64Array, rho: Float64Array): void {
    const pivot = alpha[seat] as number;
    alpha[seat] = 0;
    const count = this.list(alpha);
    alpha[seat] = pivot;
    this.relength(seat, pivot, count);
    const { cells, room, size, seats, parts } = this;
    for (let k = 0, from = 0; k < size; k++, from += room) {
      if (rho[k] === 0) continue;
      const times = (rho[k] as number) / pivot;
      cells[from + seat] = times;
      for (let i = 0; i < count; i++) {
        const at = from + (seats[i] as number);
        cells[at] = (cells[at] as number) - times * (parts[i] as number);
      }
    }
    this.changes++;
  }

  private relength(seat: number, pivot: number, count: number): void {
    const { length, seats, parts } = this;
    const own = (length[seat] as number) / (pivot * pivot);
    for (let i = 0; i < count; i++) {
      const p = seats[i] as number;
      length[p] = Math.max(length[p] as number, (parts[i] as number) * (parts[i] as number) * own);
    }
    length[seat] = Math.max(1, own);
  }

  /** Lists what is not nought; says how many there are. */
  private list(amounts: Float64Array): number {
    const { seats, parts, size } = this;
    let count = 0;
    for (let p = 0; p < size; p++) {
      const part = amounts[p] as number;
      if (part < NOUGHT && part > -NOUGHT) continue;
      seats[count] = p;
      parts[count++] = part;
    }
    return count;
  }

  private enlarge(size: number): void {
    if (size <= this.room) return;
    const room = Math.max(Math.ceil(1.25 * this.room), size, 136);
    const cells = new Float64Array(room * room);
    for (let k = 0; k < this.size; k++) cells.set(this.cells.subarray(k * this.room, k * this.room + this.size), k * room);
    this.cells = cells;
    this.room = room;
    this.length = lengthened(this.length, room);
    this.seats = new Int32Array(room);
    this.parts = new Float64Array(room);
  }
}
