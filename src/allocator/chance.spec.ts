import { Chance } from './chance';

const draws = (seed: number) => {
  const chance = new Chance(seed);
  return Array.from({ length: 5 }, () => chance.below(1000));
};

describe('Chance', () => {
  it('gives the same draws for the same seed, others for another, also beyond 2^32', () => {
    expect(draws(1)).toEqual(draws(1));
    const seeds = [0, 1, 2, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1];
    expect(new Set(seeds.map((seed) => draws(seed).join())).size).toBe(seeds.length);
  });

  it('draws each number about as often', () => {
    const chance = new Chance(5);
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 10_000; i++) {
      const drawn = chance.below(10);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('shuffles without losing anyone', () => {
    const items = Int32Array.from({ length: 100 }, (_, i) => i);
    new Chance(3).shuffle(items);
    expect([...items]).not.toEqual([...items].sort((a, b) => a - b));
    expect(new Set(items).size).toBe(100);
  });
});
