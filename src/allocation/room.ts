import type { PlacementProblem } from '../allocator/problem';
import type { PlacementSolution } from '../allocator/solution';

/** A week of a resource; week 0 where it counts per term. */
export interface Cell {
  readonly resource: number;
  readonly week: number;
}

/** So many for some weeks, of each of the resources. */
export interface Taking {
  readonly uses: readonly number[];
  readonly start: number;
  readonly weeks: number;
  readonly size: number;
}

/** What a solution takes of each resource, week by week (one figure for a whole term), to tell what is left. */
export class Room {
  private readonly loads: number[][];

  constructor(private readonly problem: PlacementProblem, { assignments }: Pick<PlacementSolution, 'assignments'>) {
    this.loads = problem.resources.map(({ per }) => Array.from({ length: per === 'term' ? 1 : problem.weeks }, () => 0));
    const entities = new Map(problem.entities.map((entity) => [entity.id, entity]));
    for (const { entity, block, place, start } of assignments) {
      const owner = entities.get(entity);
      const placed = owner?.blocks.find(({ id }) => id === block);
      if (owner && placed) this.take({ uses: placed.places[place]?.uses ?? [], start, weeks: placed.weeks, size: owner.size });
    }
  }

  take(taking: Taking): void {
    this.add(taking, taking.size);
  }

  giveBack(taking: Taking): void {
    this.add(taking, -taking.size);
  }

  /** Whether so many more fit in all the resources. */
  fits(wanted: Taking): boolean {
    return this.full(wanted).length === 0;
  }

  /** Cells without room for so many more. */
  full(wanted: Taking): Cell[] {
    const full: Cell[] = [];
    this.visit(wanted, (resource, week) => {
      if (this.left({ resource, week }) < wanted.size) full.push({ resource, week });
    });
    return full;
  }

  left({ resource, week }: Cell): number {
    const limit = this.problem.resources[resource]?.limit ?? 0;
    return (typeof limit === 'number' ? limit : (limit[week] ?? 0)) - (this.loads[resource]?.[week] ?? 0);
  }

  /** Calls for every cell of the taking. */
  visit({ uses, start, weeks }: Taking, call: (resource: number, week: number) => void): void {
    for (const resource of uses) {
      if (this.problem.resources[resource]?.per === 'term') call(resource, 0);
      else for (let week = start; week < start + weeks; week++) call(resource, week);
    }
  }

  private add(taking: Taking, size: number): void {
    this.visit(taking, (resource, week) => {
      const load = this.loads[resource];
      if (load) load[week] = (load[week] ?? 0) + size;
    });
  }
}
