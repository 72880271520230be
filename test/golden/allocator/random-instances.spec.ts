import { endChildren, runTypeScript } from '../../support/child';
import type { BatchVerdict } from '../../support/judge-instances';
import { INSTANCES } from '../../support/random-instance';

/** As many as are called optimal with bounds that fall short of it: a search to the end has proven these, and no more. */
const MOST_CLAIMED = 70;
/** Many at once, as each process is slow until it is warm. */
const BATCH = 500;
const batches = Array.from({ length: INSTANCES / BATCH }, (_, i) => i * BATCH + 1);

afterEach(endChildren);

describe('2 000 random instances', () => {
  const verdicts: BatchVerdict[] = [];

  it.each(batches)('from number %i on stand before the referee, the rules and what trying everything finds', async (first) => {
    const { said } = await runTypeScript<BatchVerdict>('judge-instances.ts', [String(first), String(BATCH)]);
    verdicts.push(said);
    expect(said.faults).toEqual([]);
  }, 300_000);

  it('are of all kinds: many small enough to be tried, most of them illegal once muddled, few optimal without a certificate', () => {
    const sum = (count: (verdict: BatchVerdict) => number): number => verdicts.reduce((total, verdict) => total + count(verdict), 0);
    expect(sum(({ solved }) => solved)).toBe(2000);
    expect(sum(({ tried }) => tried)).toBeGreaterThan(500);
    expect(sum(({ illegal }) => illegal)).toBeGreaterThan(1000);
    expect(sum(({ claimed }) => claimed)).toBeLessThanOrEqual(MOST_CLAIMED);
  });
});
