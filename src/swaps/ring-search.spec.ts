import { mostWorth } from './assignment';
import type { Exchange } from './exchanges';
import { packRings, POINT } from './packing';
import { searchRings } from './ring-search';
import { ringsAmong, type Ring } from './rings';
import { wishedExchanges } from './exchanges';
import type { SwapWish } from './swap';

/** Always the same numbers from 0 to below 1. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const exchange = (taker: number, giver: number, points = 5): Exchange => ({ taker, giver, rank: 11 - points, points });
const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `s${i}`);
const allPossible = (): Promise<readonly Ring[]> => Promise.resolve([]);
const told = (rings: readonly Ring[]): string[] => rings.map(({ exchanges }) => exchanges.map(({ taker }) => taker).join('-')).sort();
const sumsOf = (rings: readonly Ring[]): [points: number, students: number] =>
  [rings.reduce((sum, { points }) => sum + points, 0), rings.reduce((sum, { exchanges }) => sum + exchanges.length, 0)];

/** The best by trying every assignment of takers to givers: nobody's place to two, all rings short enough, no person twice. */
function byBruteForce(exchanges: readonly Exchange[], persons: readonly string[], longest: number): [number, number] {
  const of = persons.map((_, taker) => exchanges.filter((one) => one.taker === taker));
  let best: [number, number] = [0, 0];
  const follow = (member: number, chosen: readonly (Exchange | undefined)[]): void => {
    if (member === persons.length) {
      const sums = valid(chosen, persons, longest);
      if (sums && (sums[0] > best[0] || (sums[0] === best[0] && sums[1] > best[1]))) best = sums;
      return;
    }
    follow(member + 1, [...chosen, undefined]);
    for (const one of of[member] ?? []) if (!chosen.some((other) => other?.giver === one.giver)) follow(member + 1, [...chosen, one]);
  };
  follow(0, []);
  return best;
}

function valid(chosen: readonly (Exchange | undefined)[], persons: readonly string[], longest: number): [number, number] | undefined {
  const moving = chosen.filter((one): one is Exchange => one !== undefined);
  if (new Set(moving.map(({ taker }) => persons[taker])).size < moving.length) return undefined;
  for (const { taker } of moving) {
    let [at, steps] = [taker, 0];
    do {
      const step = chosen[at];
      if (!step) return undefined;
      [at, steps] = [step.giver, steps + 1];
    } while (at !== taker && steps <= longest);
    if (at !== taker || steps > longest) return undefined;
  }
  return [moving.reduce((sum, { points }) => sum + points, 0), moving.length];
}

