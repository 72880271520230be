import type { Model } from '../model';
import { compile } from '../model';
import type { PlacementProblem } from '../problem';
import { dearest } from '../rank';
import { score } from '../score';
import type { Assignment, Bound, Objective } from '../solution';
import { certificateOf } from './certificate';
import { climb } from './climb';
import { Master } from './master';
import type { Options } from './options';
import { optionsOf } from './options';
import { Tree } from './tree';

/** Larger problems, and larger costs, are left to the search. */
export const MOST_ENTITIES = 400;
const MOST_OPTIONS = 60_000;
const MOST_COST = 2 ** 24;
const ROUNDS = 600;

/** What may end an exact search. */
export interface ExactLimits {
  /** Nodes of branch and bound; the same limit gives the same result. */
  readonly nodes?: number;
  /** Asked often; false ends the search with what it has. */
  readonly going?: () => boolean;
  /** Hears of every better lower bound of the cost. */
  readonly onBound?: (bound: number) => void;
}

/** What an exact search leaves. */
export interface Exact {
  readonly assignments: readonly Assignment[];
  readonly objective: Objective;
  /** Whether no solution is better: by the bounds, or by having searched all. */
  readonly optimal: boolean;
  readonly bounds: readonly Bound[];
  readonly nodes: number;
  readonly pivots: number;
}

/**
 * Looks for the least cost of placing everyone and moving nobody, by branch and bound from a legal solution; it need not place all.
 * Undefined where the problem is too large or somebody is moved. The problem must be well formed.
 */
export function solveExactly(problem: PlacementProblem, incumbent: readonly Assignment[], limits: ExactLimits = {}): Exact | undefined {
  const { objective, breaches } = score(problem, incumbent);
  const model = compile(problem);
  const options = optionsOf(model);
  if (breaches.length > 0 || objective.moved > 0 || !isWithinReach(model, options)) return undefined;
  const isAllPlaced = objective.unplaced.every((count) => count === 0);
  const upper = isAllPlaced ? objective.cost : highest(model) + 1;
  const { tree, pivots } = search(model, options, upper, limits);
  const optimal = tree.complete && tree.upper < highest(model) + 1;
  tree.confirm();
  const bound = certificateOf(problem, model, options, tree.root.rows, dearOf(upper));
  return {
    assignments: tree.best ? assignmentsOf(problem, model, options, tree.best) : incumbent,
    objective: tree.best ? { ...objective, unplaced: objective.unplaced.map(() => 0), cost: tree.upper } : objective,
    optimal,
    bounds: bound ? [bound] : [],
    nodes: tree.nodes,
    pivots: pivots(),
  };
}

function search(model: Model, options: Options, upper: number, limits: ExactLimits): { tree: Tree; pivots: () => number } {
  const { nodes = Infinity, going = () => true, onBound } = limits;
  const master = masterOf(model, options, dearOf(upper));
  climb(master, ROUNDS);
  const tree = new Tree(master, upper, { nodes, going, ...(onBound ? { onBound } : {}) });
  tree.run();
  return { tree, pivots: () => master.tableau.pivots };
}

/** What a member unplaced or moved costs, where nobody is to be. */
function dearOf(upper: number): number {
  return 2 * (upper + 1);
}

/** No solution costs more. */
function highest(model: Model): number {
  return model.entityOf.reduce((sum, _, b) => sum + dearest(model, b), 0);
}

function isWithinReach(model: Model, options: Options): boolean {
  return model.size.length <= MOST_ENTITIES && options.count <= MOST_OPTIONS && highest(model) <= MOST_COST;
}

/** The program for cost, with what leaves unplaced, moves or does not fit ruled out. */
function masterOf(model: Model, options: Options, dear: number): Master {
  const master = new Master(model, options, options.cost, dear);
  const ruledOut = [...options.place.keys()].filter((o) => (options.place[o] as number) < 0 || (options.moved[o] as number) === 1 || (options.tooSmall[o] as number) >= 0);
  master.kill(ruledOut, 1);
  return master;
}

function assignmentsOf(problem: PlacementProblem, model: Model, options: Options, best: Int32Array): Assignment[] {
  return problem.entities.flatMap((entity, e) => entity.blocks.map((block, i) => {
    const o = best[(model.blockFrom[e] as number) + i] as number;
    return { entity: entity.id, block: block.id, place: model.placeIndex[options.place[o] as number] as number, start: options.start[o] as number };
  }));
}
