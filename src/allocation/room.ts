import type { PlacementProblem } from '../allocator/problem';
import type { PlacementSolution } from '../allocator/solution';

/** How little is left of a resource, and when. */
export interface Scarcity {
  readonly week: number;
  readonly left: number;
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
      if (owner && placed) this.take(placed.places[place]?.uses ?? [], start, placed.weeks, owner.size);
    }
  }

  /** Whether so many more fit in all the resources from the start week on. */
  fits(uses: readonly number[], start: number, weeks: number, size: number): boolean {
    return uses.every((r) => this.cells(r, start, weeks).every((week) => (this.loads[r]?.[week] ?? 0) + size <= this.limit(r, week)));
  }

  /** The week in which least is left, with how much; of weeks that had anything. */
  scarcest(r: number): Scarcity {
    const weeks = (this.loads[r] ?? []).map((taken, week) => ({ week, left: this.limit(r, week) - taken, limit: this.limit(r, week) }));
    const [scarcest] = weeks.filter(({ limit }) => limit > 0).sort((a, b) => a.left - b.left);
    return scarcest ?? { week: 0, left: 0 };
  }

  private limit(r: number, week: number): number {
    const limit = this.problem.resources[r]?.limit ?? 0;
    return typeof limit === 'number' ? limit : (limit[week] ?? 0);
  }

  private take(uses: readonly number[], start: number, weeks: number, size: number): void {
    for (const r of uses) {
      const load = this.loads[r];
      if (load) for (const week of this.cells(r, start, weeks)) load[week] = (load[week] ?? 0) + size;
    }
  }

  private cells(r: number, start: number, weeks: number): number[] {
    return this.problem.resources[r]?.per === 'term' ? [0] : Array.from({ length: weeks }, (_, i) => start + i);
  }
}
