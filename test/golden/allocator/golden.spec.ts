import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainUnplaced } from '../../../src/allocator/explain';
import { readProblem } from '../../../src/allocator/read-problem';
import { solve } from '../../../src/allocator/solve';
import type { Objective } from '../../../src/allocator/solution';
import { judge } from '../../support/referee';

interface Golden {
  readonly why: string;
  readonly best: Objective;
  /** Whether bounds alone can prove it. */
  readonly proven: boolean;
  /** Reasons of the unplaced, in order. */
  readonly reasons: readonly string[];
  readonly problem: unknown;
}

const files = readdirSync(__dirname).filter((name) => name.endsWith('.json'));

describe.each(files)('%s', (file) => {
  const golden = JSON.parse(readFileSync(join(__dirname, file), 'utf8')) as Golden;
  const problem = readProblem(golden.problem);

  it.each([1, 2, 3])('has its known optimum with seed %i', (seed) => {
    const solution = solve(problem, { seed, iterations: 1500 });
    expect(judge(problem, solution).faults).toEqual([]);
    expect(solution.objective).toEqual(golden.best);
    expect(solution.status).toBe(golden.proven ? 'optimal' : 'feasible');
    expect(explainUnplaced(problem, solution).map(({ reason }) => reason)).toEqual(golden.reasons);
  });
});
