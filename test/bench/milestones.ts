import { compare } from '../../src/allocator/rank';
import type { Objective } from '../../src/allocator/solution';
import type { Finding } from './peers/run-peer';

/** Per cent above the best known cost. */
export const GAPS = [5, 2, 1, 0] as const;

/** Seconds to the first solution of any kind, and to one within each gap; left out where it was not reached. */
export interface Milestones {
  readonly first?: number;
  readonly within: Readonly<Record<string, number>>;
}

/** The best of several objectives. */
export function bestOf(objectives: readonly Objective[]): Objective | undefined {
  return [...objectives].sort(compare)[0];
}

/** A solution is within a gap where no more are unplaced or moved than in the best known one, and the cost lies at most so much above its. */
export function milestonesOf(findings: readonly Finding[], best: Objective): Milestones {
  const first = findings[0];
  const within = GAPS.flatMap((gap): [string, number][] => {
    const reached = findings.find(({ objective }) => isWithin(objective, best, gap));
    return reached ? [[String(gap), reached.ms / 1000]] : [];
  });
  return { ...(first && { first: first.ms / 1000 }), within: Object.fromEntries(within) };
}

/** Per cent by which a cost lies above the best known one; undefined where more are unplaced or moved. */
export function gapOf(objective: Objective, best: Objective): number | undefined {
  const worse = compare({ ...objective, cost: 0 }, { ...best, cost: 0 }) > 0;
  return worse ? undefined : (100 * (objective.cost - best.cost)) / Math.max(1, best.cost);
}

function isWithin(objective: Objective, best: Objective, percent: number): boolean {
  const gap = gapOf(objective, best);
  return gap !== undefined && gap <= percent;
}
