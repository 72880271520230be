import type { Program } from './program';

/** How far below nought an amount may be, how small a pivot, how far below nought a reduced cost. */
export const AMOUNT = 1e-7;
export const PIVOT = 1e-7;
export const REDUCED = 1e-7;

/**
 * Makes amounts no less than nought and barred columns nought, keeping reduced costs that are not negative so: dual simplex with
 * steepest edges. Columns of negative reduced cost wait for the primal simplex. False where it does not get there.
 */
export class DualSimplex {
  private length = new Float64Array(0);

  constructor(private readonly program: Program) {}

  run(most: number): boolean {
    const { program } = this;
    if (this.length.length < program.right.length) {
      this.length = new Float64Array(program.right.length);
    }
    program.inverse.lengths(this.length);
    for (let step = 0; step < most; step++) {
      const position = this.leaving();
      if (position < 0) return true;
      if (!this.step(position)) return false;
    }
    return false;
  }

  private step(position: number): boolean {
    const { program } = this;
    program.expand(position);
    const entering = this.entering((program.amount[position] as number) < 0 ? -1 : 1);
    if (entering < 0) return false;
    program.express(entering);
    if (Math.abs(program.alpha[position] as number) < PIVOT) {
      if (program.isFresh()) return false;
      program.refresh();
      program.inverse.lengths(this.length);
      return true;
    }
    program.pivot(entering, position);
    if (program.isFresh()) program.inverse.lengths(this.length);
    else this.relength(position);
    return true;
  }

  private leaving(): number {
    const { amount, basic, barred, rows } = this.program;
    let most = 0;
    let at = -1;
    for (let p = 0; p < rows.length; p++) {
      const here = amount[p] as number;
      const wrong = here < 0 ? -here : (barred[basic[p] as number] as number) ? here : 0;
      if (wrong <= AMOUNT) continue;
      const worth = (wrong * wrong) / (this.length[p] as number);
      if (worth <= most) continue;
      most = worth;
      at = p;
    }
    return at;
  }

  /** The ratio test: among columns that keep reduced costs from falling below nought, the one of largest pivot. */
  private entering(sign: number): number {
    const { alphaRow, reduced, columns } = this.program;
    const limit = this.limit(sign);
    let most = PIVOT;
    let at = -1;
    for (let j = 0; j < columns.length; j++) {
      const pivot = sign * (alphaRow[j] as number);
      if (pivot <= most || !this.mayEnter(j)) continue;
      const here = reduced[j] as number;
      if (limit < Infinity && (here < -REDUCED || here > limit * pivot)) continue;
      most = pivot;
      at = j;
    }
    return at;
  }

  /** How far the duals may go; Infinity where only columns of negative reduced cost could enter, and then any may. */
  private limit(sign: number): number {
    const { alphaRow, reduced, columns } = this.program;
    let limit = Infinity;
    for (let j = 0; j < columns.length; j++) {
      const pivot = sign * (alphaRow[j] as number);
      const here = reduced[j] as number;
      if (pivot <= PIVOT || here < -REDUCED || !this.mayEnter(j)) continue;
      limit = Math.min(limit, (Math.max(0, here) + REDUCED) / pivot);
    }
    return limit;
  }

  private mayEnter(column: number): boolean {
    const { position, barred } = this.program;
    return (position[column] as number) < 0 && barred[column] === 0;
  }

  /** The rows' lengths after the pivot. */
  private relength(position: number): void {
    const { alpha, products, rows } = this.program;
    const { length } = this;
    const own = length[position] as number;
    const pivot = alpha[position] as number;
    for (let p = 0; p < rows.length; p++) {
      if (alpha[p] === 0 || p === position) continue;
      const factor = (alpha[p] as number) / pivot;
      length[p] = Math.max(1e-4, (length[p] as number) - 2 * factor * (products[p] as number) + factor * factor * own);
    }
    length[position] = own / (pivot * pivot);
  }
}
