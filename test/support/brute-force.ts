import type { Block, Entity, PlacementProblem } from '../../src/allocator/problem';
import type { Objective } from '../../src/allocator/solution';

interface Taken { readonly block: Block; readonly start: number }

/** The best objective of a small problem, by trying everything; pins must fit together. */
export function bruteForce(problem: PlacementProblem): Objective {
  const left = problem.resources.map(({ per, limit }) => Array.from({ length: per === 'term' ? 1 : problem.weeks }, (_, w) => (typeof limit === 'number' ? limit : (limit[w] ?? 0))));
  const jobs = problem.entities.flatMap((entity) => entity.blocks.map((block, b) => ({ entity, block, first: b === 0 })));
  const so = { unplaced: new Array<number>(problem.tiers).fill(0), moved: 0, cost: 0 };
  let best: Objective | undefined;

  const visit = (j: number, taken: readonly Taken[]): void => {
    const job = jobs[j];
    if (!job) {
      if (!best || better(so, best)) best = { ...so, unplaced: [...so.unplaced] };
      return;
    }
    const { entity, block } = job;
    const own = job.first ? [] : taken;
    block.places.forEach((_, place) => block.starts.forEach((start) => {
      if (!allowed(block, place, start) || !inTime(own, block, start)) return;
      if (!take(entity, block, place, start, 1)) return;
      visit(j + 1, [...own, { block, start }]);
      take(entity, block, place, start, -1);
    }));
    if (block.pinned) return;
    const t = entity.tier - 1;
    so.unplaced[t] = (so.unplaced[t] ?? 0) + entity.size;
    so.moved += block.previous ? entity.size : 0;
    visit(j + 1, own);
    so.unplaced[t] -= entity.size;
    so.moved -= block.previous ? entity.size : 0;
  };

  /** Takes (or gives back) a choice with all it counts for; false, and nothing taken, where there is no room. */
  const take = (entity: Entity, block: Block, place: number, start: number, sign: 1 | -1): boolean => {
    const cells = (block.places[place]?.uses ?? []).flatMap((r) => (
      problem.resources[r]?.per === 'term' ? [[r, 0] as const] : Array.from({ length: block.weeks }, (_, w) => [r, start + w] as const)
    ));
    if (sign > 0 && cells.some(([r, w]) => (left[r]?.[w] ?? 0) < entity.size)) return false;
    for (const [r, w] of cells) {
      const row = left[r] as number[];
      row[w] = (row[w] ?? 0) - sign * entity.size;
    }
    so.cost += sign * costOf(block, place, start);
    so.moved += isAway(block, place, start) ? sign * entity.size : 0;
    return true;
  };

  visit(0, []);
  if (!best) throw new Error('the pins do not fit together');
  return best;
}

function costOf(block: Block, place: number, start: number): number {
  return (block.places[place]?.cost ?? 0) + (block.startCost?.[block.starts.indexOf(start)] ?? 0);
}

function isAway({ previous }: Block, place: number, start: number): boolean {
  return previous !== undefined && (previous.place !== place || previous.start !== start);
}

function allowed({ pinned }: Block, place: number, start: number): boolean {
  return !pinned || (pinned.place === place && pinned.start === start);
}

function inTime(own: readonly Taken[], block: Block, start: number): boolean {
  return own.every(({ block: other, start: otherStart }) => (
    start >= otherStart + other.weeks ? !other.after?.includes(block.id) : start + block.weeks <= otherStart && !block.after?.includes(other.id)
  ));
}

function better(a: Objective, b: Objective): boolean {
  const levels = (objective: Objective) => [...objective.unplaced, objective.moved, objective.cost];
  const [left, right] = [levels(a), levels(b)];
  const at = left.findIndex((value, i) => value !== right[i]);
  return at >= 0 && (left[at] as number) < (right[at] as number);
}
