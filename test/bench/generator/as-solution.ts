import type { PlacementProblem } from '../../../src/allocator/problem';
import type { Assignment, PlacementSolution } from '../../../src/allocator/solution';
import { score } from '../../../src/allocator/score';
import type { Choices } from './hidden-plan';

/** A plan as a solution without bounds, counted by the product's referee. */
export function asSolution(problem: PlacementProblem, choices: Choices, sha256 = ''): PlacementSolution {
  const assignments = problem.entities.flatMap(({ id, blocks }, e) => blocks.flatMap((block, b): Assignment[] => {
    const choice = choices[e]?.[b];
    return choice ? [{ entity: id, block: block.id, ...choice }] : [];
  }));
  const { objective } = score(problem, assignments);
  return { format: 'placement-solution/1', problem: sha256, seed: 0, status: 'feasible', stopped: 'iterations', assignments, objective };
}
