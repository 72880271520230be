/** What is smaller than this in an inverse is taken for nought. */
export const NOUGHT = 1e-11;

/** The inverse of a linear program's basis, dense and column by column, updated at every pivot. */
export class Inverse {
  /** Rows and columns. */
  size = 0;
  /** Steps between two columns. */
  private room = 128;
  private cells = new Float64Array(this.room * this.room);
  private touched = new Int32Array(this.room);

  /** `into` grows by so much of a column. */
  addColumn(column: number, times: number, into: Float64Array): void {
    const { cells, size } = this;
    for (let p = 0, i = column * this.room; p < size; p++, i++) into[p] = (into[p] as number) + times * (cells[i] as number);
  }

  /** A row, with what is next to nothing taken for nought. */
  copyRow(row: number, into: Float64Array): void {
    const { cells, size, room } = this;
    for (let k = 0, i = row; k < size; k++, i += room) {
      const cell = cells[i] as number;
      into[k] = Math.abs(cell) < NOUGHT ? 0 : cell;
    }
  }

  /** The sum over rows of weight times what stands in that column. */
  weigh(column: number, weights: Float64Array): number {
    const { cells, size } = this;
    let sum = 0;
    for (let p = 0, i = column * this.room; p < size; p++, i++) sum += (weights[p] as number) * (cells[i] as number);
    return sum;
  }

  /** Squares of the lengths of all rows. */
  lengths(into: Float64Array): void {
    const { cells, size } = this;
    into.fill(0, 0, size);
    for (let k = 0; k < size; k++) {
      for (let p = 0, i = k * this.room; p < size; p++, i++) into[p] = (into[p] as number) + (cells[i] as number) * (cells[i] as number);
    }
  }

  /** Makes it a unit matrix of its size. */
  reset(): void {
    this.cells.fill(0);
    for (let k = 0; k < this.size; k++) this.cells[k * this.room + k] = 1;
  }

  /** Appends a row that is the sum of those rows times those amounts, taken negatively, and a unit column. */
  append(rows: readonly number[], amounts: readonly number[]): void {
    if (this.size === this.room) this.enlarge();
    const { cells, room, size } = this;
    for (let k = 0; k < size; k++) {
      let sum = 0;
      for (let i = 0; i < rows.length; i++) sum -= (amounts[i] as number) * (cells[k * room + (rows[i] as number)] as number);
      cells[k * room + size] = sum;
    }
    cells.fill(0, size * room, size * room + size);
    cells[size * room + size] = 1;
    this.size++;
  }

  /**
   * Follows a change of basis: `alpha`, the entering column in terms of the basis, becomes the unit column of that row.
   * Adds to `products`, where alpha is not nought, the product of each row and that row as they were.
   */
  pivot(row: number, alpha: Float64Array, products: Float64Array): void {
    const { cells, room, size, touched } = this;
    let count = 0;
    for (let p = 0; p < size; p++) if (p !== row && Math.abs(alpha[p] as number) > NOUGHT) touched[count++] = p;
    const share = 1 / (alpha[row] as number);
    for (let k = 0, at = 0; k < size; k++, at += room) {
      const old = cells[at + row] as number;
      if (old === 0) continue;
      const factor = Math.abs(old) < NOUGHT ? 0 : old * share;
      cells[at + row] = factor;
      if (factor === 0) continue;
      for (let i = 0; i < count; i++) {
        const p = touched[i] as number;
        const cell = cells[at + p] as number;
        products[p] = (products[p] as number) + old * cell;
        cells[at + p] = cell - factor * (alpha[p] as number);
      }
    }
  }

  /** Keeps only these rows and columns, which must leave an inverse. */
  keep(rows: readonly number[], columns: readonly number[]): void {
    const { cells, room } = this;
    columns.forEach((column, k) => {
      for (let p = 0; p < rows.length; p++) cells[k * room + p] = cells[column * room + (rows[p] as number)] as number;
    });
    this.size = rows.length;
  }

  private enlarge(): void {
    const room = 2 * this.room;
    const cells = new Float64Array(room * room);
    for (let k = 0; k < this.size; k++) cells.set(this.cells.subarray(k * this.room, k * this.room + this.size), k * room);
    this.cells = cells;
    this.touched = new Int32Array(room);
    this.room = room;
  }
}
