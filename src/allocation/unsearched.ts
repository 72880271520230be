import type { Choice } from '../allocator/problem';
import { score } from '../allocator/score';
import type { PlacementSolution } from '../allocator/solution';
import type { CompiledProblem } from './compile-problem';
import { SeatingPlan } from './seating-plan';
import type { Sitter } from './sitting';

/** What can be said without a search: what is pinned and what stood before stays, as far as it can; nobody else has a place yet. */
export function unsearched(compiled: CompiledProblem, seed: number): PlacementSolution {
  const plan = new SeatingPlan(compiled, []);
  for (const sitter of plan.waiting()) keep(plan, sitter, sitter.block.pinned);
  for (const sitter of plan.waiting()) keep(plan, sitter, sitter.block.previous);
  const assignments = plan.assignments();
  const { objective } = score(compiled.problem, assignments);
  return { format: 'placement-solution/1', problem: '', seed, status: 'feasible', stopped: 'cancelled', assignments, objective, iterations: 0 };
}

function keep(plan: SeatingPlan, sitter: Sitter, wanted: Choice | undefined): void {
  if (!wanted) return;
  for (const { full, ...sitting } of plan.possibilities(sitter)) {
    if (sitting.choice.place !== wanted.place || sitting.choice.start !== wanted.start) continue;
    if (full.length === 0) plan.sit(sitting);
    return;
  }
}
