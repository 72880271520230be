import { POINT } from './packing';
import type { Exchange } from './exchanges';

/** Members up to whom the bound is worked out; it takes their number to the third. */
const MOST_MEMBERS = 400;

/** What nobody wishes is worth so little that it is never taken. */
const NEVER = -1e12;

/**
 * The most that any exchanges can be worth in which nobody's place goes to two and nobody takes two, however long the rings: no choice of
 * rings is worth more. By the Hungarian method; undefined where there are too many members.
 */
export function mostWorth(exchanges: readonly Exchange[], members: number): number | undefined {
  if (members > MOST_MEMBERS) return undefined;
  const worth = Array.from({ length: members }, (_, row) => new Float64Array(members).fill(NEVER).fill(0, row, row + 1));
  for (const { taker, giver, points } of exchanges) (worth[taker] ?? [])[giver] = points * POINT + 1;
  const rows = new Rows(worth, members);
  for (let row = 0; row < members; row += 1) rows.add(row);
  return rows.total();
}

/** What it costs at least to reach each column, from which other, and which have been gone through. */
interface Reached {
  readonly least: Float64Array;
  readonly before: Int32Array;
  readonly seen: Uint8Array;
}

/** Rows are given columns one after the other, at the least cost; a row's own column costs nothing and stands for no exchange. */
class Rows {
  private readonly ofColumn: Int32Array;
  private readonly rowPrice: Float64Array;
  private readonly columnPrice: Float64Array;

  constructor(private readonly worth: readonly Float64Array[], private readonly size: number) {
    this.ofColumn = new Int32Array(size + 1).fill(-1);
    this.rowPrice = new Float64Array(size);
    this.columnPrice = new Float64Array(size + 1);
  }

  /** Gives the row a column, moving others along the cheapest path. */
  add(row: number): void {
    const least = new Float64Array(this.size).fill(Infinity);
    const before = new Int32Array(this.size).fill(this.size);
    const seen = new Uint8Array(this.size + 1);
    this.ofColumn[this.size] = row;
    let column = this.size;
    do {
      seen[column] = 1;
      column = this.nearest(column, { least, before, seen });
    } while (this.ofColumn[column] !== -1);
    for (; column !== this.size; column = before[column] ?? this.size) this.ofColumn[column] = this.ofColumn[before[column] ?? this.size] ?? -1;
  }

  total(): number {
    let sum = 0;
    for (let column = 0; column < this.size; column += 1) sum += this.worth[this.ofColumn[column] ?? 0]?.[column] ?? 0;
    return sum;
  }

  /** The unseen column that is cheapest to reach; prices follow. */
  private nearest(from: number, reached: Reached): number {
    const row = this.ofColumn[from] ?? 0;
    const worth = this.worth[row] ?? new Float64Array(this.size);
    const price = this.rowPrice[row] ?? 0;
    reached.least.forEach((known, column) => {
      const cost = -(worth[column] ?? 0) - price - (this.columnPrice[column] ?? 0);
      if (reached.seen[column] === 1 || cost >= known) return;
      reached.least[column] = cost;
      reached.before[column] = from;
    });
    const step = reached.least.reduce((least, cost, column) => (reached.seen[column] === 1 ? least : Math.min(least, cost)), Infinity);
    const to = reached.least.findIndex((cost, column) => reached.seen[column] !== 1 && cost === step);
    this.move(step, reached);
    return to;
  }

  private move(step: number, { least, seen }: Pick<Reached, 'least' | 'seen'>): void {
    for (let column = 0; column <= this.size; column += 1) {
      if (seen[column]) {
        const row = this.ofColumn[column] ?? 0;
        this.rowPrice[row] = (this.rowPrice[row] ?? 0) + step;
        this.columnPrice[column] = (this.columnPrice[column] ?? 0) - step;
      } else if (column < this.size) {
        least[column] = (least[column] ?? 0) - step;
      }
    }
  }
}
