import { Chance } from '../../src/allocator/chance';
import type { PlacementProblem } from '../../src/allocator/problem';
import { compare } from '../../src/allocator/rank';
import { readProblem } from '../../src/allocator/read-problem';
import { score } from '../../src/allocator/score';
import type { Assignment, Bound, Objective, PlacementSolution } from '../../src/allocator/solution';
import { solve } from '../../src/allocator/solve';
import { bruteForce } from './brute-force';
import { randomInstance } from './random-instance';
import { CLAIMED, judge, pinsContradict } from './referee';

/** What came of solving and judging a batch of random instances. */
export interface BatchVerdict {
  /** Everything that is wrong, with the instance's number before it. */
  readonly faults: string[];
  readonly solved: number;
  /** How many were also solved by trying everything. */
  readonly tried: number;
  /** How many were called optimal without bounds that prove it, as the format allows an exact search. */
  readonly claimed: number;
  /** How many muddled solutions were illegal. */
  readonly illegal: number;
}

/** Ways to place all, up to which a problem is also solved by trying them. */
const FEW = 60_000;

class Batch {
  readonly faults: string[] = [];
  tried = 0;
  claimed = 0;
  illegal = 0;

  judge(number: number): void {
    const problem = readProblem(JSON.parse(JSON.stringify(randomInstance(number))));
    const solution = solve(problem, { seed: number, iterations: 60 });
    const contradict = pinsContradict(problem);
    const found = [...this.illegalIn(problem, solution, contradict)];
    if (!contradict) found.push(...this.beside(problem, solution), ...this.disagreement(problem, solution, number));
    if (number % 5 === 0) found.push(...repeated(problem, solution), ...cancelled(problem, number));
    this.faults.push(...found.map((fault) => `${number}: ${fault}`));
  }

  /** Legal by the referee and by the rules, worth what it says, and its bounds prove what they claim. */
  private illegalIn(problem: PlacementProblem, solution: PlacementSolution, contradict: boolean): string[] {
    const { faults } = judge(problem, solution);
    this.claimed += faults.includes(CLAIMED) ? 1 : 0;
    const { breaches, objective } = score(problem, solution.assignments);
    const broken = breaches.filter(({ code }) => !(code === 'pin-broken' && contradict)).map(({ detail }) => detail);
    const untrue = compare(objective, solution.objective) === 0 ? [] : ['the rules count another objective'];
    return [...faults.filter((fault) => fault !== CLAIMED), ...broken, ...untrue];
  }

  /** Where everything can be tried: never below the optimum, never bounded above it, and optimal where it says so. */
  private beside(problem: PlacementProblem, { objective, status, bounds = [] }: PlacementSolution): string[] {
    if (ways(problem) > FEW) return [];
    this.tried += 1;
    const best = bruteForce(problem);
    const better = compare(objective, best);
    return [
      ...bounds.filter((bound) => bound.value > worthUnder(bound, best)).map(({ value }) => `a bound claims ${value}, above the optimum`),
      ...(better < 0 ? ['better than the optimum'] : []),
      ...(better > 0 && status === 'optimal' ? [`optimal, but ${JSON.stringify(best)} is possible`] : []),
    ];
  }

  /** Rules and referee find the same solutions illegal, also where they are muddled. */
  private disagreement(problem: PlacementProblem, solution: PlacementSolution, number: number): string[] {
    const assignments = muddled(problem, solution, new Chance(number));
    const { breaches, objective } = score(problem, assignments);
    const { faults } = judge(problem, { ...solution, status: 'feasible', bounds: [], assignments, objective });
    this.illegal += faults.length > 0 ? 1 : 0;
    return breaches.length > 0 === faults.length > 0 ? [] : [`the rules find ${breaches.length} breaches, the referee ${faults.length}`];
  }
}

/** The same again, to the last price. */
function repeated(problem: PlacementProblem, solution: PlacementSolution): string[] {
  const again = solve(problem, { seed: solution.seed, iterations: 60 });
  return JSON.stringify(again) === JSON.stringify(solution) ? [] : ['another solution for the same seed'];
}

/** Whenever it is told to stop, it soon does, with something legal. */
function cancelled(problem: PlacementProblem, number: number): string[] {
  const patience = new Chance(number).below(30);
  let asked = 0;
  const solution = solve(problem, { seed: number, cancelled: () => ++asked > patience });
  const late = asked > patience + 50 ? [`asked ${asked - patience} times more after it was cancelled`] : [];
  const unsaid = asked > patience && !['cancelled', 'optimal'].includes(solution.stopped) ? [`cancelled, but says ${solution.stopped}`] : [];
  return [...judge(problem, solution).faults.filter((fault) => fault !== CLAIMED), ...late, ...unsaid].map((fault) => `cancelled: ${fault}`);
}

const ways = ({ entities }: PlacementProblem): number =>
  entities.flatMap(({ blocks }) => blocks).reduce((product, { pinned, places, starts }) => product * (pinned ? 1 : places.length * starts.length + 1), 1);

const worthUnder = ({ penalties, movedWeight, costWeight }: Bound, { unplaced, moved, cost }: Objective): number =>
  penalties.reduce((sum, penalty, t) => sum + penalty * (unplaced[t] ?? 0), (movedWeight ?? 0) * moved + costWeight * cost);

/** The solution with some of its choices changed at random, or an assignment too many. */
function muddled(problem: PlacementProblem, { assignments }: PlacementSolution, chance: Chance): Assignment[] {
  const longest = Math.max(1, ...problem.entities.flatMap(({ blocks }) => blocks.map(({ places }) => places.length)));
  const changed = assignments.map((one) => (chance.below(3) > 0 ? one : { ...one, place: chance.below(longest), start: chance.below(problem.weeks) }));
  return chance.below(4) === 0 ? [...changed, ...changed.slice(0, 1)] : changed;
}

/** Judges the instances of the numbers from the first argument on, as many as the second says: run by a process of its own, at full speed. */
function main([first = '1', count = '1']: readonly string[]): void {
  const batch = new Batch();
  for (let number = Number(first); number < Number(first) + Number(count); number++) batch.judge(number);
  const { faults, tried, claimed, illegal } = batch;
  const verdict: BatchVerdict = { faults, solved: Number(count), tried, claimed, illegal };
  process.stdout.write(`${JSON.stringify(verdict)}\n`);
}

main(process.argv.slice(2));
