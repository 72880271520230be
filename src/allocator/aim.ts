import type { Model } from './model';
import type { Weights } from './rank';
import { dearest, weightsOf } from './rank';

/** What a bound weighs: a member unplaced (of tier, from 0), a member moved, a point of cost. */
export interface Aim {
  readonly penalties: readonly number[];
  readonly movedWeight: number;
  readonly costWeight: number;
}

/** Placement only: a member of these tiers left unplaced counts as much as given. */
export function unplacedAim(penalties: readonly number[]): Aim {
  return { penalties, movedWeight: 0, costWeight: 0 };
}

/** Cost, with leaving unplaced and moving dearer than any cost they could save; each tier is so many times dearer than the next. */
export function costAim(model: Model, ladder = 1): Aim {
  const most = model.entityOf.reduce((high, _, b) => Math.max(high, dearest(model, b)), 1);
  const movedWeight = model.previousPlace.some((place) => place >= 0) ? 2 * most : 0;
  const penalties = Array.from({ length: model.tiers }, (_, t) => (2 * most + movedWeight) * ladder ** (model.tiers - 1 - t));
  return { penalties, movedWeight, costWeight: 1 };
}

/** Moves, given that leaving someone unplaced to save some is never worth it. */
export function movedAim(model: Model): Aim {
  return { penalties: new Array<number>(model.tiers).fill(20), movedWeight: 1, costWeight: 0 };
}

/** Cost, for this tier and those before it alone: for the others there is no hurry to be placed. */
export function tierAim(model: Model, tier: number): Aim {
  const aim = costAim(model);
  return { ...aim, penalties: aim.penalties.map((penalty, t) => (t > tier ? 0 : penalty)) };
}

/** The weights of a search that has this aim: as it weighs, or strictly, so that no later level ever pays for an earlier one. */
export function weightsFor(model: Model, { penalties, movedWeight }: Aim, isStrict: boolean): Weights {
  if (!isStrict) return { moved: movedWeight, unplaced: Float64Array.from(penalties) };
  const { moved, unplaced } = weightsOf(model);
  return { moved, unplaced: unplaced.map((weight, t) => ((penalties[t] as number) > 0 ? weight : 0)) };
}
