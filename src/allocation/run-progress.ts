import { floorOf } from '../allocator/floor';
import type { PlacementProblem } from '../allocator/problem';
import type { Phase, Progress } from '../allocator/search';
import type { PlacementSolution } from '../allocator/solution';

/** Where a running search stands. */
export interface RunProgress extends Progress {
  readonly round: number;
  /** Students' blocks that are to be placed. */
  readonly blocks: number;
  /** What all blocks together cost by their turn alone, wherever they are placed; absent in older runs. */
  readonly turnCost?: number;
}

const phases: readonly Phase[] = ['bound', 'construct', 'improve', 'prove'];

const add = (a: readonly number[], b: readonly number[]): number[] => Array.from({ length: Math.max(a.length, b.length) }, (_, i) => (a[i] ?? 0) + (b[i] ?? 0));

/** Searches that share nothing, together: the sums of what they have found and proven; undefined where there is none. */
export function together(all: readonly RunProgress[]): RunProgress | undefined {
  const [first, ...others] = all;
  if (!first) return undefined;
  return others.reduce((sum, one) => ({
    phase: phases[Math.min(phases.indexOf(sum.phase), phases.indexOf(one.phase))] ?? 'bound',
    iterations: sum.iterations + one.iterations,
    round: Math.max(sum.round, one.round),
    blocks: sum.blocks + one.blocks,
    turnCost: (sum.turnCost ?? 0) + (one.turnCost ?? 0),
    best: { unplaced: add(sum.best.unplaced, one.best.unplaced), moved: sum.best.moved + one.best.moved, cost: sum.best.cost + one.best.cost },
    floor: { unplaced: sum.floor.unplaced + one.floor.unplaced, moved: sum.floor.moved + one.floor.moved, cost: (sum.floor.cost ?? 0) + (one.floor.cost ?? 0) },
  }), first);
}

/** Students' blocks of a problem. */
export const blocksOf = ({ entities }: Pick<PlacementProblem, 'entities'>): number => entities.reduce((sum, { size, blocks }) => sum + size * blocks.length, 0);

/** What the blocks cost at their cheapest starts: their turn, and days that holidays take whenever they begin. */
const turnCostOf = ({ entities }: Pick<PlacementProblem, 'entities'>): number =>
  entities.flatMap(({ blocks }) => blocks).reduce((sum, { startCost = [] }) => sum + (startCost.length > 0 ? Math.min(...startCost) : 0), 0);

/** A search that has not begun. */
export function notBegun(problem: PlacementProblem, round: number): RunProgress {
  const unplaced = Array.from({ length: problem.tiers }, (_, t) => blocksOf({ entities: problem.entities.filter(({ tier }) => tier === t + 1) }));
  return { phase: 'bound', iterations: 0, round, blocks: blocksOf(problem), turnCost: turnCostOf(problem), best: { unplaced, moved: 0, cost: 0 }, floor: { unplaced: 0, moved: 0, cost: 0 } };
}

/** A search that has ended. */
export function ended(problem: PlacementProblem, { objective, status, bounds = [], iterations = 0 }: PlacementSolution, round: number): RunProgress {
  const all = objective.unplaced.reduce((sum, count) => sum + count, 0);
  const floor = status === 'optimal' ? { unplaced: all, moved: objective.moved, cost: objective.cost } : floorOf(objective, bounds);
  return { phase: 'prove', iterations, round, blocks: blocksOf(problem), turnCost: turnCostOf(problem), best: objective, floor };
}
