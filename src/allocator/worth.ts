import type { Aim } from './aim';
import type { Model } from './model';
import type { Options } from './options';
import { dearest } from './rank';

/** What an aim makes of each option and of leaving each block unplaced; smaller is better. */
export interface Worth {
  /** Of option. */
  readonly cost: Float64Array;
  /** Of block; Infinity where it is pinned. */
  readonly unplaced: Float64Array;
}

/** Weighs options and blocks. */
export function worthOf(model: Model, options: Options, aim: Aim): Worth {
  const { unplaced, away } = unplacedWorth(model, aim, 1);
  const cost = options.cost.map((points) => aim.costWeight * points);
  for (let b = 0; b < unplaced.length; b++) {
    if (away[b] === 0) continue;
    for (let o = options.from[b] as number; o < (options.from[b + 1] as number); o++) {
      const stays = options.place[o] === model.previousPlace[b] && options.start[o] === model.previousStart[b];
      if (!stays) cost[o] = (cost[o] as number) + (away[b] as number);
    }
  }
  return { cost, unplaced };
}

/** Of block: what leaving it unplaced costs (Infinity where it is pinned), and what moving it does; every weight is multiplied by `scale`, so that whole numbers stay whole. */
export function unplacedWorth(model: Model, aim: Aim, scale: number): { readonly unplaced: Float64Array; readonly away: Float64Array } {
  const sizes = Float64Array.from(model.entityOf, (e) => (model.size[e] as number) * scale);
  const away = sizes.map((size, b) => ((model.previousPlace[b] as number) >= 0 ? aim.movedWeight * size : 0));
  const unplaced = sizes.map((size, b) => {
    if ((model.pinnedPlace[b] as number) >= 0) return Infinity;
    return (aim.penalties[model.tier[model.entityOf[b] as number] as number] as number) * size + (away[b] as number);
  });
  return { unplaced, away };
}

/** What a week of one member is worth, about, the natural step for a price: the dearest options or, where tiers or moves alone count, those, spread over the weeks of a block. */
export function weekWorth(model: Model, aim: Aim): number {
  let sum = 0;
  let weeks = 0;
  for (let b = 0; b < model.entityOf.length; b++) {
    const e = model.entityOf[b] as number;
    const away = (model.previousPlace[b] as number) >= 0 ? aim.movedWeight * (model.size[e] as number) : 0;
    sum += aim.costWeight * dearest(model, b) + away;
    weeks += model.blockWeeks[b] as number;
  }
  if (sum === 0) sum = model.entityOf.length * Math.max(...aim.penalties, aim.movedWeight);
  return sum / Math.max(1, weeks);
}
