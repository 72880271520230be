/** How far each price is from balance, and Adam's memory of it (b1 0.9, b2 0.99); only cells that are watched take part. */
export class Slope {
  /** Of cell: how much of it the wishes take. */
  readonly used: Float64Array;
  private readonly mean: Float64Array;
  private readonly square: Float64Array;
  private readonly seen: Int32Array;
  private readonly cells: Int32Array;
  private count = 0;
  private visit = 0;
  private round = 0;

  constructor(cells: number) {
    this.used = new Float64Array(cells);
    this.mean = new Float64Array(cells);
    this.square = new Float64Array(cells);
    this.seen = new Int32Array(cells);
    this.cells = new Int32Array(cells);
  }

  /** Watches no cell and remembers nothing. */
  forget(): void {
    this.visit++;
    this.count = 0;
    this.round = 0;
  }

  /** Watches no cell, but remembers those that it goes on with. */
  pause(): void {
    this.visit++;
    this.count = 0;
  }

  /** Watches a cell that was watched before the pause. */
  goOn(cell: number): void {
    if (this.seen[cell] === this.visit) return;
    this.seen[cell] = this.visit;
    this.cells[this.count++] = cell;
  }

  /** Watches every cell anew. */
  watchAll(): void {
    this.forget();
    for (let cell = 0; cell < this.cells.length; cell++) this.watch(cell);
  }

  watch(cell: number): void {
    if (this.seen[cell] === this.visit) return;
    this.goOn(cell);
    this.mean[cell] = 0;
    this.square[cell] = 0;
  }

  /** Nothing is used. */
  clear(): void {
    for (let i = 0; i < this.count; i++) this.used[this.cells[i] as number] = 0;
  }

  use(cell: number, amount: number): void {
    this.used[cell] = (this.used[cell] as number) + amount;
  }

  /** What the watched cells would earn if all that is left were sold. */
  worth(price: Float64Array, left: Float64Array): number {
    let sum = 0;
    for (let i = 0; i < this.count; i++) {
      const cell = this.cells[i] as number;
      sum += (price[cell] as number) * (left[cell] as number);
    }
    return sum;
  }

  /** Moves each price by at most about `length`, up where more is used than left; never below nought. */
  step(price: Float64Array, left: Float64Array, length: number): void {
    this.round++;
    const { used, mean, square, cells } = this;
    const reach = length / (1 - 0.9 ** this.round);
    const unbias = 1 / (1 - 0.99 ** this.round);
    for (let i = 0; i < this.count; i++) {
      const cell = cells[i] as number;
      const slope = (used[cell] as number) - (left[cell] as number);
      const m = 0.9 * (mean[cell] as number) + 0.1 * slope;
      const v = 0.99 * (square[cell] as number) + 0.01 * slope * slope;
      mean[cell] = m;
      square[cell] = v;
      price[cell] = Math.max(0, (price[cell] as number) + (reach * m) / (Math.sqrt(v * unbias) + 1e-9));
    }
  }
}
