import type { Master } from './master';
import type { Source } from './row';

/** A smaller share than this is as good as nothing. */
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

/** Collects cells, blocks and weeks of entities with several blocks; of rows over the same choices the one with least to spare. */
export function tightRows(master: Master): TightRows {
  const { choices, model, share } = master;
  const taken = master.taken.filter((o) => (share[o] as number) > LITTLE && (choices.place[o] as number) >= 0);
  const rows = new RowList(taken);
  for (const [cell, list] of grouped(taken, (o) => choices.cells.subarray(choices.cellFrom[o], choices.cellFrom[o + 1]))) {
    const load = list.reduce((sum, i) => sum + (share[taken[i] as number] as number) * (choices.size[taken[i] as number] as number), 0);
    rows.add({ kind: 'cell', cell }, list.filter((i) => (choices.size[taken[i] as number] as number) % 2 === 1), model.limit[cell] as number, load);
  }
  const load = (list: readonly number[]) => list.reduce((sum, i) => sum + (share[taken[i] as number] as number), 0);
  for (const [block, list] of grouped(taken, (o) => [choices.blockOf[o] as number])) rows.add({ kind: 'block', block }, list, 1, load(list));
  for (const [key, list] of grouped(taken, (o) => weeksOf(master, o))) {
    rows.add({ kind: 'overlap', entity: Math.floor(key / model.weeks), week: key % model.weeks }, list, 1, load(list));
  }
  return rows;
}

class RowList implements TightRows {
  readonly sources: Source[] = [];
  readonly bits: Uint32Array[] = [];
  readonly odd: boolean[] = [];
  readonly spare: number[] = [];
  private readonly known = new Map<string, number>();

  constructor(readonly options: readonly number[]) {}

  /** `counted` are the options (their indices) that it counts an odd number of times. */
  add(source: Source, counted: readonly number[], limit: number, load: number): void {
    const spare = Math.max(0, limit - load);
    if (spare > SPARE || (counted.length === 0 && limit % 2 === 0)) return;
    const key = `${limit % 2}/${counted.join()}`;
    const known = this.known.get(key);
    if (known !== undefined && (this.spare[known] as number) <= spare) return;
    const at = known ?? this.sources.length;
    this.known.set(key, at);
    this.sources[at] = source;
    this.bits[at] = bitset(counted, this.options.length);
    this.odd[at] = limit % 2 === 1;
    this.spare[at] = spare;
  }
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
function weeksOf({ model, choices }: Master, o: number): number[] {
  const b = choices.blockOf[o] as number;
  const e = model.entityOf[b] as number;
  if ((model.blockFrom[e + 1] as number) - (model.blockFrom[e] as number) < 2) return [];
  return Array.from({ length: model.blockWeeks[b] as number }, (_, w) => e * model.weeks + (choices.start[o] as number) + w);
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
