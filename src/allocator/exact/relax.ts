import { DualSimplex } from './dual-simplex';
import type { Master } from './master';
import { PrimalSimplex } from './primal-simplex';

/** Prices are multiples of one part in so many, a power of two: sums of them are exact as long as they are not huge. */
export const GRID = 4096;
const PIVOTS = 6000;
const ROUNDS = 400;
const OVERFULL = 1e-4;
/** How near a bound must come to what the program can reach, of the gap. */
const SLACK = 0.04;
/** How much of the best prices goes into the prices that plans are sought at. */
const SMOOTH = 0.6;

/** A true bound, and whether it is above the cutoff. */
export interface Relaxed {
  readonly bound: number;
  readonly pruned: boolean;
}

/** Thrown where floating-point numbers no longer serve: the search then ends with what it has proven. */
export class Stuck extends Error {}

/** Solves the linear program over plans: pivots, then new plans at its prices and cells that it overfills, until there are none. */
export class Relaxing {
  private readonly dual: DualSimplex;
  private readonly primal: PrimalSimplex;
  /** Of cell: what is taken of it. */
  private readonly load: Float64Array;
  private readonly cells: Float64Array;

  constructor(private readonly master: Master, private readonly going: () => boolean) {
    this.dual = new DualSimplex(master.tableau);
    this.primal = new PrimalSimplex(master.tableau);
    this.load = new Float64Array(master.model.limit.length);
    this.cells = new Float64Array(master.model.limit.length);
  }

  /**
   * Ends early where a bound is above the cutoff, or near enough to what the program can reach; if `lazy`, as soon as the program
   * shows that no bound can be above the cutoff.
   */
  solve(cutoff: number, tolerance: number, lazy = false): Relaxed {
    const { master } = this;
    let { bound } = this.evaluate(master.rows.map(({ price }) => price));
    for (let round = 0; round < ROUNDS && bound <= cutoff; round++) {
      this.pivot();
      const duals = master.tableau.price();
      const value = this.valueOf(duals);
      const isHopeless = lazy && value <= cutoff;
      const next = isHopeless ? { bound, added: 0 } : this.generate(duals, bound, value - bound > 1);
      bound = next.bound;
      master.spread();
      const isSettled = next.added === 0 || isNear(value - bound, tolerance, cutoff + 1 - bound);
      if (this.openCells() === 0 && isSettled) return { bound, pruned: bound > cutoff };
      master.tableau.price();
    }
    if (bound <= cutoff) throw new Stuck('the linear program does not settle');
    return { bound, pruned: true };
  }

  /** Adds plans, at prices between the best and the duals if those are far apart; keeps prices that raise the bound. */
  private generate(duals: Float64Array, bound: number, isFar: boolean): { readonly bound: number; readonly added: number } {
    const { rows } = this.master;
    let best = bound;
    let added = 0;
    for (const smooth of isFar ? [SMOOTH, 0] : [0]) {
      if (added > 0) break;
      const prices = this.mix(duals, smooth);
      const next = this.evaluate(prices, duals);
      added = next.added;
      if (next.bound <= best) continue;
      best = next.bound;
      rows.forEach((row, i) => { row.price = prices[i] as number; });
    }
    return { bound: best, added };
  }

  /** The bound that rows' prices give; adds the plans that the duals find worth it. */
  evaluate(prices: readonly number[], duals?: Float64Array): { readonly bound: number; readonly added: number } {
    const { master } = this;
    const { pricer, model } = master;
    this.setPrices(prices);
    let bound = 0;
    let added = 0;
    master.rows.forEach(({ limit }, i) => { bound -= (prices[i] as number) * limit; });
    for (let e = 0; e < master.entities; e++) {
      const best = pricer.best(e);
      bound += best;
      if (!duals || best === Infinity) continue;
      const plan = pricer.chosen.slice(0, (model.blockFrom[e + 1] as number) - (model.blockFrom[e] as number));
      if (master.reduced(e, plan, duals) < -1e-3 && master.addPlan(e, plan)) added++;
    }
    return { bound, added };
  }

  /** Tells the pricer what choices cost at these prices of rows. */
  setPrices(prices: readonly number[]): void {
    const { cells, master: { choices, pricer, weight, rows } } = this;
    const { price } = pricer;
    cells.fill(0);
    price.set(weight);
    rows.forEach(({ of, options: takers, amounts }, i) => {
      if ((prices[i] as number) === 0) return;
      if (typeof of === 'number') cells[of] = prices[i] as number;
      else for (let q = 0; q < takers.length; q++) price[takers[q] as number] = (price[takers[q] as number] as number) + (prices[i] as number) * (amounts[q] as number);
    });
    const { cellFrom, size, count } = choices;
    for (let o = 0; o < count; o++) {
      let sum = 0;
      for (let c = cellFrom[o] as number; c < (cellFrom[o + 1] as number); c++) sum += (cells[choices.cells[c] as number] as number);
      price[o] = (price[o] as number) + sum * (size[o] as number);
    }
  }

  private pivot(): void {
    if (!this.going()) throw new Stuck('told to stop');
    const { tableau } = this.master;
    if (!this.dual.run(PIVOTS, this.going)) {
      tableau.refresh();
      if (!this.dual.run(PIVOTS, this.going)) throw new Stuck('the dual simplex does not end');
    }
    if (!this.primal.run(PIVOTS, this.going)) throw new Stuck('the primal simplex does not end');
  }

  /** The program's value with the right sides as they truly are. */
  private valueOf(duals: Float64Array): number {
    const { rows, entities } = this.master;
    return rows.reduce((sum, { limit }, i) => sum + (duals[i + entities] as number) * limit, duals.subarray(0, entities).reduce((sum, dual) => sum + dual, 0));
  }

  private mix(duals: Float64Array, smooth: number): number[] {
    const { rows, entities } = this.master;
    return rows.map(({ price }, i) => Math.max(0, Math.round((smooth * price - (1 - smooth) * (duals[i + entities] as number)) * GRID) / GRID));
  }

  /** Makes rows of the cells that are overfull; says how many. */
  private openCells(): number {
    const { master, load } = this;
    const { choices, share, model, rows, maker, taken } = master;
    load.fill(0);
    for (const { of } of rows) if (typeof of === 'number') load[of] = -Infinity;
    for (const o of taken) {
      const amount = (share[o] as number) * (choices.size[o] as number);
      for (let c = choices.cellFrom[o] as number; c < (choices.cellFrom[o + 1] as number); c++) load[choices.cells[c] as number] = (load[choices.cells[c] as number] as number) + amount;
    }
    let opened = 0;
    for (let cell = 0; cell < load.length; cell++) {
      if ((load[cell] as number) <= (model.limit[cell] as number) + OVERFULL) continue;
      master.addRow(maker.cell(cell));
      opened++;
    }
    return opened;
  }
}

function isNear(distance: number, tolerance: number, gap: number): boolean {
  return distance <= Math.max(tolerance, SLACK * gap);
}
