import type { Block, Entity, PlacementProblem, Resource } from '../problem';
import { limitIn } from '../constraints/rule';

/** Blocks that are alike in what a count asks about: how many together, for how long, when, and on which resources they depend. */
export interface Demand {
  readonly size: number;
  readonly weeks: number;
  /** The first week that any of its options takes, and the first after all of them. */
  readonly from: number;
  readonly to: number;
  /** Resources of each way to do it; each option takes all of one list. */
  readonly ways: readonly (readonly number[])[];
  readonly blocks: readonly { readonly entity: string; readonly block: string }[];
}

type Options = Pick<Demand, 'from' | 'to' | 'ways'>;

/** All blocks that have options, those alike as one. */
export function demandsOf(problem: PlacementProblem): Demand[] {
  const known = new Map<string, Demand & { readonly blocks: { entity: string; block: string }[] }>();
  const reach = new Reach(problem);
  for (const entity of problem.entities) {
    for (const block of entity.blocks) {
      const options = reach.of(entity, block);
      if (!options) continue;
      const key = `${entity.size} ${block.weeks} ${options.from} ${options.to} ${options.ways.join(' ')}`;
      const demand = known.get(key) ?? { size: entity.size, weeks: block.weeks, ...options, blocks: [] };
      known.set(key, demand);
      demand.blocks.push({ entity: entity.id, block: block.id });
    }
  }
  return [...known.values()];
}

/** Which options a block has that no limit rules out by itself. */
class Reach {
  /** Blocks that share a list of places have the same ways. */
  private readonly ways = new Map<Block['places'], readonly (readonly number[])[]>();

  constructor(private readonly problem: PlacementProblem) {}

  /** All options where limits rule out each of them; undefined where there are none. */
  of({ size }: Entity, block: Block): Options | undefined {
    const { pinned } = block;
    const ways = pinned ? [block.places[pinned.place]?.uses ?? []] : this.waysOf(block.places);
    const starts = pinned ? [pinned.start] : block.starts;
    const open = this.open(ways, starts, block.weeks, size);
    const found = open.ways.length > 0 ? open : { ways, starts };
    if (found.ways.length === 0 || found.starts.length === 0) return undefined;
    return { ways: found.ways, from: Math.min(...found.starts), to: Math.max(...found.starts) + block.weeks };
  }

  private waysOf(places: Block['places']): readonly (readonly number[])[] {
    const known = this.ways.get(places);
    if (known) return known;
    const lists = new Map(places.map(({ uses }) => [[...uses].sort((a, b) => a - b).join(), uses]));
    const made = [...lists.values()];
    this.ways.set(places, made);
    return made;
  }

  private open(ways: readonly (readonly number[])[], starts: readonly number[], weeks: number, size: number) {
    const openStarts = new Set<number>();
    const openWays = ways.filter((uses) => {
      const fitting = starts.filter((start) => uses.every((r) => this.fits(this.problem.resources[r] as Resource, start, weeks, size)));
      for (const start of fitting) openStarts.add(start);
      return fitting.length > 0;
    });
    return { ways: openWays, starts: [...openStarts] };
  }

  private fits(resource: Resource, start: number, weeks: number, size: number): boolean {
    if (typeof resource.limit === 'number') return resource.limit >= size;
    for (let week = start; week < start + weeks; week++) if (limitIn(resource, week) < size) return false;
    return true;
  }
}
