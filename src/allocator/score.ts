import { RULES } from './constraints/index';
import type { Placed, RuleBreach } from './constraints/rule';
import { choicesOf, keyOf } from './constraints/rule';
import type { Block, Choice, PlacementProblem } from './problem';
import type { Assignment, Objective } from './solution';

/** A referee's verdict: every breach of every rule, and what the plan is worth. */
export interface Score {
  readonly breaches: readonly RuleBreach[];
  readonly objective: Objective;
}

/** Judges a plan from nothing but the problem and the assignments; shares no sums with the search. */
export function score(problem: PlacementProblem, assignments: readonly Assignment[]): Score {
  const placed = placedOf(problem, assignments);
  const plan = { problem, assignments, placed };
  return { breaches: RULES.flatMap((rule) => rule.judge(plan)), objective: objectiveOf(problem, placed) };
}

function placedOf(problem: PlacementProblem, assignments: readonly Assignment[]): Placed[] {
  const chosen = new Map<string, Assignment>();
  for (const assignment of assignments) {
    const key = keyOf(assignment.entity, assignment.block);
    if (!chosen.has(key)) chosen.set(key, assignment);
  }
  return problem.entities.flatMap((entity) => entity.blocks.flatMap((block) => {
    const choice = chosen.get(keyOf(entity.id, block.id));
    return choice && block.places[choice.place] && block.starts.includes(choice.start) ? [{ entity, block, choice }] : [];
  }));
}

function objectiveOf(problem: PlacementProblem, placed: readonly Placed[]): Objective {
  const chosen = choicesOf(placed);
  const unplaced = new Array<number>(problem.tiers).fill(0);
  let moved = 0;
  for (const { id, tier, size, blocks } of problem.entities) {
    for (const block of blocks) {
      const choice = chosen.get(keyOf(id, block.id));
      if (!choice) unplaced[tier - 1] = (unplaced[tier - 1] ?? 0) + size;
      if (block.previous && !isSame(choice, block.previous)) moved += size;
    }
  }
  return { unplaced, moved, cost: placed.reduce((sum, { block, choice }) => sum + costOf(block, choice), 0) };
}

function isSame(choice: Choice | undefined, wanted: Choice): boolean {
  return choice?.place === wanted.place && choice.start === wanted.start;
}

/** Burden of doing a block there and then, counted once however many members it has. */
function costOf(block: Block, { place, start }: Choice): number {
  return (block.places[place]?.cost ?? 0) + (block.startCost?.[block.starts.indexOf(start)] ?? 0);
}
