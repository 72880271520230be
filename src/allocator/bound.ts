import type { Aim } from './aim';
import type { Model } from './model';
import { dearest } from './rank';
import { Relaxation } from './relaxation';
import type { Charges } from './seat';
import type { Bound, RowPrice } from './solution';

/** Prices are certified in thousandths, or in whole points where numbers are too large for that. */
const SCALES = [1000, 1];

/** How long and how far to climb. */
export interface Climb {
  readonly rounds: number;
  /** A value that proves what is to be proved: no need to climb on. */
  readonly target?: number;
  /** Asked before each round. */
  readonly going: () => boolean;
}

/** Prices of cells found by climbing, and the value they give as a floating-point number. */
export interface Ascent {
  readonly prices: Float64Array;
  readonly value: number;
}

/** Looks for prices that make the relaxation's value high: projected Adam over all entities, with a step that fades to nothing. */
export function ascend(model: Model, aim: Aim, { rounds, target = Infinity, going }: Climb, from?: Float64Array): Ascent {
  const relaxation = new Relaxation(model, aim, 1);
  const step = new Step(model.limit.length, reachOf(model, aim));
  const prices = from?.slice() ?? new Float64Array(model.limit.length);
  let best: Ascent = { prices: prices.slice(), value: -Infinity };
  for (let round = 0; round < rounds && going() && best.value <= target - 1 + 1e-6; round++) {
    const value = valueAt(relaxation, model, prices);
    if (value > best.value) best = { prices: prices.slice(), value };
    step.take(prices, relaxation.used, model.limit, 0.5 + 0.5 * Math.cos((Math.PI * round) / rounds));
  }
  return best;
}

function valueAt(relaxation: Relaxation, model: Model, prices: Float64Array): number {
  let value = 0;
  relaxation.evaluate(prices, (best) => { value += best; });
  for (let cell = 0; cell < prices.length; cell++) value -= (prices[cell] as number) * (model.limit[cell] as number);
  return value;
}

/** The first step's length: what a week is worth at most, in part. */
function reachOf(model: Model, { penalties, movedWeight, costWeight }: Aim): number {
  const blocks = Math.max(1, model.entityOf.length);
  const spread = model.entityOf.reduce((sum, _, b) => sum + dearest(model, b), 0) / blocks;
  const weeks = model.blockWeeks.reduce((sum, length) => sum + length, 0) / blocks;
  const worth = costWeight > 0 ? costWeight * spread : Math.max(movedWeight, ...penalties);
  return (0.3 * worth) / Math.max(1, weeks);
}

/** Adam's memory of slopes. */
class Step {
  private readonly mean: Float64Array;
  private readonly square: Float64Array;
  private round = 0;

  constructor(cells: number, private readonly reach: number) {
    this.mean = new Float64Array(cells);
    this.square = new Float64Array(cells);
  }

  take(prices: Float64Array, used: Float64Array, limit: Float64Array, share: number): void {
    this.round++;
    const { mean, square } = this;
    const length = (this.reach * share) / (1 - 0.9 ** this.round);
    const unbias = 1 / (1 - 0.99 ** this.round);
    for (let cell = 0; cell < prices.length; cell++) {
      const slope = (used[cell] as number) - (limit[cell] as number);
      const m = 0.9 * (mean[cell] as number) + 0.1 * slope;
      const v = 0.99 * (square[cell] as number) + 0.01 * slope * slope;
      mean[cell] = m;
      square[cell] = v;
      prices[cell] = Math.max(0, (prices[cell] as number) + (length * m) / (Math.sqrt(v * unbias) + 1e-9));
    }
  }
}

/** What each stretch is charged at these prices, to guide who is seated where. */
export function chargesAt(model: Model, aim: Aim, prices: Float64Array): Charges {
  const relaxation = new Relaxation(model, aim, 1);
  relaxation.evaluate(prices, () => undefined);
  return relaxation.charges;
}

/** The claim these prices prove, in exact whole numbers; undefined where the numbers are too large to be exact. */
export function certify(model: Model, aim: Aim, prices: Float64Array): Bound | undefined {
  for (const scale of SCALES) {
    const whole = prices.map((price) => Math.round(price * scale));
    const value = exactValue(model, aim, whole, scale);
    if (value !== undefined) return { ...aim, scale, prices: rowsOf(model, whole), value };
  }
  return undefined;
}

function exactValue(model: Model, aim: Aim, prices: Float64Array, scale: number): number | undefined {
  let total = 0n;
  let exact = pricesAreSafe(model, prices);
  new Relaxation(model, aim, scale).evaluate(prices, (best) => {
    if (Number.isSafeInteger(best)) total += BigInt(best);
    else exact = false;
  });
  if (!exact) return undefined;
  for (let cell = 0; cell < prices.length; cell++) {
    if (prices[cell] !== 0) total -= BigInt(prices[cell] as number) * BigInt(model.limit[cell] as number);
  }
  const value = Number(roundUp(total, BigInt(scale)));
  return Number.isSafeInteger(value) ? value : undefined;
}

/** Whether the prices of each resource add up exactly. */
function pricesAreSafe(model: Model, prices: Float64Array): boolean {
  for (let r = 0; r < model.perTerm.length; r++) {
    let sum = 0;
    for (let cell = model.cellFrom[r] as number; cell < (model.cellFrom[r + 1] as number); cell++) sum += prices[cell] as number;
    if (!Number.isSafeInteger(sum)) return false;
  }
  return true;
}

function roundUp(total: bigint, unit: bigint): bigint {
  return total > 0n ? (total + unit - 1n) / unit : total / unit;
}

function rowsOf(model: Model, prices: Float64Array): RowPrice[] {
  const rows: RowPrice[] = [];
  for (let r = 0; r < model.perTerm.length; r++) {
    const from = model.cellFrom[r] as number;
    for (let cell = from; cell < (model.cellFrom[r + 1] as number); cell++) {
      const price = prices[cell] as number;
      if (price > 0) rows.push([r, model.perTerm[r] ? -1 : cell - from, price]);
    }
  }
  return rows;
}
