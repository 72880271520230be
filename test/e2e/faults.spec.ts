import { crashes } from '../faults/crashes';
import { FaultHouse } from '../faults/fault-house';
import type { Extent, Outcome, Promised } from '../faults/fault-run';
import type { Mutant } from '../faults/mutants';
import { overlaps } from '../faults/overlaps';
import { places } from '../faults/places';
import { repeats } from '../faults/repeats';
import { endChildren } from '../support/child';
import { freshDatabase, type FreshDatabase } from '../support/database';

jest.setTimeout(240_000);

let database: FreshDatabase;
let house: FaultHouse;

beforeAll(async () => {
  database = await freshDatabase(4);
  house = await FaultHouse.open({ database, preloads: ['crash-points.ts', 'switchable.ts'] });
});

afterAll(async () => {
  await house.close();
  endChildren();
  await database.close();
});

/** The processes stay; the database is emptied, and the defect switched on in them. */
async function tried({ run }: Promised, extent: Extent, clients: number, mutant?: Mutant): Promise<Outcome> {
  await house.renew(mutant);
  return run(house, { extent, clients, seed: 1, isBrief: true });
}

/** A little of each: `npm run faults` does the rest. */
describe.each<[name: string, promised: Promised, extent: Extent, clients: number, mutants: readonly string[]]>([
  ['places', places, { seconds: 2, attempts: 300 }, 60, ['oversold', 'withheld']],
  ['overlaps', overlaps, { seconds: 2, attempts: 200 }, 30, ['doubled', 'bedless']],
  ['repeats', repeats, { seconds: 0, attempts: 0 }, 10, ['repeated', 'shared']],
  ['crashes', crashes, { seconds: 0, attempts: 1 }, 1, []],
])('%s, treated badly by many clients of two API processes', (_, promised, extent, clients, names) => {
  test(promised.title, async () => {
    const outcome = await tried(promised, extent, clients);
    expect(outcome.faults).toEqual([]);
    expect(outcome.attempts).toBeGreaterThanOrEqual(extent.attempts);
    expect(outcome.rounds).toBeGreaterThanOrEqual(1);
  });

  if (names.length === 0) return;
  test.each(promised.mutants.filter(({ name }) => names.includes(name)).map((mutant) => [mutant.name, mutant] as const))('the defect %s is found', async (name, mutant) => {
    const { faults } = await tried(promised, { seconds: 10, attempts: 0 }, clients, mutant);
    expect([name, faults.some((fault) => mutant.told.test(fault)) ? 'found' : faults]).toEqual([name, 'found']);
  });
});
