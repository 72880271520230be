import { keyOf, limitIn } from '../constraints/rule';
import type { PlacementProblem } from '../problem';
import type { Relaxable } from './elastic';
import type { Help } from './least-help';

/** The problem with the relaxations made, and nothing else that was relaxable. */
export function raisedProblem({ problem, levers, late }: Relaxable, { raises, widenings }: Pick<Help, 'raises' | 'widenings'>): PlacementProblem {
  const more = new Map<number, number[]>();
  for (const { lever, from, to, by } of raises) {
    for (const r of levers.find(({ id }) => id === lever)?.resources ?? []) {
      const weeks = more.get(r) ?? new Array<number>(problem.weeks).fill(0);
      more.set(r, weeks);
      for (let week = from; week < to; week++) weeks[week] = (weeks[week] ?? 0) + by;
    }
  }
  const wide = new Map(widenings.map((widening) => [widening.window, widening]));
  return {
    ...problem,
    resources: problem.resources.map((resource, r) => {
      const added = more.get(r);
      if (!added) return resource;
      if (resource.per === 'term') return { ...resource, limit: limitIn(resource, 0) + (added[0] ?? 0) };
      return { ...resource, limit: Array.from({ length: problem.weeks }, (_, week) => limitIn(resource, week) + (added[week] ?? 0)) };
    }),
    entities: problem.entities.map((entity) => ({
      ...entity,
      blocks: entity.blocks.map((block) => {
        const lateness = late.get(keyOf(entity.id, block.id));
        if (!lateness) return block;
        const widening = wide.get(lateness.window);
        const isOpen = (start: number): boolean => !lateness.starts.has(start) || (widening !== undefined && start >= widening.from && start + block.weeks <= widening.to);
        const kept = block.starts.filter(isOpen);
        return { ...block, starts: kept, ...(block.startCost && { startCost: block.startCost.filter((_, i) => isOpen(block.starts[i] ?? -1)) }) };
      }),
    })),
  };
}
