import { ClaimDecisionsService } from '../../src/housing/claim-decisions.service';
import { ClaimDraftsRepository } from '../../src/housing/claim-drafts.repository';
import { ClaimDraftsService } from '../../src/housing/claim-drafts.service';
import { ClaimJudging } from '../../src/housing/claim-judging.service';
import { ClaimStepsService } from '../../src/housing/claim-steps.service';
import { ClaimsRepository } from '../../src/housing/claims.repository';
import { ProposalsService } from '../../src/housing/proposals.service';
import { ReceiptsRepository } from '../../src/housing/receipts.repository';
import { HousingReading } from '../../src/housing/reading.service';
import { NoticesRepository } from '../../src/notices/notices.repository';
import { NoticesService } from '../../src/notices/notices.service';
import { MoneyWorld } from '../support/money-world';

interface Stored {
  readonly code: string;
  readonly state: string;
  readonly ore: string | null;
  readonly why: string | null;
}

describe('a claim from its placement to its decision', () => {
  let world: MoneyWorld;
  let drafts: ClaimDraftsService;
  let steps: ClaimStepsService;
  let decisions: ClaimDecisionsService;
  let proposals: ProposalsService;
  let booking: string;

  beforeEach(async () => {
    world = await MoneyWorld.open();
    await world.mediated();
    const { doorway } = world.database;
    const [claims, repository, reading] = [new ClaimsRepository(), new ClaimDraftsRepository(), new HousingReading(doorway)];
    const judging = new ClaimJudging(world.agreements, claims);
    drafts = new ClaimDraftsService(doorway, world.agreements, claims, repository);
    steps = new ClaimStepsService(doorway, reading, repository, judging, new ReceiptsRepository());
    decisions = new ClaimDecisionsService(doorway, reading, judging, claims, repository, new NoticesService(doorway, new NoticesRepository()));
    proposals = new ProposalsService(doorway, judging, reading);
    booking = await world.booking(await world.student(), '2025-10-06');
    for (const [name, organisation, role] of [['elev', 'LU', 'student'], ['ekonom', 'BLK', 'finance'], ['ekonom2', 'LU', 'finance'], ['annan', 'SKN', 'finance'], ['samordnare', 'LU', 'coordinator']] as const) {
      await world.add('accounts', name, { email: `${name}@x.example`, name, password_hash: '-', organisation_id: world.id(organisation), role, student_id: role === 'student' ? world.id('S001') : null });
    }
  });
  afterEach(() => world.close());

  const party = (name: string, organisation: string, role: string) => ({ organisationId: world.id(organisation), role, personId: world.id(name), ...(role === 'student' && { studentId: world.id('S001') }) });
  const student = () => party('elev', 'LU', 'student');
  const finance = () => party('ekonom', 'BLK', 'finance');
  const taken = (name: string, today: string) => ({ today, by: { accountId: world.id(name), name } });
  const stored = (): Promise<Stored[]> => world.sql('SELECT code, state, approved_ore AS ore, reason_code AS why FROM claims ORDER BY code');
  const draft = async (): Promise<string> => {
    await drafts.born('2025-10-10');
    return (await stored())[0]!.code;
  };

  it('is born once, filled in from the placement, and follows it while nobody has edited it', async () => {
    await drafts.born('2025-10-10');
    await drafts.born('2025-10-10', { studentId: world.id('S001') });
    const filled = (): Promise<unknown[]> => world.sql('SELECT state, first_day::text AS first, last_day::text AS last, basis, units, receipt_ore AS ore FROM claims');
    expect(await filled()).toEqual([{ state: 'draft', first: '2025-10-06', last: '2025-10-24', basis: 'weeks', units: 3, ore: '0' }]);
    await world.sql("UPDATE bookings SET first_day = '2025-10-13', last_day = '2025-11-09'");
    await drafts.born('2025-10-10');
    expect(await filled()).toMatchObject([{ first: '2025-10-13', last: '2025-10-31' }]);
    expect(await proposals.one(student(), (await stored())[0]!.code, '2025-10-10')).toMatchObject({ km: 205, ruleSet: 'host-pays', deadline: '2026-01-18', daysLeft: 100, borneBy: 'BLK', paidBy: 'LU', caps: [{ ore: 367_500n }] });
  });

  it('is not born where the rule does not reach, or after the deadline', async () => {
    await drafts.born('2026-01-19');
    await world.sql("UPDATE students SET study_town_id = $1", [world.id('karlskrona')]);
    await drafts.born('2025-10-10');
    expect(await stored()).toEqual([]);
    await expect(drafts.another(student(), world.id(booking), 'housing')).rejects.toMatchObject({ code: 'not-claimable' });
    await expect(drafts.another(student(), world.id(booking), 'travel')).rejects.toMatchObject({ code: 'not-claimable' });
  });

  it('is completed, handed in and decided by another; the proposal is the most that is given', async () => {
    const code = await draft();
    await expect(steps.submit(student(), code, taken('elev', '2025-11-01'))).rejects.toMatchObject({ breaches: [{ code: 'receipt-missing' }] });
    await expect(steps.complete(student(), code, { units: 40 }, taken('elev', '').by)).rejects.toMatchObject({ breaches: [{ code: 'units-beyond-days' }] });
    await steps.complete(student(), code, { receiptOre: 520_000n }, taken('elev', '').by);
    await steps.submit(student(), code, taken('elev', '2025-11-01'));
    await expect(steps.complete(student(), code, { units: 1 }, taken('elev', '').by)).rejects.toMatchObject({ code: 'claim-closed' });
    expect(await proposals.one(finance(), code, '2025-11-02')).toMatchObject({ state: 'approved', approvedOre: 367_500n, receiptOre: 520_000n, mine: true });
    const order = taken('ekonom', '2025-11-02');
    await expect(decisions.decide(finance(), code, order, { outcome: 'approve', approvedOre: 367_501n })).rejects.toMatchObject({ code: 'beyond-rule' });
    await expect(decisions.decide(finance(), code, taken('elev', '2025-11-02'))).rejects.toMatchObject({ code: 'two-persons' });
    await decisions.decide(finance(), code, order, { outcome: 'approve', approvedOre: 300_000n, reason: 'en vecka saknar kvitto' });
    expect(await stored()).toEqual([{ code, state: 'approved', ore: '300000', why: 'reduced' }]);
    await expect(decisions.decide(finance(), code, order)).rejects.toMatchObject({ code: 'no-open-claim' });
    expect(await world.sql('SELECT step, actor FROM claim_events ORDER BY at')).toEqual([
      { step: 'opened', actor: 'VILplats' }, { step: 'completed', actor: 'elev' }, { step: 'submitted', actor: 'elev' }, { step: 'approved', actor: 'ekonom' }]);
    expect(await world.sql('SELECT kind FROM notices')).toEqual([{ kind: 'claim-approved' }]);
    await expect(world.sql('UPDATE claims SET decided_by_account = submitted_by_account')).rejects.toThrow(/decided_by_another/);
  });

  it('is decided by whoever bears it or pays it back, and by no other party', async () => {
    const code = await draft();
    await steps.complete(student(), code, { receiptOre: 100_000n }, taken('elev', '').by);
    await steps.submit(student(), code, taken('elev', '2025-11-01'));
    await expect(decisions.decide(party('annan', 'SKN', 'finance'), code, taken('annan', '2025-11-02'))).rejects.toMatchObject({ code: 'not-found' });
    await world.sql("UPDATE legs SET debtor_role = 'mediator' WHERE kind = 'housing'");
    await expect(decisions.decide(finance(), code, taken('ekonom', '2025-11-02'))).rejects.toMatchObject({ code: 'not-deciding', kind: 'forbidden' });
    await decisions.decide(party('ekonom2', 'LU', 'finance'), code, taken('ekonom2', '2025-11-02'));
    expect(await stored()).toMatchObject([{ state: 'approved', ore: '100000' }]);
  });

  it('keeps its right when it is sent back, or when a case was opened in time; else the right lapses', async () => {
    const code = await draft();
    const late = '2026-03-01';
    await steps.complete(student(), code, { receiptOre: 100_000n }, taken('elev', '').by);
    await expect(steps.submit(student(), code, taken('elev', '2026-01-19'))).rejects.toMatchObject({ code: 'too-late' });
    await expect(steps.openCase(student(), code, 'Kvittot dröjer', taken('elev', '2026-01-19'))).rejects.toMatchObject({ code: 'too-late' });
    await steps.openCase(student(), code, 'Kvittot dröjer', taken('elev', '2026-01-18'));
    await steps.submit(student(), code, taken('elev', late));
    await decisions.sendBack(finance(), code, 'Kvittot saknar datum', taken('ekonom', late));
    expect(await stored()).toMatchObject([{ state: 'returned', ore: null }]);
    await steps.submit(student(), code, taken('elev', '2026-04-01'));
    await decisions.decide(finance(), code, taken('ekonom', '2026-04-02'));
    expect(await stored()).toMatchObject([{ state: 'approved', why: 'granted' }]);
    expect(await world.sql('SELECT kind FROM notices ORDER BY number')).toEqual([{ kind: 'claim-returned' }, { kind: 'claim-approved' }]);
  });

  it('sees to it that nobody else reads a draft', async () => {
    const code = await draft();
    await expect(proposals.one(finance(), code, '2025-11-01')).rejects.toMatchObject({ code: 'not-found' });
    expect(await proposals.one(party('samordnare', 'LU', 'coordinator'), code, '2025-11-01')).toMatchObject({ code });
  });

  it('gives the odd öre of a shared home once, also when the two are decided far apart', async () => {
    await world.sql('UPDATE rule_sets SET cap_per_week_ore = NULL, cap_per_night_ore = NULL');
    const second = await world.booking(await world.student(), '2025-10-06');
    await world.housing.submitClaims([world.claim(booking, '8000.01', { code: 'B-9', sharedWith: 1 })]);
    await world.housing.decide('B-9', { today: '2025-11-20', decidedBy: 'ekonomi' });
    await world.housing.submitClaims([world.claim(second, '8000.01', { code: 'B-1', sharedWith: 1 })]);
    await world.housing.decide('B-1', { today: '2025-11-21', decidedBy: 'ekonomi' });
    expect(await stored()).toMatchObject([{ code: 'B-1', ore: '400000' }, { code: 'B-9', ore: '400001' }]);
  });
});
