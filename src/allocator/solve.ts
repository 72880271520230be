import { Board } from './board';
import { placePins } from './construct';
import type { Exact, ExactProgress } from './exact/solve-exactly';
import { MOST_ENTITIES, solveExactly } from './exact/solve-exactly';
import type { Floor } from './floor';
import { floorOf } from './floor';
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
  /** That work on it, this one among them; 1 unless told. They make it quicker and nothing else. */
  readonly threads?: number;
  readonly onProgress?: (progress: Progress) => void;
  /** Whether a search that has lost hope goes on until its seconds are over; not where an exact search follows. */
  readonly untilTime?: boolean;
  /** Nodes of branch and bound at most; at 0 nothing is looked for beyond what the search has found. */
  readonly nodes?: number;
  /** How often the exact search may look whether it is to go on, some hundredths of a second apart: unlike a time limit, the same on every machine. */
  readonly looks?: number;
}

/** Nodes of branch and bound at most, where no time is given, times blocks: some seconds, as a node of few blocks is quick. */
const NODE_BLOCKS = 60_000;
/** The part of the time, or of the looks, after which only what has been found is proven. */
const SEARCHING = 0.8;
/** Steps of search where an exact search follows. */
const QUICK = 64;

/** Places as many as can be, the first tiers first, then moves as few as can be, then makes the cost small. The problem must be well formed. */
export function solve(problem: PlacementProblem, options: SolveOptions): PlacementSolution {
  const watch = new Watch(options);
  const model = compile(problem);
  const board = new Board(model, weightsOf(model));
  const feasible = placePins(board);
  const search = new Search(board, watch, { ...options, ...(isClosed(problem, options) ? { iterations: Math.min(QUICK, options.iterations ?? QUICK) } : {}) }, feasible).run();
  const found = { ...search, assignments: assignmentsOf(problem, model, board), objective: board.objective() };
  const { optimal, bounds, assignments, objective } = feasible && !found.optimal ? closed(problem, found, watch, options) : found;
  return {
    format: 'placement-solution/1',
    problem: '',
    seed: options.seed,
    status: !feasible ? 'infeasible' : optimal ? 'optimal' : 'feasible',
    stopped: optimal ? 'optimal' : watch.stopped,
    assignments,
    objective,
    bounds,
    ...(options.clock ? { elapsedMs: watch.elapsed() } : {}),
    iterations: watch.steps,
  };
}

type Result = Pick<Exact, 'optimal' | 'bounds' | 'assignments' | 'objective'>;

/** Whether an exact search follows, which needs no more than a start. */
function isClosed({ entities }: PlacementProblem, { nodes }: SolveOptions): boolean {
  return nodes !== 0 && entities.length <= MOST_ENTITIES;
}

function nodesFor({ entities }: PlacementProblem): number {
  return Math.ceil(NODE_BLOCKS / Math.max(1, entities.reduce((sum, { blocks }) => sum + blocks.length, 0)));
}

/** What was found, made better and proven by exact search where the problem is small enough. */
function closed(problem: PlacementProblem, found: Result, watch: Watch, { seconds, onProgress, looks = Infinity, nodes = seconds === undefined ? nodesFor(problem) : Infinity }: SolveOptions): Result {
  let looked = 0;
  const going = (): boolean => ++looked <= looks && watch.going();
  const searching = (): boolean => going() && looked <= SEARCHING * looks && !(seconds !== undefined && watch.elapsed() > SEARCHING * 1000 * seconds);
  const tell = ({ objective: best, level, bound }: ExactProgress): void => onProgress?.({ phase: 'prove', iterations: watch.steps, best, floor: raised(floorOf(best, found.bounds), level, bound) });
  const exact = nodes > 0 && watch.going() ? solveExactly(problem, found.assignments, { nodes, going, searching, onProgress: tell }) : undefined;
  return exact ? { ...exact, bounds: [...found.bounds, ...exact.bounds] } : found;
}

/** A floor with what is proven of one more level. */
function raised(floor: Floor, level: ExactProgress['level'], bound: number): Floor {
  const key = level === 'cost' || level === 'moved' ? level : 'unplaced';
  return { ...floor, [key]: Math.max(floor[key] ?? 0, bound) };
}

function assignmentsOf(problem: PlacementProblem, model: Model, board: Board): Assignment[] {
  return problem.entities.flatMap((entity, e) => entity.blocks.flatMap((block, i) => {
    const b = (model.blockFrom[e] as number) + i;
    const place = board.place[b] as number;
    if (place < 0) return [];
    return [{ entity: entity.id, block: block.id, place: model.placeIndex[place] as number, start: board.start[b] as number }];
  }));
}
