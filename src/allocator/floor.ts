import type { Bound, Objective } from './solution';

/** What bounds prove that no solution can go below; a level counts only against solutions as good on the levels before it. */
export interface Floor {
  /** Members of all tiers together. */
  readonly unplaced: number;
  readonly moved: number;
  /** Left out where no bound speaks of cost. */
  readonly cost?: number;
}

/** The best of what the bounds prove about an objective that was found. */
export function floorOf(found: Objective, bounds: readonly Bound[]): Floor {
  const unplaced = bounds.filter(isCount).map(({ value }) => value);
  const moved = bounds.filter(({ costWeight, movedWeight }) => costWeight === 0 && (movedWeight ?? 0) > 0)
    .map((bound) => Math.ceil(beyondUnplaced(bound, found) / (bound.movedWeight ?? 1)));
  const cost = bounds.filter(({ costWeight }) => costWeight === 1)
    .map((bound) => beyondUnplaced(bound, found) - (bound.movedWeight ?? 0) * found.moved);
  return { unplaced: Math.max(0, ...unplaced), moved: Math.max(0, ...moved), ...(cost.length > 0 ? { cost: Math.max(0, ...cost) } : {}) };
}

/** How far a cost lies above what is proven, in per cent of it; undefined where nothing is. */
export function gapPercent(cost: number, floor: number | undefined): number | undefined {
  return floor === undefined ? undefined : (100 * (cost - floor)) / Math.max(1, floor);
}

function isCount({ penalties, movedWeight = 0, costWeight }: Bound): boolean {
  return costWeight === 0 && movedWeight === 0 && penalties.every((penalty) => penalty === 1);
}

function beyondUnplaced({ penalties, value }: Bound, { unplaced }: Objective): number {
  return penalties.reduce((rest, penalty, t) => rest - penalty * (unplaced[t] ?? 0), value);
}
