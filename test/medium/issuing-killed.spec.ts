import { endChildren } from '../support/child';
import { issuedByTheKilled } from '../support/killed-issuers';
import { MoneyWorld } from '../support/money-world';

afterEach(endChildren);

test('numbers have no gap and nothing said is lost when writers are rolled back and killed in the midst of issuing', async () => {
  const world = await MoneyWorld.open();
  try {
    await world.mediatedByMany(40);
    await world.invoicing.draftRun({ today: '2025-11-01' });
    const { faults, issued } = await issuedByTheKilled(world, world.database.url, { writers: 25, kills: 2 });
    expect(faults).toEqual([]);
    expect(issued).toBe(40);
  } finally {
    await world.close();
  }
}, 240_000);
