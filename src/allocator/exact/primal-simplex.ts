import { AMOUNT, PIVOT, REDUCED } from './dual-simplex';
import type { Program } from './program';

/** Makes reduced costs no less than nought, keeping amounts so: primal simplex with devex weights. False where it does not get there. */
export class PrimalSimplex {
  private weight = new Float64Array(0);

  constructor(private readonly program: Program) {}

  run(most: number): boolean {
    const { program } = this;
    this.weight = new Float64Array(program.cost.length).fill(1);
    for (let step = 0; step < most; step++) {
      const entering = this.entering();
      if (entering < 0) return true;
      program.express(entering);
      const position = this.leaving();
      if (position < 0) return false;
      program.expand(position);
      this.reweigh(entering, position);
      program.pivot(entering, position);
    }
    return false;
  }

  private entering(): number {
    const { reduced, barred, position, columns } = this.program;
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
    const { amount, rows } = this.program;
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
    const { alpha, barred, basic } = this.program;
    return (barred[basic[p] as number] as number) ? Math.abs(alpha[p] as number) : (alpha[p] as number);
  }

  private reweigh(entering: number, position: number): void {
    const { alpha, alphaRow, basic, columns } = this.program;
    const { weight } = this;
    const scale = (weight[entering] as number) / ((alpha[position] as number) * (alpha[position] as number));
    for (let j = 0; j < columns.length; j++) {
      const reach = (alphaRow[j] as number) * (alphaRow[j] as number) * scale;
      if (reach > (weight[j] as number)) weight[j] = reach;
    }
    weight[basic[position] as number] = Math.max(scale, 1);
  }
}
