import type { Model } from './model';
import type { Objective } from './solution';

/** How far apart two levels need to be: no single step of the search touches more blocks than this. */
const BLOCKS_A_STEP = 64;
const LARGEST_SAFE = 2 ** 50;

/** One number for the whole objective, so that a step can be judged at once: a level outweighs all later ones. */
export interface Weights {
  /** Of tier, from 0: a member left unplaced. */
  readonly unplaced: Float64Array;
  /** A member moved. A point of cost weighs 1. */
  readonly moved: number;
}

/** Below nought where `a` is better than `b`, by the first level where they differ. */
export function compare(a: Objective, b: Objective): number {
  for (let t = 0; t < a.unplaced.length; t++) {
    const difference = (a.unplaced[t] as number) - (b.unplaced[t] as number);
    if (difference !== 0) return difference;
  }
  return a.moved - b.moved || a.cost - b.cost;
}

/** Weights that keep the levels apart within one step of the search; whole solutions are told apart by `compare`. */
export function weightsOf(model: Model): Weights {
  const reach = levelsOf(model);
  const cap = LARGEST_SAFE ** (1 / Math.max(1, reach.length));
  const safe = reach.reduce((product, range) => product * (range + 1), 1) < LARGEST_SAFE;
  const weights = [1];
  for (const range of reach) weights.push((weights.at(-1) as number) * (safe ? range + 1 : Math.floor(Math.min(range + 1, cap))));
  const [, moved, ...tiers] = weights;
  return { moved: moved ?? 1, unplaced: Float64Array.from(tiers.slice(0, model.tiers).reverse()) };
}

/** What a step can change at most: of cost, of moved, of unplaced in the last tier and so on to the first. */
function levelsOf(model: Model): number[] {
  const moved = largest(model, (e, b) => ((model.previousPlace[b] as number) >= 0 ? (model.size[e] as number) : 0));
  const tiers = Array.from({ length: model.tiers }, (_, t) => (
    largest(model, (e) => (model.tier[e] === t ? (model.size[e] as number) : 0))
  ));
  const ranges = [largest(model, (_, b) => dearest(model, b)), moved, ...tiers.reverse()];
  return ranges.map((range) => range * Math.min(BLOCKS_A_STEP, model.entityOf.length));
}

function largest(model: Model, amount: (entity: number, block: number) => number): number {
  return model.entityOf.reduce((most, e, b) => Math.max(most, amount(e, b)), 0);
}

/** The highest cost of any option of a block: its places stand cheapest first. */
export function dearest(model: Model, block: number): number {
  const last = (model.placeFrom[block + 1] as number) - 1;
  if (last < (model.placeFrom[block] as number)) return 0;
  let start = 0;
  for (let i = model.startFrom[block] as number; i < (model.startFrom[block + 1] as number); i++) {
    start = Math.max(start, model.startCost[i] as number);
  }
  return (model.placeCost[last] as number) + start;
}
