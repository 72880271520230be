import { endChildren, runTypeScript } from '../../support/child';
import { CLAIMED } from '../../support/referee';
import { bestKnown } from '../../support/solve-generated';
import type { GeneratedResult } from '../../support/solve-generated';

afterEach(endChildren);

describe('drawn problems with a proven optimum', () => {
  it.each(bestKnown().map((known, place) => ({ ...known, place })))('$size $load $seed is solved to it, and proven', async ({ place, best }) => {
    const { said: { objective, status, faults } } = await runTypeScript<GeneratedResult>('solve-generated.ts', [String(place)]);
    expect(faults.filter((fault) => fault !== CLAIMED)).toEqual([]);
    expect({ objective, status }).toEqual({ objective: best, status: 'optimal' });
  }, 240_000);
});
