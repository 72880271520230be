import type { Block, Choice, PlacementProblem } from '../allocator/problem';
import { compare } from '../allocator/rank';
import { score } from '../allocator/score';
import type { Assignment, PlacementSolution } from '../allocator/solution';
import type { CompiledProblem } from './compile-problem';
import type { Passing } from './right-of-way';
import { giveWay } from './right-of-way';
import { SeatingPlan } from './seating-plan';

/** Searches of one problem at most. */
const MOST_SEARCHES = 4;

/** How the agreements' own orders were kept. */
export interface Precedence {
  /** How often a place went to somebody whom its agreement puts before the one whom the engine had there. */
  readonly passed: number;
  readonly searches: number;
  /** Whether more searches might place more; the orders hold all the same. */
  readonly limited: boolean;
}

/** A solution in which every agreement's order holds, and the problem that it solves: pins that stood against an order are gone. */
export interface OrderedSolution {
  readonly problem: PlacementProblem;
  readonly solution: PlacementSolution;
  readonly precedence: Precedence;
}

interface Attempt {
  readonly solution: PlacementSolution;
  readonly passings: readonly Passing[];
}

/**
 * Solves so that every agreement's own order holds: nobody is left without a place that somebody of a later tier under the place's
 * agreement could leave to her. The engine knows one tier a student, her best. What it finds is put right by letting later ones
 * give way, which always ends; where that took a place across tiers, those who came to it are pinned there and the engine places
 * all others anew, so that few lose by it. The best of a few such attempts counts.
 */
export function solveInOrder(compiled: CompiledProblem, search: (problem: PlacementProblem) => PlacementSolution): OrderedSolution {
  const claims = new Map<string, Choice>();
  let last = putInOrder(compiled, search(compiled.problem));
  let best = last;
  let searches = 1;
  let passed = last.passings.length;
  for (; isWorthwhile(last) && searches < MOST_SEARCHES; searches++) {
    for (const { to } of last.passings) claims.set(keyOf(to.sitter.entity.id, to.sitter.block.id), to.choice);
    const found = search(withPins(compiled.problem, last.solution, claims));
    last = putInOrder(compiled, { ...found, status: 'feasible' });
    passed += last.passings.length;
    if (compare(last.solution.objective, best.solution.objective) < 0) best = last;
  }
  return { problem: withPins(compiled.problem, best.solution), solution: best.solution, precedence: { passed, searches, limited: isWorthwhile(last) } };
}

const keyOf = (entity: string, block: string): string => `${entity} ${block}`;

/** Whether another search might place some who gave way to an earlier tier. */
const isWorthwhile = ({ passings, solution: { stopped } }: Attempt): boolean =>
  stopped !== 'time' && stopped !== 'cancelled' && passings.some(({ to, from }) => to.option.tier < from.option.tier);

/** What the engine found, once everybody has given way. */
function putInOrder(compiled: CompiledProblem, solution: PlacementSolution): Attempt {
  const plan = new SeatingPlan(compiled, solution.assignments);
  const passings = giveWay(plan);
  const assignments = plan.assignments();
  const { objective } = score(compiled.problem, assignments);
  const isProven = solution.status === 'optimal' && passings.length === 0 && assignments.length === solution.assignments.length;
  return { passings, solution: { ...solution, status: isProven ? 'optimal' : 'feasible', assignments, objective } };
}

/** The problem with the claims pinned that the solution still honours, and without the pins that it does not. */
function withPins(problem: PlacementProblem, { assignments }: Pick<PlacementSolution, 'assignments'>, claims: ReadonlyMap<string, Choice> = new Map()): PlacementProblem {
  const seats = new Map(assignments.map((assignment) => [keyOf(assignment.entity, assignment.block), assignment]));
  const pin = (entity: string, { pinned, ...block }: Block): Block => {
    const key = keyOf(entity, block.id);
    const kept = [claims.get(key), pinned].find((choice) => isAt(choice, seats.get(key)));
    return kept ? { ...block, pinned: { place: kept.place, start: kept.start } } : block;
  };
  const entities = problem.entities.map((entity) => ({ ...entity, blocks: entity.blocks.map((block) => pin(entity.id, block)) }));
  return { ...problem, entities };
}

const isAt = (choice: Choice | undefined, seat: Assignment | undefined): boolean =>
  choice !== undefined && choice.place === seat?.place && choice.start === seat.start;
