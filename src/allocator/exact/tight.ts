import type { Master } from './master';
import type { Source } from './row';

/** A shorter name than this share is as good as nothing. */
export const LITTLE = 1e-6;
/** A row with more to spare than this cannot be in a violated cut of halves. */
const SPARE = 0.98;

/** Rows of the problem that the solution nearly fills, over the options that it takes, modulo 2. */
export interface TightRows {
  /** The options taken, placed ones only. */
  readonly options: readonly number[];
  readonly sources: readonly Source[];
  /** Of source: bits of the options it counts an odd number of times. */
  readonly bits: readonly Uint32Array[];
  readonly odd: readonly boolean[];
  readonly spare: readonly number[];
}

/** Collects cells, blocks and weeks of entities with several blocks. */
export function tightRows(master: Master): TightRows {
  const { options, model, share } = master;
  const taken: number[] = [];
  for (let o = 0; o < options.count; o++) if ((share[o] as number) > LITTLE && (options.place[o] as number) >= 0) taken.push(o);
  const rows = { options: taken, sources: [] as Source[], bits: [] as Uint32Array[], odd: [] as boolean[], spare: [] as number[] };
  const add = (source: Source, bits: readonly number[], load: number, limit: number) => {
    if (limit - load > SPARE || (bits.length === 0 && limit % 2 === 0)) return;
    rows.sources.push(source);
    rows.bits.push(bitset(bits, taken.length));
    rows.odd.push(limit % 2 === 1);
    rows.spare.push(Math.max(0, limit - load));
  };
  for (const [cell, list] of grouped(taken, (o) => options.cells.subarray(options.cellFrom[o], options.cellFrom[o + 1]))) {
    const load = list.reduce((sum, i) => sum + (share[taken[i] as number] as number) * (options.size[taken[i] as number] as number), 0);
    add({ kind: 'cell', cell }, list.filter((i) => (options.size[taken[i] as number] as number) % 2 === 1), load, model.limit[cell] as number);
  }
  const load = (list: readonly number[]) => list.reduce((sum, i) => sum + (share[taken[i] as number] as number), 0);
  for (const [block, list] of grouped(taken, (o) => [options.blockOf[o] as number])) add({ kind: 'block', block }, list, load(list), 1);
  for (const [key, list] of grouped(taken, (o) => weeksOf(master, o))) {
    add({ kind: 'overlap', entity: Math.floor(key / model.weeks), week: key % model.weeks }, list, load(list), 1);
  }
  return rows;
}

/** Which of the options (their indices) have each key. */
function grouped(taken: readonly number[], keysOf: (option: number) => Iterable<number>): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  taken.forEach((o, i) => {
    for (const key of keysOf(o)) {
      const group = groups.get(key);
      if (group) group.push(i);
      else groups.set(key, [i]);
    }
  });
  return groups;
}

/** An entity's weeks that an option takes; none where the entity has no other block. */
function weeksOf({ model, options }: Master, o: number): number[] {
  const b = options.blockOf[o] as number;
  const e = model.entityOf[b] as number;
  if ((model.blockFrom[e + 1] as number) - (model.blockFrom[e] as number) < 2) return [];
  return Array.from({ length: model.blockWeeks[b] as number }, (_, w) => e * model.weeks + (options.start[o] as number) + w);
}

/** A set of whole numbers below `count` as bits. */
export function bitset(members: readonly number[], count: number): Uint32Array {
  const bits = new Uint32Array((count + 31) >> 5);
  for (const i of members) bits[i >> 5] = (bits[i >> 5] as number) | (1 << (i & 31));
  return bits;
}

/** Calls with every member of a set of bits. */
export function eachBit(bits: Uint32Array, visit: (member: number) => void): void {
  for (let w = 0; w < bits.length; w++) {
    let word = bits[w] as number;
    while (word !== 0) {
      visit(w * 32 + 31 - Math.clz32(word & -word));
      word &= word - 1;
    }
  }
}
