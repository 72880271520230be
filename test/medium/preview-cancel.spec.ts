import { setTimeout as sleep } from 'node:timers/promises';
import { AllocationRepository } from '../../src/allocation/allocation.repository';
import { PictureRepository } from '../../src/allocation/picture.repository';
import { PreviewService } from '../../src/allocation/preview.service';
import { PreviewsRepository } from '../../src/allocation/previews.repository';
import { SolverService } from '../../src/allocation/solver.service';
import { FactsRepository } from '../../src/bookings/facts.repository';
import { LedgerRepository } from '../../src/fairness/ledger.repository';
import { LedgerService } from '../../src/fairness/ledger.service';
import { PoliciesRepository } from '../../src/fairness/policies.repository';
import { TurnsRepository } from '../../src/fairness/turns.repository';
import type { ActingParty } from '../../src/platform/database/acting-party';
import { houseForAll } from '../support/own-house';
import { threeMarkets } from '../support/three-markets';

const own = houseForAll();

describe('a preview that is cancelled', () => {
  let [planner, stranger]: ActingParty[] = [];
  let previews: PreviewService;
  beforeAll(async () => {
    const { universityIds } = await threeMarkets(own.factory, 120);
    [planner, stranger] = universityIds.map((organisationId): ActingParty => ({ role: 'coordinator', organisationId }));
    const ledger = new LedgerRepository();
    const pictures = new PictureRepository(new FactsRepository(), ledger, new PoliciesRepository());
    previews = new PreviewService(own.database.doorway, new AllocationRepository(), new PreviewsRepository(), pictures, ledger, new LedgerService(ledger, new TurnsRepository()), new SolverService());
  }, 60_000);

  const ask = (): Promise<string> => previews.ask(planner as ActingParty, { term: 'HT2026', seed: 4, policy: { distance: 20 } });
  const stateOf = async (id: string): Promise<{ state: string; told: boolean } | undefined> =>
    (await own.factory.rows<{ state: string; told: boolean }>('SELECT state, result IS NOT NULL AS told FROM fairness_previews WHERE id = $1', [id]))[0];

  it('is never begun where it still waited', async () => {
    const id = await ask();
    await previews.cancel(planner as ActingParty, id);
    await previews.workOut(id);
    expect(await stateOf(id)).toEqual({ state: 'cancelled', told: false });
  });

  it('ends soon where it was being worked out, and tells nothing', async () => {
    const id = await ask();
    const working = previews.workOut(id);
    while ((await stateOf(id))?.state === 'queued') await sleep(20);
    const asked = performance.now();
    await previews.cancel(planner as ActingParty, id);
    await working;
    expect(await stateOf(id)).toEqual({ state: 'cancelled', told: false });
    // Two seconds on a machine of its own; here others may be at work, and threads compile the sources first.
    expect(performance.now() - asked).toBeLessThan(6_000);
  }, 60_000);

  it('is its university’s to cancel, and stays as it is once it is worked out', async () => {
    const id = await ask();
    await expect(previews.cancel(stranger as ActingParty, id)).rejects.toMatchObject({ code: 'not-found' });
    await previews.workOut(id);
    await previews.cancel(planner as ActingParty, id);
    expect(await stateOf(id)).toEqual({ state: 'solved', told: true });
  }, 120_000);
});
