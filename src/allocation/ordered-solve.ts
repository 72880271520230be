import type { Block, Choice, PlacementProblem } from '../allocator/problem';
import { compare } from '../allocator/rank';
import { score } from '../allocator/score';
import type { Assignment, PlacementSolution } from '../allocator/solution';
import type { CompiledProblem } from './compile-problem';
import type { Timetables } from './filters/timetables';
import { resettle } from './resettle';
import type { Passing } from './right-of-way';
import { giveWay } from './right-of-way';
import { SeatingPlan } from './seating-plan';
import { withinTimetables } from './within-timetables';

/** Searches of one problem at most, and of one where timetables leave somebody without a place: those are narrow and quick. */
const MOST_SEARCHES = 4;
const MOST_NARROW_SEARCHES = 12;

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
  /** Teams whose blocks together broke a rule of their course. */
  readonly resettled: number;
}

/**
 * Solves so that every agreement's own order holds: nobody is left without a place that somebody of a later tier under the place's
 * agreement could leave to her. The engine knows one tier a student, her best. What it finds is put right by letting later ones
 * give way, which always ends; where that took a place across tiers, those who came to it are pinned there and the engine places
 * all others anew, so that few lose by it. The best of a few such attempts counts.
 */
export function solveInOrder(
  compiled: CompiledProblem, search: (problem: PlacementProblem) => PlacementSolution, timetables?: Timetables,
): OrderedSolution {
  const claims = new Map<string, Choice>();
  const first = putInOrder(compiled, search(compiled.problem), timetables);
  let { last, searches } = timetables ? intoTimetables(compiled, search, { timetables, first }) : { last: first, searches: 1 };
  let best = last;
  let passed = last.passings.length;
  for (let more = 1; isWorthwhile(last) && more < MOST_SEARCHES; more++) {
    searches++;
    for (const { to } of last.passings) claims.set(keyOf(to.sitter.entity.id, to.sitter.block.id), to.choice);
    const found = search(withPins(compiled.problem, last.solution, claims));
    last = putInOrder(compiled, { ...found, status: 'feasible' }, timetables);
    passed += last.passings.length;
    if (compare(last.solution.objective, best.solution.objective) < 0) best = last;
  }
  return { problem: withPins(compiled.problem, best.solution), solution: best.solution, precedence: { passed, searches, limited: isWorthwhile(last) } };
}

/** Where blocks of one student had to be parted: searches again among legal timetables, while somebody under such rules has no place. */
function intoTimetables(
  compiled: CompiledProblem, search: (problem: PlacementProblem) => PlacementSolution, { timetables, first }: { timetables: Timetables; first: Attempt },
): { last: Attempt; searches: number } {
  let last = first;
  let searches = 1;
  const isShort = (): boolean => first.resettled > 0 && goesOn(last) && last.solution.objective.unplaced.some((count) => count > 0);
  for (; isShort() && searches < MOST_NARROW_SEARCHES; searches++) {
    const found = search(withinTimetables(compiled, last.solution, { timetables, round: searches - 1 }));
    const again = putInOrder(compiled, { ...found, status: 'feasible' }, timetables);
    if (compare(again.solution.objective, last.solution.objective) < 0) last = again;
  }
  return { last, searches };
}

const keyOf = (entity: string, block: string): string => `${entity} ${block}`;

/** Whether another search might place some who gave way to an earlier tier. */
const isWorthwhile = ({ passings, ...attempt }: Attempt): boolean =>
  goesOn(attempt) && passings.some(({ to, from }) => to.option.tier < from.option.tier);

const goesOn = ({ solution: { stopped } }: Pick<Attempt, 'solution'>): boolean => stopped !== 'time' && stopped !== 'cancelled';

/** What the engine found, once every timetable is legal and everybody has given way. */
function putInOrder(compiled: CompiledProblem, solution: PlacementSolution, timetables?: Timetables): Attempt {
  const plan = new SeatingPlan(compiled, solution.assignments, timetables);
  const resettled = timetables ? resettle(plan, timetables) : 0;
  const passings = giveWay(plan);
  const assignments = plan.assignments();
  const { objective } = score(compiled.problem, assignments);
  const isProven = solution.status === 'optimal' && passings.length + resettled === 0 && assignments.length === solution.assignments.length;
  return { passings, resettled, solution: { ...solution, status: isProven ? 'optimal' : 'feasible', assignments, objective } };
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
