import fc from 'fast-check';
import { bruteForce } from '../../support/brute-force';
import { judge, pinsContradict, worth } from '../../support/referee';
import { smallProblem } from '../../support/small-problem';
import type { PlacementProblem } from '../../../src/allocator/problem';
import type { Assignment, Objective } from '../../../src/allocator/solution';
import { firstCome } from './first-come';
import { highs } from './highs';
import type { Solver } from './lexicographic';
import { solveLexicographic } from './lexicographic';
import type { PeerAnswer, PeerOrder } from './peer';

interface Judged extends PeerAnswer { readonly objective: Objective; readonly faults: readonly string[]; readonly findings: readonly Objective[] }

async function judged(problem: PlacementProblem, peer: (order: PeerOrder) => Promise<PeerAnswer> | PeerAnswer): Promise<Judged> {
  const findings: Objective[] = [];
  const answer = await peer({ problem, seconds: 10, seed: 1, threads: 1, clock: () => 0, found: (objective) => { findings.push(objective); } });
  const seats = new Map(answer.assignments.map((one): [string, Assignment] => [`${one.entity}/${one.block}`, one]));
  const objective = worth(problem, seats);
  const { faults } = judge(problem, { format: 'placement-solution/1', problem: '', seed: 1, status: 'feasible', stopped: 'time', assignments: answer.assignments, objective });
  return { ...answer, objective, faults, findings };
}

describe('peers', () => {
  const sound = smallProblem.filter((problem) => !pinsContradict(problem));
  let solver: Solver;
  beforeAll(async () => { solver = await highs(); });

  it('solve the very problem: HiGHS finds what brute force finds, and reports it last', async () => {
    await fc.assert(fc.asyncProperty(sound, async (problem) => {
      const { objective, faults, findings, isProven, isUnplacedProven, costBound } = await judged(problem, (order) => solveLexicographic(solver, order));
      const best = bruteForce(problem);
      expect(faults).toEqual([]);
      expect(objective).toEqual(best);
      expect(isProven && isUnplacedProven).toBe(true);
      if (findings.length > 0) expect(findings.at(-1)).toEqual(best);
      if (costBound !== undefined) expect(costBound).toBe(best.cost);
    }), { numRuns: 80, seed: 11 });
  });

  it('keep the rules when they serve in the order given, and never do better than the best', async () => {
    await fc.assert(fc.asyncProperty(sound, async (problem) => {
      const { objective, faults } = await judged(problem, firstCome);
      const best = bruteForce(problem);
      expect(faults).toEqual([]);
      expect([...objective.unplaced, objective.moved, objective.cost].join() === [...best.unplaced, best.moved, best.cost].join()
        || isWorse(objective, best)).toBe(true);
    }), { numRuns: 80, seed: 12 });
  });
});

function isWorse(a: Objective, b: Objective): boolean {
  const [left, right] = [a, b].map(({ unplaced, moved, cost }) => [...unplaced, moved, cost]) as [number[], number[]];
  const at = left.findIndex((value, i) => value !== right[i]);
  return (left[at] ?? 0) > (right[at] ?? 0);
}
