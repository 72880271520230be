import { Line } from './line';

/** A pivot must be at least this share of the largest number of its row. */
const SHARE = 0.1;
/** What is smaller than this is taken for nought. */
const NOUGHT = 1e-10;
/** Rows of fewest entries that are looked at for a pivot. */
const CANDIDATES = 4;

/** Rows and columns that no pivot was found for: the matrix has no inverse. */
export interface Leftover {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/**
 * Triangular factors of a square matrix of sparse columns, step by step: each step has a row and a column as its pivot. What stands
 * alone in its row or column comes first, then what makes the fewest new entries (Markowitz).
 */
export class Factors {
  /** Of step. */
  row = new Int32Array(0);
  column = new Int32Array(0);
  pivot = new Float64Array(0);
  steps = 0;
  /** Of step s, from[s] to from[s + 1] - 1: rows that the pivot's row was taken from, and how often. */
  readonly lower = new Line();
  lowerFrom = new Int32Array(1);
  /** Of step: what stood in the pivot's row, in columns of later steps. */
  readonly upper = new Line();
  upperFrom = new Int32Array(1);
  private size = 0;
  /** Of row: its entries in columns that have no pivot yet. */
  private readonly rows: Line[] = [];
  /** Of column: rows with an entry there, and some that had one or have had their pivot. */
  private readonly columns: Line[] = [];
  private rowDone = new Uint8Array(0);
  private columnDone = new Uint8Array(0);
  /** Of column: its entries in rows without a pivot. */
  private count = new Int32Array(0);
  /** Of column: where it stands in the row at hand, plus 1. */
  private seat = new Int32Array(0);

  /** Undefined where all went well. */
  make(size: number, columnOf: (position: number) => Line): Leftover | undefined {
    this.clear(size);
    for (let p = 0; p < size; p++) this.read(p, columnOf(p));
    this.peel();
    for (let next = this.cheapest(); next >= 0; next = this.cheapest()) this.eliminate(next, this.bestOf(next));
    if (this.steps === size) return undefined;
    const left = (done: Uint8Array) => [...done.subarray(0, size).keys()].filter((i) => !done[i]);
    return { rows: left(this.rowDone), columns: left(this.columnDone) };
  }

  private clear(size: number): void {
    this.size = size;
    this.steps = 0;
    this.lower.size = 0;
    this.upper.size = 0;
    if (this.row.length < size) this.enlarge(2 * size);
    for (const list of [this.rowDone, this.columnDone, this.seat]) list.fill(0);
    for (let k = 0; k < size; k++) {
      (this.rows[k] as Line).size = 0;
      (this.columns[k] as Line).size = 0;
    }
  }

  private enlarge(room: number): void {
    for (const key of ['row', 'column', 'count', 'seat'] as const) this[key] = new Int32Array(room);
    for (const key of ['lowerFrom', 'upperFrom'] as const) this[key] = new Int32Array(room + 1);
    for (const key of ['rowDone', 'columnDone'] as const) this[key] = new Uint8Array(room);
    this.pivot = new Float64Array(room);
    while (this.rows.length < room) {
      this.rows.push(new Line());
      this.columns.push(new Line());
    }
  }

  private read(p: number, { at, value, size }: Line): void {
    for (let i = 0; i < size; i++) {
      (this.rows[at[i] as number] as Line).push(p, value[i] as number);
      (this.columns[p] as Line).push(at[i] as number, 1);
    }
    this.count[p] = size;
  }

  /** Pivots that cost nothing: alone in their column, then alone in their row, as long as there are any. */
  private peel(): void {
    for (let before = -1; before < this.steps;) {
      before = this.steps;
      for (let p = 0; p < this.size; p++) if (!this.columnDone[p] && this.count[p] === 1) this.takeColumn(p);
      for (let k = 0; k < this.size; k++) if (!this.rowDone[k] && (this.rows[k] as Line).size === 1) this.eliminate(k, 0);
    }
  }

