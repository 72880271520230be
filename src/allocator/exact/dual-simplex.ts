import type { Tableau } from './tableau';

/** How far below nought an amount may be, how small a pivot, how far below nought a reduced cost. */
export const AMOUNT = 1e-7;
export const PIVOT = 1e-7;
export const REDUCED = 1e-7;
/** Pivots between two looks at whether to go on. */
export const ASK_EVERY = 64;
/** A pivot that row and column disagree on by more than this part asks for new factors. */
const DRIFT = 1e-6;

/**
 * Makes amounts no less than nought and barred columns nought, keeping reduced costs that are not negative so: dual simplex with
 * steepest edges. Columns of negative reduced cost wait for the primal simplex. False where it does not get there.
 */
export class DualSimplex {
  /** The first of these are the columns that may enter. */
  private candidates = new Int32Array(0);
  private count = 0;

  constructor(private readonly tableau: Tableau) {}

  /** `going` is asked now and then; where it says no, it gets no further. */
  run(most: number, going: () => boolean = () => true): boolean {
    this.tableau.attend();
    for (let step = 0; step < most && (step % ASK_EVERY !== 0 || going()); step++) {
      const position = this.leaving();
      if (position < 0) return true;
      if (!this.step(position)) return false;
    }
    return false;
  }

  private step(position: number): boolean {
    const { tableau } = this;
    tableau.expand(position);
    const entering = this.entering((tableau.program.amount[position] as number) < 0 ? -1 : 1);
    if (entering < 0) return false;
    tableau.express(entering);
    const pivot = tableau.alpha[position] as number;
    const isSure = Math.abs(pivot) > PIVOT && Math.abs(pivot - (tableau.alphaRow[entering] as number)) < DRIFT * (1 + Math.abs(pivot));
    if (!isSure && !tableau.isFresh) {
      tableau.refresh();
      return true;
    }
    if (Math.abs(pivot) <= PIVOT) return false;
    tableau.pivot(entering, position);
    return true;
  }

  private leaving(): number {
    const { lengths, program: { amount, basic, barred, rows } } = this.tableau;
    let most = 0;
    let at = -1;
    for (let p = 0; p < rows.length; p++) {
      const here = amount[p] as number;
      const wrong = here < 0 ? -here : (barred[basic[p] as number] as number) ? here : 0;
      if (wrong <= AMOUNT) continue;
      const worth = (wrong * wrong) / (lengths[p] as number);
      if (worth <= most) continue;
      most = worth;
      at = p;
    }
    return at;
  }

  /** The ratio test: among columns that keep reduced costs from falling below nought, the one of largest pivot. */
  private entering(sign: number): number {
    const { alphaRow, program: { reduced } } = this.tableau;
    const limit = this.limit(sign);
    const { candidates } = this;
    let most = PIVOT;
    let at = -1;
    for (let i = 0; i < this.count; i++) {
      const j = candidates[i] as number;
      const pivot = sign * (alphaRow[j] as number);
      if (pivot <= most) continue;
      const here = reduced[j] as number;
      if (limit < Infinity && (here < -REDUCED || here > limit * pivot)) continue;
      most = pivot;
      at = j;
    }
    return at;
  }

  /** Lists what may enter; says how far the duals may go, Infinity where only columns of negative reduced cost could enter, and then any may. */
  private limit(sign: number): number {
    const { alphaRow, columns, touched, program: { reduced, position, barred } } = this.tableau;
    if (this.candidates.length < touched) this.candidates = new Int32Array(2 * touched);
    const { candidates } = this;
    let limit = Infinity;
    let count = 0;
    for (let i = 0; i < touched; i++) {
      const j = columns[i] as number;
      const pivot = sign * (alphaRow[j] as number);
      if (pivot <= PIVOT || (position[j] as number) >= 0 || barred[j] !== 0) continue;
      candidates[count++] = j;
      const here = reduced[j] as number;
      if (here < -REDUCED) continue;
      const ratio = ((here > 0 ? here : 0) + REDUCED) / pivot;
      if (ratio < limit) limit = ratio;
    }
    this.count = count;
    return limit;
  }
}
