import type { Floor } from '../allocator/floor';
import { joined, partsOf } from '../allocator/markets';
import type { PlacementProblem } from '../allocator/problem';
import { score } from '../allocator/score';
import type { PlacementSolution } from '../allocator/solution';
import { solve } from '../allocator/solve';
import type { SolveOptions } from '../allocator/solve';
import { problemSha256 } from './problem-digest';
import type { RunProgress } from './run-progress';
import { ended, notBegun, together } from './run-progress';

/** What a search may spend on proving that nothing is cheaper: some seconds, as people wait for a run. */
export const LOOKS = 60;

/** Solutions of parts by the SHA-256 of the part. */
export type FoundParts = ReadonlyMap<string, PlacementSolution>;

/** How parts are to be searched. */
export interface PartOrder extends Omit<SolveOptions, 'onProgress'> {
  /** What has been solved already, here or by other workers. */
  readonly found?: FoundParts;
  readonly onProgress?: (progress: RunProgress) => void;
}

/** A solution, and what is proven of it. */
export interface SearchedSolution extends PlacementSolution {
  readonly floor: Floor;
}

/** Searches problems part by part. What it comes to depends on the parts alone, not on who has solved which of them. */
export class PartSearch {
  private readonly known: Map<string, PlacementSolution>;

  constructor(private readonly order: PartOrder) {
    this.known = new Map(order.found);
  }

  /** Once there is no time left, `stopgap` tells what can be said of the whole without a search. */
  solve(problem: PlacementProblem, round: number, stopgap: () => PlacementSolution): SearchedSolution {
    const parts = partsOf(problem);
    const standing = parts.map((part) => notBegun(part, round));
    let unsearched: PlacementSolution | undefined;
    const solutions = parts.map((part, i) => {
      const tell = (progress: RunProgress): void => {
        standing[i] = progress;
        const all = together(standing);
        if (all) this.order.onProgress?.(all);
      };
      const solution = this.part(part, (progress) => tell({ ...(standing[i] ?? notBegun(part, round)), ...progress })) ?? partOf(part, (unsearched ??= stopgap()));
      tell(ended(part, solution, round));
      return solution;
    });
    const [only, ...others] = solutions;
    const floor = together(standing)?.floor ?? { unplaced: 0, moved: 0, cost: 0 };
    return { ...(only && others.length === 0 ? only : joined(problem, this.order.seed, solutions)), floor };
  }

  /** Undefined where it is not solved and there is no time left. */
  private part(part: PlacementProblem, onProgress: NonNullable<SolveOptions['onProgress']>): PlacementSolution | undefined {
    const sha256 = problemSha256(part);
    const known = this.known.get(sha256);
    if (known || this.order.cancelled?.()) return known;
    const solution = solve(part, { ...this.order, looks: LOOKS, onProgress });
    this.known.set(sha256, solution);
    return solution;
  }
}

/** What a solution of the whole says of a part. */
function partOf(part: PlacementProblem, whole: PlacementSolution): PlacementSolution {
  const ids = new Set(part.entities.map(({ id }) => id));
  const assignments = whole.assignments.filter(({ entity }) => ids.has(entity));
  return { ...whole, assignments, objective: score(part, assignments).objective };
}
