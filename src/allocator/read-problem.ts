import type { PlacementProblem } from './problem';
import type { Fields } from './trail';
import { Trail } from './trail';

/** Most that any number of a problem may be. */
const LARGEST = 1_000_000_000;
const MOST_WEEKS = 60;
const MOST_TIERS = 100;
const MOST_BLOCKS = 6;

/** What the rest of a problem is measured against. */
interface Frame {
  readonly weeks: number;
  readonly tiers: number;
  readonly resources: number;
}

/** Checks every part of what was read from a file; throws Problem `malformed-problem` naming the path of the first fault. */
export function readProblem(value: unknown): PlacementProblem {
  const trail = new Trail();
  const fields = trail.fields(value, ['format', 'name', 'weeks', 'tiers', 'resources', 'entities']);
  trail.at('format', () => { trail.oneOf(fields['format'], ['placement-problem/1']); });
  trail.at('name', () => trail.text(fields['name']));
  const weeks = trail.at('weeks', () => trail.whole(fields['weeks'], 1, MOST_WEEKS));
  const tiers = trail.at('tiers', () => trail.whole(fields['tiers'], 1, MOST_TIERS));
  const resources = trail.at('resources', () => {
    const ids = new Ids(trail);
    return trail.list(fields['resources'], (item) => { readResource(trail, item, weeks, ids); }).length;
  });
  trail.at('entities', () => {
    const ids = new Ids(trail);
    trail.list(fields['entities'], (item) => { readEntity(trail, item, { weeks, tiers, resources }, ids); });
  });
  return value as PlacementProblem;
}

/** Ids of one list, none twice. */
class Ids {
  readonly seen = new Set<string>();

  constructor(private readonly trail: Trail) {}

  read(value: unknown): void {
    this.trail.at('id', () => {
      const id = this.trail.text(value);
      if (this.seen.has(id)) this.trail.fail(`repeats "${id}"; give each its own`);
      this.seen.add(id);
    });
  }
}

function readResource(trail: Trail, value: unknown, weeks: number, ids: Ids): void {
  const { id, kind, per, limit } = trail.fields(value, ['id', 'kind', 'per', 'limit']);
  ids.read(id);
  trail.at('kind', () => { trail.oneOf(kind, ['unit', 'supervisors', 'quota', 'beds']); });
  trail.at('per', () => { trail.oneOf(per, ['week', 'term']); });
  trail.at('limit', () => {
    if (per === 'term' || !Array.isArray(limit)) trail.whole(limit, 0, LARGEST);
    else if (trail.wholes(limit, 0, LARGEST).length !== weeks) trail.fail(`must have one number for each of the ${weeks} weeks, not ${limit.length}`);
  });
}

function readEntity(trail: Trail, value: unknown, frame: Frame, ids: Ids): void {
  const { id, size, tier, blocks } = trail.fields(value, ['id', 'size', 'tier', 'blocks']);
  ids.read(id);
  trail.at('size', () => trail.whole(size, 1, LARGEST));
  trail.at('tier', () => trail.whole(tier, 1, frame.tiers));
  trail.at('blocks', () => {
    const blockIds = new Ids(trail);
    const afters = trail.list(blocks, (block) => readBlock(trail, block, frame, blockIds));
    if (afters.length > MOST_BLOCKS) trail.fail(`must have at most ${MOST_BLOCKS} items, not ${afters.length}`);
    readOrder(trail, [...blockIds.seen], afters);
  });
}

/** Returns the block's `after`, to be read when all ids are known. */
function readBlock(trail: Trail, value: unknown, frame: Frame, ids: Ids): unknown {
  const block = trail.fields(value, ['id', 'specialty', 'weeks', 'starts', 'places'], ['startCost', 'after', 'pinned', 'previous']);
  ids.read(block['id']);
  trail.at('specialty', () => trail.text(block['specialty']));
  const weeks = trail.at('weeks', () => trail.whole(block['weeks'], 1, frame.weeks));
  const starts = trail.at('starts', () => {
    const read = trail.wholes(block['starts'], 0, LARGEST);
    read.forEach((start, i) => trail.at(i, () => {
      if (start + weeks > frame.weeks) trail.fail(`must not be ${start}: ${start} + ${weeks} weeks is beyond week ${frame.weeks}`);
    }));
    trail.distinct(read);
    return read;
  });
  if (block['startCost'] !== undefined) trail.at('startCost', () => { readStartCost(trail, block['startCost'], starts.length); });
  const places = trail.at('places', () => trail.list(block['places'], (place) => { readPlace(trail, place, frame); }).length);
  for (const key of ['pinned', 'previous']) readChoice(trail, block, key, places, starts);
  return block['after'];
}

function readStartCost(trail: Trail, value: unknown, starts: number): void {
  const { length } = trail.wholes(value, 0, LARGEST);
  if (length !== starts) trail.fail(`must have one number for each of the ${starts} starts, not ${length}`);
}

function readPlace(trail: Trail, value: unknown, frame: Frame): void {
  const { unit, region, cost, uses } = trail.fields(value, ['unit', 'region', 'cost', 'uses']);
  trail.at('unit', () => trail.text(unit));
  trail.at('region', () => trail.text(region));
  trail.at('cost', () => trail.whole(cost, 0, LARGEST));
  trail.at('uses', () => { trail.distinct(trail.wholes(uses, 0, frame.resources - 1)); });
}

function readChoice(trail: Trail, block: Fields, key: string, places: number, starts: readonly number[]): void {
  if (block[key] === undefined) return;
  trail.at(key, () => {
    const { place, start } = trail.fields(block[key], ['place', 'start']);
    trail.at('place', () => trail.whole(place, 0, places - 1));
    trail.at('start', () => {
      if (!starts.includes(trail.whole(start, 0, LARGEST))) trail.fail(`must be one of the block's starts (${starts.join(', ')}), not ${String(start)}`);
    });
  });
}

function readOrder(trail: Trail, ids: readonly string[], afters: readonly unknown[]): void {
  const masks = afters.map((after, b) => trail.at(b, () => (after === undefined ? 0 : trail.at('after', () => readAfter(trail, ids, after, b)))));
  let done = 0;
  for (let round = 0; round < ids.length; round++) masks.forEach((mask, b) => { if ((mask & ~done) === 0) done |= 1 << b; });
  const circle = ids.filter((_, b) => ((done >> b) & 1) === 0);
  if (circle.length > 0) trail.fail(`must not come after each other in a circle: ${circle.join(', ')}`);
}

function readAfter(trail: Trail, ids: readonly string[], value: unknown, own: number): number {
  const named = trail.list(value, (item) => {
    const id = trail.text(item);
    const at = ids.indexOf(id);
    if (at < 0) trail.fail(`must be a block of the same entity (${ids.join(', ')}), not "${id}"`);
    if (at === own) trail.fail('must not name the block itself');
    return at;
  });
  trail.distinct(named);
  return named.reduce((mask, b) => mask | (1 << b), 0);
}
