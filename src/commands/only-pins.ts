import { floorOf } from '../allocator/floor';
import { pinConflicts } from '../allocator/pin-conflicts';
import { score } from '../allocator/score';
import type { Assignment } from '../allocator/solution';
import type { ProblemFile } from './read-problem-file';
import type { SolvedReport } from './solve-report';

/** What is at hand without any search: the pinned blocks where they are pinned, or nobody anywhere where pins contradict each other. */
export function onlyPins({ problem, sha256 }: ProblemFile, seed: number): SolvedReport {
  const conflicts = pinConflicts(problem);
  const pinned = problem.entities.flatMap(({ id, blocks }) => blocks.flatMap((block): Assignment[] => (block.pinned ? [{ entity: id, block: block.id, ...block.pinned }] : [])));
  const assignments = conflicts.length > 0 ? [] : pinned;
  const { objective } = score(problem, assignments);
  const status = conflicts.length > 0 ? 'infeasible' : 'feasible';
  return {
    kind: 'solved',
    solution: { format: 'placement-solution/1', problem: sha256, seed, status, stopped: 'cancelled', assignments, objective },
    elapsedMs: 0,
    floor: floorOf(objective, []),
    conflicts,
  };
}
