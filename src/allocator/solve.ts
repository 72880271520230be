import { Board } from './board';
import { placePins } from './construct';
import type { Model } from './model';
import { compile } from './model';
import type { PlacementProblem } from './problem';
import { weightsOf } from './rank';
import type { Progress } from './search';
import { Search } from './search';
import type { Assignment, PlacementSolution } from './solution';
import type { Limits } from './watch';
import { Watch } from './watch';

export interface SolveOptions extends Limits {
  /** Decides every tie and every draw: same problem, seed and iterations, same solution. A whole number from 0. */
  readonly seed: number;
  readonly onProgress?: (progress: Progress) => void;
}

/** Places as many as can be, the first tiers first, then moves as few as can be, then makes the cost small. The problem must be well formed. */
export function solve(problem: PlacementProblem, options: SolveOptions): PlacementSolution {
  const watch = new Watch(options);
  const model = compile(problem);
  const board = new Board(model, weightsOf(model));
  const feasible = placePins(board);
  const found = new Search(board, watch, options, feasible).run();
  return {
    format: 'placement-solution/1',
    problem: '',
    seed: options.seed,
    status: !feasible ? 'infeasible' : found.optimal ? 'optimal' : 'feasible',
    stopped: found.optimal ? 'optimal' : watch.stopped,
    assignments: assignmentsOf(problem, model, board),
    objective: board.objective(),
    bounds: found.bounds,
    ...(options.clock ? { elapsedMs: watch.elapsed() } : {}),
    iterations: watch.steps,
  };
}

function assignmentsOf(problem: PlacementProblem, model: Model, board: Board): Assignment[] {
  return problem.entities.flatMap((entity, e) => entity.blocks.flatMap((block, i) => {
    const b = (model.blockFrom[e] as number) + i;
    const place = board.place[b] as number;
    if (place < 0) return [];
    return [{ entity: entity.id, block: block.id, place: model.placeIndex[place] as number, start: board.start[b] as number }];
  }));
}
