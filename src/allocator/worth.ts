import type { Aim } from './aim';
import type { Model } from './model';
import type { Options } from './options';

/** What an aim makes of each option and of leaving each block unplaced; smaller is better. */
export interface Worth {
  /** Of option. */
  readonly cost: Float64Array;
  /** Of block; Infinity where it is pinned. */
  readonly unplaced: Float64Array;
  /** What a week of one member is worth, about: the natural step for a price. */
  readonly week: number;
}

/** Weighs all options and blocks; every weight is multiplied by `scale`, so that whole numbers stay whole. */
export function worthOf(model: Model, options: Options, aim: Aim, scale = 1): Worth {
  const cost = new Float64Array(options.place.length);
  const unplaced = new Float64Array(model.entityOf.length);
  for (let b = 0; b < unplaced.length; b++) {
    const e = model.entityOf[b] as number;
    const size = (model.size[e] as number) * scale;
    const away = (model.previousPlace[b] as number) >= 0 ? aim.movedWeight * size : 0;
    unplaced[b] = (model.pinnedPlace[b] as number) >= 0 ? Infinity : (aim.penalties[model.tier[e] as number] as number) * size + away;
    for (let o = options.from[b] as number; o < (options.from[b + 1] as number); o++) {
      const stays = away === 0 || (options.place[o] === model.previousPlace[b] && options.start[o] === model.previousStart[b]);
      cost[o] = aim.costWeight * scale * (options.cost[o] as number) + (stays ? 0 : away);
    }
  }
  return { cost, unplaced, week: weekOf(model, options, cost, aim, scale) };
}

/** The dearest options or, where tiers or moves alone are worth more than any cost, those, spread over the weeks of a block. */
function weekOf(model: Model, options: Options, cost: Float64Array, aim: Aim, scale: number): number {
  let sum = 0;
  let weeks = 0;
  for (let b = 0; b < model.entityOf.length; b++) {
    let dearest = 0;
    for (let o = options.from[b] as number; o < (options.from[b + 1] as number); o++) dearest = Math.max(dearest, cost[o] as number);
    sum += dearest;
    weeks += model.blockWeeks[b] as number;
  }
  if (sum === 0) sum = model.entityOf.length * Math.max(...aim.penalties, aim.movedWeight) * scale;
  return sum / Math.max(1, weeks);
}
