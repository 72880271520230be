import { Chance } from '../chance';
import type { Master } from './master';
import type { CutRecipe, Source } from './row';
import { bitset, eachBit, tightRows } from './tight';
import type { TightRows } from './tight';

/** Longer recipes than this make dense cuts. */
const MOST_SOURCES = 60;
/** A cut is violated by at least half of what is left of this. */
const ENOUGH = 0.98;
/** What a cut may have in common with those chosen before it. */
const COMMON = 0.3;

/** Which rows a cut adds up, and what there is of odd options and spare room: under one, it is violated. */
interface Violated {
  readonly parts: readonly number[];
  readonly rest: number;
}

interface Sum {
  readonly bits: Uint32Array;
  readonly parts: Uint32Array;
  odd: boolean;
  spare: number;
  /** How many rows it adds up. */
  length: number;
  /** Draws lots among equals. */
  readonly lot: number;
}

/**
 * Cuts of halves that the solution violates, most violated first, without those that have much in common: sums of rows with odd
 * right sides, whose options of odd coefficient and spare room together make less than one. Found by elimination modulo 2, a few
 * times in different orders.
 */
export function findHalves(master: Master, passes: number, most: number): CutRecipe[] {
  const rows = tightRows(master);
  const search = new HalfSearch(rows, rows.options.map((o) => master.share[o] as number));
  const chance = new Chance(passes);
  for (let pass = 0; pass < passes; pass++) search.pass(pass === 0 ? undefined : chance);
  return diverse(search.found(), most, rows.sources.length).map(({ parts }) => ({ den: 2, sources: parts.map((i) => rows.sources[i] as Source) }));
}

class HalfSearch {
  private readonly known = new Map<string, Violated>();

  constructor(private readonly rows: TightRows, private readonly weight: readonly number[]) {}

  found(): Violated[] {
    return [...this.known.values()].sort((a, b) => a.rest - b.rest || a.parts.length - b.parts.length);
  }

  pass(chance: Chance | undefined): void {
    const { weight } = this;
    const rank = weight.map((share) => share * (chance ? 0.3 + chance.next() : 1));
    const order = [...weight.keys()].sort((i, j) => (rank[j] as number) - (rank[i] as number) || i - j);
    let sums = this.start(chance);
    for (const sum of sums) this.note(sum);
    for (const i of order) {
      const pivot = cheapestWith(sums, i);
      if (!pivot) continue;
      for (const sum of sums) {
        if (sum === pivot || !has(sum, i)) continue;
        add(sum, pivot);
        this.note(sum);
      }
      sums = sums.filter((sum) => sum !== pivot && sum.spare < ENOUGH && sum.length <= MOST_SOURCES);
    }
  }

  private start(chance: Chance | undefined): Sum[] {
    const { rows } = this;
    return rows.sources.map((_, i) => ({
      bits: (rows.bits[i] as Uint32Array).slice(),
      parts: bitset([i], rows.sources.length),
      odd: rows.odd[i] as boolean,
      spare: rows.spare[i] as number,
      length: 1,
      lot: chance ? 0.1 * chance.next() : 0,
    }));
  }

  private note({ bits, parts, odd, spare, length }: Sum): void {
    if (!odd || spare > ENOUGH || length > MOST_SOURCES) return;
    const rest = this.restOf(bits, spare);
    if (rest > ENOUGH) return;
    const sources: number[] = [];
    eachBit(parts, (i) => sources.push(i));
    this.known.set(sources.join(), { parts: sources, rest });
  }

  private restOf(bits: Uint32Array, spare: number): number {
    const { weight } = this;
    let rest = spare;
    for (let w = 0; w < bits.length && rest <= ENOUGH; w++) {
      for (let word = bits[w] as number; word !== 0; word &= word - 1) rest += (weight[w * 32 + 31 - Math.clz32(word & -word)] as number);
    }
    return rest;
  }
}

function has({ bits }: Sum, i: number): boolean {
  return (((bits[i >> 5] as number) >>> (i & 31)) & 1) === 1;
}

function cheapestWith(sums: readonly Sum[], i: number): Sum | undefined {
  let best: Sum | undefined;
  for (const sum of sums) if (has(sum, i) && (!best || sum.spare + sum.lot < best.spare + best.lot)) best = sum;
  return best;
}

function add(sum: Sum, other: Sum): void {
  let length = 0;
  for (let w = 0; w < sum.bits.length; w++) sum.bits[w] = (sum.bits[w] as number) ^ (other.bits[w] as number);
  for (let w = 0; w < sum.parts.length; w++) {
    const word = (sum.parts[w] as number) ^ (other.parts[w] as number);
    sum.parts[w] = word;
    length += countOf(word);
  }
  sum.length = length;
  sum.odd = sum.odd !== other.odd;
  sum.spare += other.spare;
}

function countOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The first of them that do not have too much in common. */
function diverse(found: readonly Violated[], most: number, sources: number): Violated[] {
  const used = new Uint8Array(sources);
  const chosen: Violated[] = [];
  for (const cut of found) {
    if (chosen.length === most) break;
    const common = cut.parts.filter((i) => used[i]).length;
    if (chosen.length > 0 && common > COMMON * cut.parts.length) continue;
    for (const i of cut.parts) used[i] = 1;
    chosen.push(cut);
  }
  return chosen;
}
