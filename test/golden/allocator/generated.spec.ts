import { compare } from '../../../src/allocator/rank';
import { endChildren, runTypeScript } from '../../support/child';
import { bestKnown } from '../../support/solve-generated';
import type { GeneratedResult } from '../../support/solve-generated';

const CLAIMED = 'optimal, but the bounds do not prove it';
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

afterEach(endChildren);

describe('drawn problems with a proven optimum', () => {
  it.each(bestKnown().map((known, place) => ({ ...known, place })))('$size $load $seed', async ({ place, best, unplacedSlack, costSlack }) => {
    const { said: { objective, status, faults } } = await runTypeScript<GeneratedResult>('solve-generated.ts', [String(place)]);
    expect(faults.filter((fault) => fault !== CLAIMED)).toEqual([]);
    expect(compare(objective, best)).toBeGreaterThanOrEqual(0);
    if (status === 'optimal') expect(objective).toEqual(best);
    expect(sum(objective.unplaced)).toBeLessThanOrEqual(sum(best.unplaced) + unplacedSlack);
    if (sum(objective.unplaced) <= sum(best.unplaced)) expect(objective.cost).toBeLessThanOrEqual(best.cost * (1 + costSlack / 100));
  }, 120_000);
});
