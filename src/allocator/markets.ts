import type { Entity, Place, PlacementProblem } from './problem';
import type { PlacementSolution, Status, Stopped } from './solution';

/** Groups of numbers that belong together. */
class Ties {
  private readonly parent: number[];

  constructor(count: number) {
    this.parent = Array.from({ length: count }, (_, i) => i);
  }

  of(i: number): number {
    let root = i;
    while (this.parent[root] !== root) root = this.parent[root] as number;
    for (let at = i; at !== root;) {
      const next = this.parent[at] as number;
      this.parent[at] = root;
      at = next;
    }
    return root;
  }

  /** The earlier stands for both. */
  tie(a: number, b: number): void {
    const [first, second] = [this.of(a), this.of(b)].sort((x, y) => x - y) as [number, number];
    this.parent[second] = first;
  }
}

/** Which resources lists of places take, worked out once for each list: many blocks share one. */
class Takings {
  private readonly known = new Map<readonly Place[], readonly number[]>();

  of(places: readonly Place[]): readonly number[] {
    const known = this.known.get(places) ?? [...new Set(places.flatMap(({ uses }) => uses))];
    this.known.set(places, known);
    return known;
  }
}

/**
 * The problem as parts that share nothing, in the order of their first entities: whatever one of them does leaves the others as they
 * are, so the best of each together are the best of all. A resource that can never run out keeps nobody apart. Entities that share
 * nothing with anybody are one part. A problem that does not fall apart is its own only part.
 */
export function partsOf(problem: PlacementProblem): PlacementProblem[] {
  const { entities } = problem;
  const takings = new Takings();
  const ties = new Ties(entities.length);
  const scarce = scarceOf(problem, takings);
  const first = new Map<number, number>();
  entities.forEach((entity, e) => {
    for (const r of resourcesOf(entity, takings)) {
      if (!scarce[r]) continue;
      const known = first.get(r);
      if (known === undefined) first.set(r, e);
      else ties.tie(known, e);
    }
  });
  const groups = grouped(entities.map((_, e) => ties.of(e)));
  return groups.length <= 1 ? [problem] : groups.map((group) => partOf(problem, group.map((e) => entities[e] as Entity), takings));
}

const resourcesOf = ({ blocks }: Entity, takings: Takings): Set<number> => new Set(blocks.flatMap(({ places }) => takings.of(places)));

/** Of each resource, whether all who might use it could want more of it than there is, in some week that has any. */
function scarceOf({ resources, entities }: PlacementProblem, takings: Takings): boolean[] {
  const demand = resources.map(() => 0);
  for (const { size, blocks } of entities) {
    const counts = new Map<number, number>();
    for (const { places } of blocks) for (const r of takings.of(places)) counts.set(r, (counts.get(r) ?? 0) + 1);
    for (const [r, count] of counts) demand[r] = (demand[r] ?? 0) + size * (resources[r]?.per === 'term' ? count : 1);
  }
  return resources.map(({ limit }, r) => (typeof limit === 'number' ? [limit] : limit).some((most) => most > 0 && most < (demand[r] ?? 0)));
}

/** Entities by what they are tied to; the loners together, at the place of the first of them. */
function grouped(roots: readonly number[]): number[][] {
  const sizes = new Map<number, number>();
  for (const root of roots) sizes.set(root, (sizes.get(root) ?? 0) + 1);
  const groups = new Map<number, number[]>();
  roots.forEach((root, e) => {
    const key = sizes.get(root) === 1 ? -1 : root;
    const group = groups.get(key) ?? [];
    group.push(e);
    groups.set(key, group);
  });
  return [...groups.values()];
}

/** The problem of some of its entities, with the resources that they might use and no others. */
function partOf(problem: PlacementProblem, entities: readonly Entity[], takings: Takings): PlacementProblem {
  const used = [...new Set(entities.flatMap((entity) => [...resourcesOf(entity, takings)]))].sort((a, b) => a - b);
  const index = new Map(used.map((r, i) => [r, i]));
  const lists = new Map<readonly Place[], readonly Place[]>();
  const renumbered = (places: readonly Place[]): readonly Place[] => {
    const known = lists.get(places) ?? places.map((place) => ({ ...place, uses: place.uses.map((r) => index.get(r) as number) }));
    lists.set(places, known);
    return known;
  };
  return {
    ...problem,
    resources: problem.resources.filter((_, r) => index.has(r)),
    entities: entities.map((entity) => ({ ...entity, blocks: entity.blocks.map((block) => ({ ...block, places: renumbered(block.places) })) })),
  };
}

const statuses: readonly Status[] = ['optimal', 'feasible', 'infeasible'];
const endings: readonly Stopped[] = ['optimal', 'iterations', 'time', 'cancelled'];

/** The solutions of a problem's parts as one of the whole; what the bounds of parts prove is told by the status alone. */
export function joined(problem: PlacementProblem, seed: number, parts: readonly PlacementSolution[]): PlacementSolution {
  const worst = <T>(order: readonly T[], of: (part: PlacementSolution) => T): T => order[Math.max(0, ...parts.map((part) => order.indexOf(of(part))))] as T;
  const sum = (of: (part: PlacementSolution) => number): number => parts.reduce((all, part) => all + of(part), 0);
  const at = new Map(problem.entities.map(({ id }, e) => [id, e]));
  const status = worst(statuses, (part) => part.status);
  const assignments = parts.flatMap((part) => part.assignments);
  return {
    format: 'placement-solution/1', problem: '', seed, status,
    stopped: status === 'optimal' ? 'optimal' : worst(endings, (part) => part.stopped),
    // A stable sort: an entity's blocks stay in their order.
    assignments: assignments.sort((a, b) => (at.get(a.entity) ?? 0) - (at.get(b.entity) ?? 0)),
    objective: {
      unplaced: Array.from({ length: problem.tiers }, (_, t) => sum(({ objective }) => objective.unplaced[t] ?? 0)),
      moved: sum(({ objective }) => objective.moved),
      cost: sum(({ objective }) => objective.cost),
    },
    iterations: sum(({ iterations }) => iterations ?? 0),
  };
}
