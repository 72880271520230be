import type { Model } from '../model';
import { compile } from '../model';
import type { PlacementProblem } from '../problem';
import { dearest } from '../rank';
import { score } from '../score';
import type { Assignment, Bound, Objective } from '../solution';
import type { Choices } from './choices';
import { choicesOf } from './choices';
import { Ladder } from './ladder';
import type { Level } from './level';
import { objectiveOf } from './level';

/** Larger problems, and larger costs, are left to the search. */
export const MOST_ENTITIES = 400;
const MOST_CHOICES = 60_000;
const MOST_COST = 2 ** 24;

/** What may end an exact search, and what it starts from. */
export interface ExactLimits {
  /** Nodes of branch and bound; the same limit gives the same result. */
  readonly nodes?: number;
  /** Asked often; false ends the search with what it has. */
  readonly going?: () => boolean;
  /** Asked as often; false ends the search, and only what it has found is proven as far as that goes. */
  readonly searching?: () => boolean;
  readonly onProgress?: (progress: ExactProgress) => void;
  /** Of cell: prices that make the bound of cost high, where they are at hand. */
  readonly prices?: Float64Array;
}

/** The best so far, and what is proven of a level of it, as long as earlier levels stay as they are. */
export interface ExactProgress {
  readonly objective: Objective;
  readonly level: Level;
  readonly bound: number;
}

/** What an exact search leaves. */
export interface Exact {
  readonly assignments: readonly Assignment[];
  readonly objective: Objective;
  /** Whether no solution is better: by the bounds, or by having searched all. */
  readonly optimal: boolean;
  readonly bounds: readonly Bound[];
  readonly nodes: number;
}

/**
 * Looks for the best solution level by level, by branch and bound from a legal one.
 * Undefined where the problem is too large. The problem must be well formed, and its pins must fit together.
 */
export function solveExactly(problem: PlacementProblem, incumbent: readonly Assignment[], limits: ExactLimits = {}): Exact | undefined {
  const { breaches } = score(problem, incumbent);
  const model = compile(problem);
  if (breaches.length > 0 || model.size.length > MOST_ENTITIES || highest(model) > MOST_COST) return undefined;
  const choices = choicesOf(model);
  if (choices.count > MOST_CHOICES) return undefined;
  const { nodes = Infinity, going = () => true, searching = going, onProgress, prices } = limits;
  const forms = { problem, model, choices, ...(prices ? { prices } : {}) };
  const tell = (held: Int32Array, level: Level, bound: number): void => onProgress?.({ objective: objectiveOf(model, choices, held), level, bound });
  const ladder = new Ladder(forms, heldBy(problem, model, choices, incumbent), { nodes, going, searching, onProgress: tell });
  const optimal = ladder.run();
  const assignments = assignmentsOf(problem, model, choices, ladder.held);
  return { assignments, objective: score(problem, assignments).objective, optimal, bounds: ladder.bounds, nodes: ladder.nodes };
}

/** No solution costs more. */
function highest(model: Model): number {
  return model.entityOf.reduce((sum, _, b) => sum + dearest(model, b), 0);
}

/** Of block: the choice that a solution makes. */
function heldBy(problem: PlacementProblem, model: Model, choices: Choices, assignments: readonly Assignment[]): Int32Array {
  const known = new Map(assignments.map(({ entity, block, place, start }) => [JSON.stringify([entity, block]), { place, start }]));
  return Int32Array.from(problem.entities.flatMap((entity, e) => entity.blocks.map((block, i) => {
    const b = (model.blockFrom[e] as number) + i;
    const at = known.get(JSON.stringify([entity.id, block.id]));
    const unplaced = (choices.from[b + 1] as number) - 1;
    for (let o = choices.from[b] as number; o < unplaced; o++) {
      if (at && model.placeIndex[choices.place[o] as number] === at.place && choices.start[o] === at.start) return o;
    }
    return unplaced;
  })));
}

function assignmentsOf(problem: PlacementProblem, model: Model, choices: Choices, held: Int32Array): Assignment[] {
  return problem.entities.flatMap((entity, e) => entity.blocks.flatMap((block, i) => {
    const o = held[(model.blockFrom[e] as number) + i] as number;
    const place = choices.place[o] as number;
    return place < 0 ? [] : [{ entity: entity.id, block: block.id, place: model.placeIndex[place] as number, start: choices.start[o] as number }];
  }));
}
