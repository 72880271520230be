import { FaultHouse } from '../faults/fault-house';
import type { Extent, Outcome, Promised } from '../faults/fault-run';
import type { Mutant } from '../faults/mutants';
import { overlaps } from '../faults/overlaps';
import { places } from '../faults/places';
import { repeats } from '../faults/repeats';
import { endChildren } from '../support/child';
import { freshDatabase } from '../support/database';

jest.setTimeout(240_000);

afterEach(endChildren);

async function tried({ run, preloads = [] }: Promised, extent: Extent, clients: number, mutant?: Mutant): Promise<Outcome> {
  const database = await freshDatabase(4);
  // a defect shows in one process, too
  const house = await FaultHouse.open({ database, mutant, preloads, processes: mutant ? 1 : 2 });
  try {
    return await run(house, { extent, clients, seed: 1, isBrief: true });
  } finally {
    await house.close();
    await database.close();
  }
}

/** A little of each: `npm run faults` does the rest. */
describe.each<[name: string, promised: Promised, extent: Extent, clients: number, mutants: readonly string[]]>([
  ['places', places, { seconds: 2, attempts: 300 }, 60, ['oversold', 'withheld']],
  ['overlaps', overlaps, { seconds: 2, attempts: 200 }, 30, ['doubled', 'bedless']],
  ['repeats', repeats, { seconds: 0, attempts: 0 }, 10, ['repeated', 'shared']],
])('%s, treated badly by many clients of two API processes', (_, promised, extent, clients, names) => {
  test(promised.title, async () => {
    const outcome = await tried(promised, extent, clients);
    expect(outcome.faults).toEqual([]);
    expect(outcome.attempts).toBeGreaterThanOrEqual(extent.attempts);
    expect(outcome.rounds).toBeGreaterThan(1);
  });

  test.each(promised.mutants.filter(({ name }) => names.includes(name)).map((mutant) => [mutant.name, mutant] as const))('the defect %s is found', async (name, mutant) => {
    const { faults } = await tried(promised, { seconds: 10, attempts: 0 }, clients, mutant);
    expect([name, faults.some((fault) => mutant.told.test(fault)) ? 'found' : faults]).toEqual([name, 'found']);
  });
});