  private takeColumn(p: number): void {
    const { at, size } = this.columns[p] as Line;
    for (let i = 0; i < size; i++) {
      const k = at[i] as number;
      if (!this.rowDone[k]) this.eliminate(k, (this.rows[k] as Line).find(p));
    }
  }

  /** Among the rows of fewest entries the one whose best pivot stands in the shortest column; -1 where none is left. */
  private cheapest(): number {
    let fewest = Infinity;
    for (let k = 0; k < this.size; k++) {
      const { size } = this.rows[k] as Line;
      if (!this.rowDone[k] && size > 0 && size < fewest) fewest = size;
    }
    let best = -1;
    let least = Infinity;
    for (let k = 0, seen = 0; k < this.size && seen < CANDIDATES; k++) {
      const row = this.rows[k] as Line;
      if (this.rowDone[k] || row.size !== fewest) continue;
      seen++;
      const count = this.count[row.at[this.bestOf(k)] as number] as number;
      if (count >= least) continue;
      least = count;
      best = k;
    }
    return best;
  }

  /** Among the row's entries that are large enough the one in the shortest column. */
  private bestOf(k: number): number {
    const { at, value, size } = this.rows[k] as Line;
    let most = 0;
    for (let i = 0; i < size; i++) most = Math.max(most, Math.abs(value[i] as number));
    let best = 0;
    let least = Infinity;
    for (let i = 0; i < size; i++) {
      const count = this.count[at[i] as number] as number;
      if (count >= least || Math.abs(value[i] as number) < SHARE * most) continue;
      least = count;
      best = i;
    }
    return best;
  }

  /** Makes an entry of a row the next pivot, and takes the row from all others that have the pivot's column. */
  private eliminate(k: number, seat: number): void {
    const own = this.rows[k] as Line;
    const p = own.at[seat] as number;
    const pivot = own.value[seat] as number;
    own.remove(seat);
    this.rowDone[k] = 1;
    this.columnDone[p] = 1;
    const { at, size } = this.columns[p] as Line;
    for (let i = 0; i < size; i++) if (!this.rowDone[at[i] as number]) this.subtract(own, p, pivot, at[i] as number);
    for (let i = 0; i < own.size; i++) {
      const column = own.at[i] as number;
      this.upper.push(column, own.value[i] as number);
      this.count[column] = (this.count[column] as number) - 1;
    }
    this.row[this.steps] = k;
    this.column[this.steps] = p;
    this.pivot[this.steps++] = pivot;
    this.lowerFrom[this.steps] = this.lower.size;
    this.upperFrom[this.steps] = this.upper.size;
  }

  private subtract(own: Line, p: number, pivot: number, k: number): void {
    const row = this.rows[k] as Line;
    const { seat } = this;
    const here = row.find(p);
    if (here < 0) return;
    const times = (row.value[here] as number) / pivot;
    row.remove(here);
    this.lower.push(k, times);
    if (own.size === 0) return;
    for (let i = 0; i < row.size; i++) seat[row.at[i] as number] = i + 1;
    for (let i = 0; i < own.size; i++) this.change(row, k, own.at[i] as number, times * (own.value[i] as number));
    for (let i = 0; i < row.size; i++) seat[row.at[i] as number] = 0;
    for (let i = row.size - 1; i >= 0; i--) if (Math.abs(row.value[i] as number) < NOUGHT) this.drop(row, i);
  }

  private change(row: Line, k: number, p: number, less: number): void {
    const i = (this.seat[p] as number) - 1;
    if (i >= 0) {
      row.value[i] = (row.value[i] as number) - less;
      return;
    }
    row.push(p, -less);
    (this.columns[p] as Line).push(k, 1);
    this.count[p] = (this.count[p] as number) + 1;
  }

  private drop(row: Line, i: number): void {
    const p = row.at[i] as number;
    row.remove(i);
    this.count[p] = (this.count[p] as number) - 1;
  }
}
