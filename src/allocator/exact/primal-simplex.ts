import { AMOUNT, ASK_EVERY, PIVOT, REDUCED } from './dual-simplex';
import type { Tableau } from './tableau';

/** Makes reduced costs no less than nought, keeping amounts so: primal simplex with devex weights. False where it does not get there. */
export class PrimalSimplex {
  private weight = new Float64Array(0);

  constructor(private readonly tableau: Tableau) {}

  /** `going` is asked now and then; where it says no, it gets no further. */
  run(most: number, going: () => boolean = () => true): boolean {
    const { tableau } = this;
    tableau.price();
    this.weight = new Float64Array(tableau.program.cost.length).fill(1);
    for (let step = 0; step < most && (step % ASK_EVERY !== 0 || going()); step++) {
      const entering = this.entering();
      if (entering < 0) return true;
      tableau.express(entering);
      const position = this.leaving();
      if (position < 0) return false;
      tableau.expand(position);
      this.reweigh(entering, position);
      tableau.pivot(entering, position);
    }
    return false;
  }

  private entering(): number {
    const { reduced, barred, position, columns } = this.tableau.program;
    let most = 0;
    let at = -1;
    for (let j = 0; j < columns.length; j++) {
      const gain = reduced[j] as number;
      if (gain >= -REDUCED || gain * gain <= most * (this.weight[j] as number) || (barred[j] as number) || (position[j] as number) >= 0) continue;
      most = (gain * gain) / (this.weight[j] as number);
      at = j;
    }
    return at;
  }

  /** The ratio test: what would fall below nought first, or be more than nought though barred; among near equals the largest pivot. */
  private leaving(): number {
    const { amount, rows } = this.tableau.program;
    let limit = Infinity;
    for (let p = 0; p < rows.length; p++) {
      const pivot = this.pivotAt(p);
      if (pivot > PIVOT) limit = Math.min(limit, (Math.max(0, amount[p] as number) + AMOUNT) / pivot);
    }
    let most = 0;
    let at = -1;
    for (let p = 0; p < rows.length; p++) {
      const pivot = this.pivotAt(p);
      if (pivot <= PIVOT || pivot <= most || Math.max(0, amount[p] as number) > limit * pivot) continue;
      most = pivot;
      at = p;
    }
    return at;
  }

  private pivotAt(p: number): number {
    const { alpha, program: { barred, basic } } = this.tableau;
    return (barred[basic[p] as number] as number) ? Math.abs(alpha[p] as number) : (alpha[p] as number);
  }

  private reweigh(entering: number, position: number): void {
    const { alpha, alphaRow, columns, touched, program: { basic } } = this.tableau;
    const { weight } = this;
    const scale = (weight[entering] as number) / ((alpha[position] as number) * (alpha[position] as number));
    for (let i = 0; i < touched; i++) {
      const j = columns[i] as number;
      const reach = (alphaRow[j] as number) * (alphaRow[j] as number) * scale;
      if (reach > (weight[j] as number)) weight[j] = reach;
    }
    weight[basic[position] as number] = Math.max(scale, 1);
  }
}