describe('rings among wishes', () => {
  it('are the most points, then the most students, as trying everything finds them', async () => {
    for (let seed = 1; seed <= 150; seed += 1) {
      const next = chance(seed);
      const count = 3 + Math.floor(next() * 5);
      const persons = names(count).map((name, i) => (i > 0 && next() < 0.15 ? 's0' : name));
      const density = 0.2 + next() * 0.5;
      const exchanges = persons.flatMap((person, taker) => persons.flatMap((other, giver) =>
        (person !== other && next() < density ? [exchange(taker, giver, 1 + Math.floor(next() * 10))] : [])));
      const longest = 2 + Math.floor(next() * 5);
      const found = await searchRings({ exchanges, persons, longest }, allPossible);
      expect([seed, sumsOf(found.rings)]).toEqual([seed, byBruteForce(exchanges, persons, longest)]);
      expect(found.isProven).toBe(true);
    }
  });

  it('prefers a ring of three to the two who would block it, and two pairs to a ring that leaves one out', async () => {
    const three = [exchange(0, 1), exchange(1, 2), exchange(2, 0), exchange(1, 0, 4)];
    expect(told((await searchRings({ exchanges: three, persons: names(3), longest: 6 }, allPossible)).rings)).toEqual(['0-1-2']);
    expect(told((await searchRings({ exchanges: three, persons: names(3), longest: 2 }, allPossible)).rings)).toEqual(['0-1']);
    const pairs = [exchange(0, 1), exchange(1, 0), exchange(2, 3), exchange(3, 2), exchange(1, 2), exchange(2, 0)];
    expect(told((await searchRings({ exchanges: pairs, persons: names(4), longest: 6 }, allPossible)).rings)).toEqual(['0-1', '2-3']);
  });

  it('leaves out what turns out to be impossible, and takes the next best', async () => {
    const exchanges = [exchange(0, 1, 10), exchange(1, 0, 10), exchange(0, 2, 3), exchange(2, 0, 3)];
    const isPair = ({ exchanges: [first] }: Ring): boolean => first?.giver === 1;
    const found = await searchRings({ exchanges, persons: names(3), longest: 6 }, (rings) => Promise.resolve(rings.filter(isPair)));
    expect([told(found.rings), found.candidates, found.isProven]).toEqual([['0-2'], 2, true]);
  });

  it('looks at shorter rings where there are too many long ones, and says so', () => {
    const all = names(12).flatMap((_, taker) => names(12).flatMap((__, giver) => (taker === giver ? [] : [exchange(taker, giver)])));
    expect(ringsAmong(all, names(12), 6, 600)).toMatchObject({ upTo: 3 });
    expect(ringsAmong(all, names(12), 3).rings).toHaveLength(66 + 440);
  });

  it('are proven, however many come in question, where they are worth as much as any exchanges can be', async () => {
    const all = names(12).flatMap((_, taker) => names(12).flatMap((__, giver) => (taker === giver ? [] : [exchange(taker, giver)])));
    const found = await searchRings({ exchanges: all, persons: names(12), longest: 6 }, allPossible);
    expect([found.upTo < 6, sumsOf(found.rings), found.isProven]).toEqual([true, [60, 12], true]);
  });

  it('are never worth more than exchanges of any length, which are as trying everything finds them', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const next = chance(seed);
      const persons = names(2 + Math.floor(next() * 5));
      const exchanges = persons.flatMap((_, taker) => persons.flatMap((__, giver) => (taker !== giver && next() < 0.5 ? [exchange(taker, giver, 1 + Math.floor(next() * 10))] : [])));
      const [points, students] = byBruteForce(exchanges, persons, persons.length);
      expect([seed, mostWorth(exchanges, persons.length)]).toEqual([seed, points * POINT + students]);
    }
  });

  it('says when it has not looked at everything', () => {
    const all = names(9).flatMap((_, taker) => names(9).flatMap((__, giver) => (taker === giver ? [] : [exchange(taker, giver, 1 + ((taker * 7 + giver * 3) % 10))])));
    const { rings } = ringsAmong(all, names(9), 4);
    expect(packRings(rings, names(9), 500).isProven).toBe(false);
    expect(packRings(rings, names(9)).isProven).toBe(true);
  });
});

describe('an exchange', () => {
  const wish = (n: number, unitId: string, firstDay: string, values: Partial<SwapWish> = {}): SwapWish => ({
    id: `w${n}`, studentId: `s${n}`, bookingId: `b${n}`, code: `${1000 + n}`, enrolmentId: `e${n}`, requirementId: 'r', unitId, unitCode: unitId, townId: `town-${unitId}`,
    firstDay, lastDay: '2026-12-06', sameWeeks: false, places: [], ...values,
  });
  const place = (rank: number, unitId: string | null, townId: string | null = null) => ({ rank, unitId, townId });

  it('is wished where the other is at a unit or in a town that is named, by the best rank', () => {
    const wishes = [wish(1, 'a', '2026-11-09', { places: [place(1, null, 'town-c'), place(2, 'b'), place(3, null, 'town-b')] }), wish(2, 'b', '2026-11-09'), wish(3, 'd', '2026-11-09')];
    expect(wishedExchanges(wishes)).toEqual([{ taker: 0, giver: 1, rank: 2, points: 9 }]);
  });

  it('keeps the weeks of who says so, and never leads to the same place in the same weeks, nor to one of her own', () => {
    const any = [place(1, 'a'), place(2, 'b')];
    const wishes = [wish(1, 'a', '2026-11-09', { places: any }), wish(2, 'b', '2026-09-07'), wish(3, 'a', '2026-11-09'), wish(4, 'a', '2026-09-07'), wish(5, 'b', '2026-11-09', { studentId: 's1' })];
    expect(wishedExchanges(wishes).map(({ giver, rank }) => [giver, rank])).toEqual([[1, 2], [3, 1]]);
    expect(wishedExchanges(wishes.map((one) => ({ ...one, sameWeeks: true })))).toEqual([]);
  });
});
