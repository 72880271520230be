import type { Placed } from './constraints/rule';
import { keyOf, limitIn } from './constraints/rule';
import type { Block, Entity, PlacementProblem } from './problem';
import type { PlacementSolution } from './solution';

/** What keeps a block from being placed; `no-options` means no place, `no-start` no start week, the others what most stands in the way. */
export type Reason = 'no-options' | 'no-start' | 'resource' | 'overlap' | 'order';

/** Why one block is unplaced, given where everyone else is. */
export interface Explanation {
  /** Ids. */
  readonly entity: string;
  readonly block: string;
  readonly reason: Reason;
  /** Resources (indices into the problem's) that are full, with how many of the options each one alone or with others blocks; the most first. */
  readonly resources: readonly { readonly index: number; readonly options: number }[];
}

/**
 * Why each unplaced block is so, in the problem's order. An option is a place with a start week
 * that the entity's other blocks leave open; where they leave none, any place with any start week.
 */
export function explainUnplaced(problem: PlacementProblem, solution: Pick<PlacementSolution, 'assignments'>): Explanation[] {
  const chosen = new Map(solution.assignments.map((assignment) => [keyOf(assignment.entity, assignment.block), assignment]));
  const placed = problem.entities.map((entity) => entity.blocks.flatMap((block): Placed[] => {
    const choice = chosen.get(keyOf(entity.id, block.id));
    return choice ? [{ entity, block, choice }] : [];
  }));
  const left = new Left(problem, placed.flat());
  return problem.entities.flatMap((entity, e) => entity.blocks.filter((block) => !chosen.has(keyOf(entity.id, block.id))).map((block) => (
    explain(entity, block, placed[e] ?? [], left)
  )));
}

/** What is left of each resource. */
class Left {
  private readonly cells: number[][];

  constructor(private readonly problem: PlacementProblem, placed: readonly Placed[]) {
    this.cells = problem.resources.map((resource) => Array.from({ length: resource.per === 'term' ? 1 : problem.weeks }, (_, week) => limitIn(resource, week)));
    for (const { entity, block, choice } of placed) {
      for (const r of block.places[choice.place]?.uses ?? []) {
        for (const week of this.weeksOf(r, block, choice.start)) this.add(r, week, -entity.size);
      }
    }
  }

  /** Whether a resource has no room for that many there and then. */
  isFull(r: number, size: number, block: Block, start: number): boolean {
    return this.weeksOf(r, block, start).some((week) => (this.cells[r]?.[week] ?? 0) < size);
  }

  private weeksOf(r: number, block: Block, start: number): number[] {
    return this.problem.resources[r]?.per === 'term' ? [0] : Array.from({ length: block.weeks }, (_, week) => start + week);
  }

  private add(r: number, week: number, members: number): void {
    const weeks = this.cells[r];
    if (weeks) weeks[week] = (weeks[week] ?? 0) + members;
  }
}

function explain(entity: Entity, block: Block, own: readonly Placed[], left: Left): Explanation {
  const ids = { entity: entity.id, block: block.id };
  if (block.places.length === 0) return { ...ids, reason: 'no-options', resources: [] };
  if (block.starts.length === 0) return { ...ids, reason: 'no-start', resources: [] };
  const open = block.starts.filter((start) => own.every((other) => !overlaps(block, start, other) && !disorders(block, start, other)));
  if (open.length === 0) {
    const crowded = block.starts.every((start) => own.some((other) => overlaps(block, start, other)));
    return { ...ids, reason: crowded ? 'overlap' : 'order', resources: blockers(entity, block, block.starts, left) };
  }
  return { ...ids, reason: 'resource', resources: blockers(entity, block, open, left) };
}

function blockers(entity: Entity, block: Block, starts: readonly number[], left: Left): { index: number; options: number }[] {
  const counts = new Map<number, number>();
  for (const { uses } of block.places) {
    for (const start of starts) {
      for (const r of uses) if (left.isFull(r, entity.size, block, start)) counts.set(r, (counts.get(r) ?? 0) + 1);
    }
  }
  return [...counts].map(([index, options]) => ({ index, options })).sort((a, b) => b.options - a.options || a.index - b.index);
}

function overlaps(block: Block, start: number, { block: other, choice }: Placed): boolean {
  return start < choice.start + other.weeks && choice.start < start + block.weeks;
}

function disorders(block: Block, start: number, { block: other, choice }: Placed): boolean {
  const tooEarly = block.after?.includes(other.id) === true && start < choice.start + other.weeks;
  const tooLate = other.after?.includes(block.id) === true && choice.start < start + block.weeks;
  return tooEarly || tooLate;
}
