import type { Floor } from '../allocator/floor';
import type { Objective } from '../allocator/solution';
import { parameters } from './cost';
import type { Settled } from './proposal';

/** What is proven of a proposal, beside what it came to. */
export interface Proven {
  /** Students' blocks that have no place in any solution. */
  readonly unplaced: number;
  /** Students' blocks that are elsewhere than before in every solution with as few without a place; absent where nothing is proven. */
  readonly moved?: number;
  /** What the placed blocks weigh: the cost without what stands for turn alone, which is the same wherever they are. */
  readonly points: number;
  /** What they weigh at least, where the same blocks have a place and none moves more or comes further down an agreement's order; absent where nothing is proven. */
  readonly leastPoints?: number;
}

/** A search's result, and what it has proven of that. */
export interface Searched {
  readonly objective: Objective;
  readonly floor: Floor;
  /** Blocks without a place that counting alone proves; 0 where it shows nothing or nobody has counted. */
  readonly counted?: number;
}

/** The part of the placed blocks' cost that stands for turn and tier. */
export const turnCost = (placed: readonly Settled[]): number =>
  placed.reduce((sum, { block: { position, list }, place }) => sum + position * parameters.queueStep + (list.turnCosts[place] ?? 0), 0);

/**
 * What holds of the objective in the end, from what was proven while it was searched for: orders of agreements, timetables and exchanges
 * only narrow what is possible since, so that a floor stays one wherever the levels before it have stayed the same.
 */
export function provenOf(objective: Objective, { objective: first, floor, counted = 0 }: Searched, placed: readonly Settled[]): Proven {
  const turn = turnCost(placed);
  const isSameCount = objective.unplaced.every((count, t) => count === first.unplaced[t]);
  const isSame = isSameCount && objective.moved === first.moved;
  return {
    unplaced: Math.max(floor.unplaced, counted),
    ...(isSameCount && { moved: floor.moved }),
    points: objective.cost - turn,
    ...(isSame && floor.cost !== undefined && { leastPoints: Math.max(0, floor.cost - turn) }),
  };
}
