import type { Block, Entity, PlacementProblem } from './problem';

/**
 * The problem as flat arrays of dense indices, for the search and the bounds.
 * A cell is what can be full: a week of a resource, or a resource's whole term.
 * A pattern is a set of resources used together; many places share one.
 * A stretch is a pattern for a number of weeks: what a price list must be worked out for.
 */
export interface Model {
  readonly weeks: number;
  readonly tiers: number;
  /** Of entity. */
  readonly size: Float64Array;
  /** Of entity, from 0. */
  readonly tier: Int32Array;
  /** Of entity: its blocks are blockFrom[e] to blockFrom[e + 1] - 1. */
  readonly blockFrom: Int32Array;
  readonly entityOf: Int32Array;
  readonly blockWeeks: Int32Array;
  /** Of block: the blocks (bits, counted within the entity) that must have ended before it. */
  readonly after: Int32Array;
  readonly startFrom: Int32Array;
  readonly startWeek: Int32Array;
  readonly startCost: Float64Array;
  /** Of block: its places, cheapest first. */
  readonly placeFrom: Int32Array;
  readonly placeCost: Float64Array;
  /** Of place: its index in the problem's block. */
  readonly placeIndex: Int32Array;
  readonly patternOf: Int32Array;
  readonly stretchOf: Int32Array;
  /** Of block: a place and a week, or -1. */
  readonly pinnedPlace: Int32Array;
  readonly pinnedStart: Int32Array;
  readonly previousPlace: Int32Array;
  readonly previousStart: Int32Array;
  readonly useFrom: Int32Array;
  readonly uses: Int32Array;
  readonly stretchPattern: Int32Array;
  readonly stretchWeeks: Int32Array;
  /** Of resource: its first cell; a term has one cell, weeks have one each. */
  readonly cellFrom: Int32Array;
  readonly perTerm: Uint8Array;
  /** Of cell. */
  readonly limit: Float64Array;
}

/** Numbers a list of whole numbers, the same list always with the same number. */
class Register {
  readonly lists: (readonly number[])[] = [];
  private readonly known = new Map<string, number>();

  number(list: readonly number[]): number {
    const key = list.join();
    const seen = this.known.get(key);
    if (seen !== undefined) return seen;
    this.known.set(key, this.lists.length);
    return this.lists.push(list) - 1;
  }
}

/** Lays the problem out in flat arrays. The problem must be well formed. */
export function compile(problem: PlacementProblem): Model {
  const blocks = problem.entities.flatMap((entity) => entity.blocks);
  const patterns = new Register();
  const stretches = new Register();
  const orders = blocks.map(cheapestFirst);
  return {
    weeks: problem.weeks,
    tiers: problem.tiers,
    ...compileEntities(problem.entities),
    ...compileBlocks(blocks),
    ...compilePlaces(blocks, orders, patterns, stretches),
    ...compileChoices(blocks, orders),
    useFrom: offsets(patterns.lists),
    uses: Int32Array.from(patterns.lists.flat()),
    stretchPattern: Int32Array.from(stretches.lists, (pair) => pair[0] as number),
    stretchWeeks: Int32Array.from(stretches.lists, (pair) => pair[1] as number),
    ...compileCells(problem),
  };
}

function cheapestFirst(block: Block): number[] {
  return block.places.map((_, p) => p).sort((p, q) => costOf(block, p) - costOf(block, q) || p - q);
}

function costOf(block: Block, place: number): number {
  return block.places[place]?.cost ?? 0;
}

/** Running sums of the lengths, with nought in front. */
function offsets(lists: readonly { readonly length: number }[]): Int32Array {
  const from = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => {
    from[i + 1] = (from[i] as number) + list.length;
  });
  return from;
}

function compileEntities(entities: readonly Entity[]): Pick<Model, 'size' | 'tier' | 'blockFrom' | 'entityOf' | 'after'> {
  return {
    size: Float64Array.from(entities, (entity) => entity.size),
    tier: Int32Array.from(entities, (entity) => entity.tier - 1),
    blockFrom: offsets(entities.map((entity) => entity.blocks)),
    entityOf: Int32Array.from(entities.flatMap((entity, e) => entity.blocks.map(() => e))),
    after: Int32Array.from(entities.flatMap(afterMasks)),
  };
}

function afterMasks({ blocks }: Entity): number[] {
  const bit = new Map(blocks.map((block, b) => [block.id, 1 << b]));
  return blocks.map(({ after = [] }) => after.reduce((mask, id) => mask | (bit.get(id) ?? 0), 0));
}

function compileBlocks(blocks: readonly Block[]): Pick<Model, 'blockWeeks' | 'startFrom' | 'startWeek' | 'startCost'> {
  return {
    blockWeeks: Int32Array.from(blocks, (block) => block.weeks),
    startFrom: offsets(blocks.map((block) => block.starts)),
    startWeek: Int32Array.from(blocks.flatMap((block) => block.starts)),
    startCost: Float64Array.from(blocks.flatMap((block) => block.startCost ?? block.starts.map(() => 0))),
  };
}

type Places = Pick<Model, 'placeFrom' | 'placeCost' | 'placeIndex' | 'patternOf' | 'stretchOf'>;

function compilePlaces(blocks: readonly Block[], orders: readonly number[][], patterns: Register, stretches: Register): Places {
  const placeFrom = offsets(orders);
  const count = placeFrom[blocks.length] as number;
  const places = { placeCost: new Float64Array(count), placeIndex: new Int32Array(count), patternOf: new Int32Array(count), stretchOf: new Int32Array(count) };
  blocks.forEach((block, b) => {
    orders[b]?.forEach((p, i) => {
      const at = (placeFrom[b] as number) + i;
      const pattern = patterns.number([...(block.places[p]?.uses ?? [])].sort((r, s) => r - s));
      places.placeCost[at] = costOf(block, p);
      places.placeIndex[at] = p;
      places.patternOf[at] = pattern;
      places.stretchOf[at] = stretches.number([pattern, block.weeks]);
    });
  });
  return { placeFrom, ...places };
}

type Choices = Pick<Model, 'pinnedPlace' | 'pinnedStart' | 'previousPlace' | 'previousStart'>;

function compileChoices(blocks: readonly Block[], orders: readonly number[][]): Choices {
  const placeFrom = offsets(orders);
  const place = (key: 'pinned' | 'previous') => Int32Array.from(blocks, (block, b) => {
    const wanted = block[key];
    return wanted ? (placeFrom[b] as number) + (orders[b] ?? []).indexOf(wanted.place) : -1;
  });
  const start = (key: 'pinned' | 'previous') => Int32Array.from(blocks, (block) => block[key]?.start ?? -1);
  return { pinnedPlace: place('pinned'), pinnedStart: start('pinned'), previousPlace: place('previous'), previousStart: start('previous') };
}

function compileCells({ resources, weeks }: PlacementProblem): Pick<Model, 'cellFrom' | 'perTerm' | 'limit'> {
  const limits = resources.map(({ limit, per }) => (
    typeof limit === 'number' ? new Array<number>(per === 'term' ? 1 : weeks).fill(limit) : limit
  ));
  return {
    cellFrom: offsets(limits),
    perTerm: Uint8Array.from(resources, ({ per }) => (per === 'term' ? 1 : 0)),
    limit: Float64Array.from(limits.flat()),
  };
}
