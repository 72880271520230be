import { Chance } from '../chance';
import type { Master } from './master';
import type { CutRecipe, Source } from './row';
import { bitset, eachBit, tightRows } from './tight';
import type { TightRows } from './tight';

/** Longer recipes than this make dense cuts. */
const MOST_SOURCES = 60;
/** A cut is violated by at least half of what is left of this. */
const ENOUGH = 0.98;

/** A cut with how far the solution is beyond it. */
export interface Violated {
  readonly recipe: CutRecipe;
  readonly by: number;
}

interface Sum {
  readonly bits: Uint32Array;
  readonly parts: Uint32Array;
  odd: boolean;
  spare: number;
  /** Draws lots among equals. */
  readonly lot: number;
}

/**
 * Cuts of halves that the solution violates, most violated first: sums of rows with odd right sides, whose options of odd
 * coefficient and spare room together make less than one. Found by elimination modulo 2, a few times in different orders.
 */
export function findHalves(master: Master, passes: number): Violated[] {
  const rows = tightRows(master);
  const found = new Map<string, Violated>();
  const chance = new Chance(passes);
  for (let pass = 0; pass < passes; pass++) eliminate(master, rows, pass === 0 ? undefined : chance, found);
  return [...found.values()].sort((a, b) => b.by - a.by || a.recipe.sources.length - b.recipe.sources.length);
}

function eliminate(master: Master, rows: TightRows, chance: Chance | undefined, found: Map<string, Violated>): void {
  const weight = rows.options.map((o) => master.share[o] as number);
  const rank = weight.map((share) => share * (chance ? 0.3 + chance.next() : 1));
  const order = [...weight.keys()].sort((i, j) => (rank[j] as number) - (rank[i] as number) || i - j);
  let sums: Sum[] = rows.sources.map((_, i) => ({
    bits: (rows.bits[i] as Uint32Array).slice(),
    parts: bitset([i], rows.sources.length),
    odd: rows.odd[i] as boolean,
    spare: rows.spare[i] as number,
    lot: chance ? 0.1 * chance.next() : 0,
  }));
  for (const sum of sums) note(sum, rows, weight, found);
  for (const i of order) {
    const having = sums.filter(({ bits }) => ((bits[i >> 5] as number) >>> (i & 31)) & 1);
    if (having.length === 0) continue;
    const pivot = having.reduce((least, sum) => (sum.spare + sum.lot < least.spare + least.lot ? sum : least));
    for (const sum of having) {
      if (sum === pivot) continue;
      add(sum, pivot);
      note(sum, rows, weight, found);
    }
    sums = sums.filter((sum) => sum !== pivot && sum.spare < ENOUGH);
  }
}

function add(sum: Sum, other: Sum): void {
  for (let w = 0; w < sum.bits.length; w++) sum.bits[w] = (sum.bits[w] as number) ^ (other.bits[w] as number);
  for (let w = 0; w < sum.parts.length; w++) sum.parts[w] = (sum.parts[w] as number) ^ (other.parts[w] as number);
  sum.odd = sum.odd !== other.odd;
  sum.spare += other.spare;
}

function note({ bits, parts, odd, spare }: Sum, rows: TightRows, weight: readonly number[], found: Map<string, Violated>): void {
  if (!odd || spare > ENOUGH) return;
  let rest = spare;
  eachBit(bits, (i) => { rest += (weight[i] as number); });
  if (rest > ENOUGH) return;
  const sources: number[] = [];
  eachBit(parts, (i) => sources.push(i));
  const key = sources.join();
  if (sources.length > MOST_SOURCES || found.has(key)) return;
  found.set(key, { recipe: { den: 2, sources: sources.map((i) => rows.sources[i] as Source) }, by: (1 - rest) / 2 });
}

/** The first of them that do not have too much in common. */
export function diverse(found: readonly Violated[], most: number): CutRecipe[] {
  const used = new Set<string>();
  const chosen: CutRecipe[] = [];
  for (const { recipe } of found) {
    if (chosen.length === most) break;
    const keys = recipe.sources.map((source) => JSON.stringify(source));
    if (chosen.length > 0 && keys.filter((key) => used.has(key)).length > 0.3 * keys.length) continue;
    for (const key of keys) used.add(key);
    chosen.push(recipe);
  }
  return chosen;
}
