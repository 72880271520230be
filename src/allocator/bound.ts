import type { Aim } from './aim';
import { forbid, impossibleCells, rowOf } from './impossible';
import type { Model } from './model';
import { Relaxation } from './relaxation';
import { Slope } from './slope';
import type { Bound, RowPrice } from './solution';
import { Tolls } from './tolls';
import { weekWorth } from './worth';

/** Prices are certified in thousandths, or in whole points where numbers are too large for that. */
const SCALES = [1000, 1];
/** The first step of a price, in weeks' worth. */
const FIRST_STEP = 0.3;

/** How long and how far to climb. */
export interface Climb {
  readonly rounds: number;
  /** A value that proves what is to be proved: no need to climb on. */
  readonly target?: number;
  /** Asked before each round. */
  readonly going: () => boolean;
  /** Left out where this thread does it alone. */
  readonly evaluate?: Evaluate;
}

/** What everyone wants costs at these prices; `used` then says what it takes of each cell. */
export type Evaluate = (price: Float64Array, used: Float64Array) => number;

/** Prices of cells found by climbing, and the value they give as a floating-point number. */
export interface Ascent {
  readonly prices: Float64Array;
  readonly value: number;
}

/** Looks for prices that make the relaxation's value high: projected Adam over all entities, with a step that fades to nothing. */
export function ascend(model: Model, aim: Aim, { rounds, target = Infinity, going, evaluate = evaluator(model, aim) }: Climb): Ascent {
  const slope = new Slope(model.limit.length);
  slope.watchAll();
  const step = FIRST_STEP * weekWorth(model, aim) * steepness(aim);
  const price = new Float64Array(model.limit.length);
  const best = { prices: price.slice(), value: -Infinity };
  for (let round = 0; round < rounds && best.value <= target - 1 + 1e-6 && going(); round++) {
    const value = evaluate(price, slope.used) - slope.worth(price, model.limit);
    if (value > best.value) {
      best.value = value;
      best.prices.set(price);
    }
    slope.step(price, model.limit, step * (0.5 + 0.5 * Math.cos((Math.PI * round) / rounds)));
  }
  return best;
}

function evaluator(model: Model, aim: Aim): Evaluate {
  const tolls = new Tolls(model);
  const relaxation = new Relaxation(model, tolls, aim, 1);
  return (price, used) => {
    tolls.follow(price);
    used.fill(0);
    return relaxation.round(0, model.size.length, used);
  };
}

/** Where tiers are told apart, prices must reach as far as the dearest tier. */
function steepness({ penalties }: Aim): number {
  const positive = penalties.filter((penalty) => penalty > 0);
  return positive.length === 0 ? 1 : Math.max(...positive) / Math.min(...positive);
}

/** The claim these prices prove, in exact whole numbers; undefined where the numbers are too large to be exact. */
export function certify(model: Model, aim: Aim, prices: Float64Array): Bound | undefined {
  for (const scale of SCALES) {
    const whole = prices.map((price) => Math.round(price * scale));
    const exact = exactValue(model, aim, whole, scale);
    if (!exact) continue;
    const impossible = impossibleCells(model);
    if (impossible.length > 0 && !Number.isSafeInteger(exact.highest * largestOf(model))) continue;
    const { rows, cuts } = forbid(model, impossible, exact.highest);
    const priced = rows.length === 0 ? rowsOf(model, whole) : [...rowsOf(model, whole.map((price, cell) => (model.limit[cell] === 0 ? 0 : price))), ...rows];
    return { ...aim, scale, prices: priced, ...(cuts.length > 0 ? { cuts } : {}), value: exact.value };
  }
  return undefined;
}

/** The value, and the most that any entity pays: a price as high as that forbids. */
function exactValue(model: Model, aim: Aim, prices: Float64Array, scale: number): { value: number; highest: number } | undefined {
  const tolls = new Tolls(model);
  if (!tolls.isExact(prices)) return undefined;
  tolls.follow(prices);
  const relaxation = new Relaxation(model, tolls, aim, scale);
  let total = 0n;
  let highest = 0;
  for (let e = 0; e < model.size.length; e++) {
    const best = relaxation.best(e);
    if (!Number.isSafeInteger(best)) return undefined;
    total += BigInt(best);
    highest = Math.max(highest, best);
  }
  for (let cell = 0; cell < prices.length; cell++) {
    if (prices[cell] !== 0) total -= BigInt(prices[cell] as number) * BigInt(model.limit[cell] as number);
  }
  const value = Number(roundUp(total, BigInt(scale)));
  return Number.isSafeInteger(value) ? { value, highest } : undefined;
}

function largestOf(model: Model): number {
  return model.size.reduce((largest, size) => Math.max(largest, size), 1);
}

function roundUp(total: bigint, unit: bigint): bigint {
  return total > 0n ? (total + unit - 1n) / unit : total / unit;
}

function rowsOf(model: Model, prices: Float64Array): RowPrice[] {
  const rows: RowPrice[] = [];
  for (let cell = 0; cell < prices.length; cell++) {
    const price = prices[cell] as number;
    if (price > 0) rows.push([...rowOf(model, cell), price]);
  }
  return rows;
}
