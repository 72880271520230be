import type { Model } from './model';
import type { Options } from './options';
import type { Worth } from './worth';

/** Options of each block that are worth looking at. */
export interface Candidates {
  /** Of block: its candidates are list[from[b]] to list[from[b + 1] - 1]. */
  readonly from: Int32Array;
  readonly list: Int32Array;
}

/** Every option, in the options' order. */
export function everyOption(options: Options): Candidates {
  return { from: options.from, list: Int32Array.from(options.place, (_, o) => o) };
}

/** A block keeps at least so many of its cheapest options, and those that cost little more than the cheapest; never more than three times as many. */
const LEAST = 40;
/** Weeks' worth that an option may cost more than the cheapest. */
const MARGIN = 2;

/** The options that are cheapest when the prices of what they take are added, the cheapest first; where a block is pinned or was before is always among them. */
export function cheapestOptions(model: Model, options: Options, worth: Worth, charge: Float64Array): Candidates {
  const from = new Int32Array(options.from.length);
  const list = new Int32Array(options.place.length);
  const priced = new Float64Array(options.place.length);
  let count = 0;
  for (let b = 0; b + 1 < from.length; b++) {
    const size = model.size[model.entityOf[b] as number] as number;
    const own = ordered(options, b, (o) => (worth.cost[o] as number) + size * (charge[options.slot[o] as number] as number), priced);
    const dearest = (priced[own[0] as number] as number) + MARGIN * worth.week;
    own.forEach((o, rank) => {
      const near = rank < LEAST || (rank < 3 * LEAST && (priced[o] as number) <= dearest);
      if (near || isGiven(model, options, b, o)) list[count++] = o;
    });
    from[b + 1] = count;
  }
  return { from, list: list.slice(0, count) };
}

function ordered(options: Options, b: number, price: (o: number) => number, priced: Float64Array): Int32Array {
  const first = options.from[b] as number;
  const own = new Int32Array((options.from[b + 1] as number) - first);
  for (let i = 0; i < own.length; i++) {
    own[i] = first + i;
    priced[first + i] = price(first + i);
  }
  return own.sort((o, p) => (priced[o] as number) - (priced[p] as number) || o - p);
}

function isGiven(model: Model, options: Options, b: number, o: number): boolean {
  const is = (place: Int32Array, start: Int32Array) => options.place[o] === place[b] && options.start[o] === start[b];
  return is(model.pinnedPlace, model.pinnedStart) || is(model.previousPlace, model.previousStart);
}
