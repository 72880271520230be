import { EstimatesRepository } from '../../src/housing/estimates.repository';
import { EstimatesService } from '../../src/housing/estimates.service';
import { ClaimsRepository } from '../../src/housing/claims.repository';
import { PayoutsRepository } from '../../src/housing/payouts.repository';
import { PayoutsService } from '../../src/housing/payouts.service';
import { MoneyWorld } from '../support/money-world';

describe('what students have paid first is paid back', () => {
  let world: MoneyWorld;
  let payouts: PayoutsService;
  let bookings: string[];

  beforeEach(async () => {
    world = await MoneyWorld.open();
    await world.mediated();
    payouts = new PayoutsService(world.database.doorway, new PayoutsRepository());
    await world.sql("UPDATE organisations SET bankgiro = '50501055' WHERE code = 'LU'");
    bookings = await world.seven('2025-10-06', []);
    for (const name of ['anna', 'per', 'blk']) {
      await world.add('accounts', name, { email: `${name}@x.example`, name, password_hash: '-', organisation_id: world.id(name === 'blk' ? 'BLK' : 'LU'), role: 'finance' });
    }
    const kronor = ['5200', '4300', '3333.33', '1000', '800'];
    await world.housing.submitClaims(kronor.map((sum, i) => world.claim(bookings[i]!, sum, i === 3 ? { advancedBy: 'university' } : {})));
    await world.housing.decideAll('HT2025', '2025-11-05', 'ekonomi');
    for (const code of ['S001', 'S002', 'S003']) await payouts.keepAccount({ organisationId: world.id('LU'), role: 'student', studentId: world.id(code) }, { iban: 'SE4550000000058398257466' });
  });
  afterEach(() => world.close());

  const at = (organisation = 'LU', role = 'finance') => ({ organisationId: world.id(organisation), role });
  const taken = (name: string) => ({ today: '2025-11-10', by: { accountId: world.id(name), name } });
  const prepare = (claims?: string[]) => payouts.prepare(at(), { method: 'bank', payOn: '2025-11-12', claims }, taken('anna'));

  it('to the öre, each once, by two persons, and marked by what the bank tells', async () => {
    expect((await payouts.payable(at())).map(({ code, amountOre, hasAccount }) => [code, amountOre, hasAccount])).toEqual([
      ['B-S001', 490_000n, true], ['B-S002', 430_000n, true], ['B-S003', 333_333n, true], ['B-S005', 80_000n, false]]);
    expect(await payouts.payable(at('BLK'))).toEqual([]);
    const number = await prepare();
    await expect(prepare()).rejects.toMatchObject({ code: 'nothing-to-pay' });
    await expect(payouts.file(at(), number)).rejects.toMatchObject({ code: 'not-approved' });
    await expect(payouts.approve(at(), number, taken('anna'))).rejects.toMatchObject({ code: 'two-persons' });
    await expect(payouts.approve(at('BLK'), number, taken('blk'))).rejects.toMatchObject({ code: 'not-found' });
    await payouts.approve(at(), number, taken('per'));
    const { content, method } = await payouts.file(at(), number);
    expect([method, /<CtrlSum>(.*)<\/CtrlSum>/.exec(content)?.[1], [...content.matchAll(/<EndToEndId>/g)].length]).toEqual(['bank', '12533.33', 3]);
    expect((await payouts.file(at(), number)).content).toBe(content);
    await expect(payouts.approve(at(), number, taken('per'))).rejects.toMatchObject({ code: 'payout-state' });
    const told = [{ endToEndId: `VIL-${number}-1`, status: 'paid', on: '2025-11-12' }, { endToEndId: `VIL-${number}-2`, status: 'rejected', on: '2025-11-12', reason: 'AC04' }] as const;
    await payouts.statuses(at(), number, told);
    await payouts.statuses(at(), number, told);
    await expect(payouts.statuses(at(), number, [{ endToEndId: `VIL-${number}-1`, status: 'rejected', on: '2025-11-13' }])).rejects.toMatchObject({ code: 'item-unknown' });
    expect(await payouts.one(at(), number)).toMatchObject({ state: 'approved', paid: 1, rejected: 1, count: 3, sumOre: '1253333' });
    await payouts.statuses(at(), number, { allPaidOn: '2025-11-12' });
    expect(await payouts.one(at(), number)).toMatchObject({ state: 'settled', paid: 2 });
    expect((await payouts.payable(at())).map(({ code }) => code)).toEqual(['B-S002', 'B-S005']);
    await expect(world.sql(`UPDATE payout_items SET state = 'paid' WHERE state = 'rejected'; INSERT INTO payout_items (payout_id, position, claim_id, amount_ore, end_to_end_id)
      SELECT payout_id, 9, claim_id, 1, 'again' FROM payout_items LIMIT 1`)).rejects.toThrow(/claim_paid_once/);
  });

  it('once, however many prepare at the same time; a cancelled one sets its claims free', async () => {
    const tries = await Promise.allSettled([prepare(), prepare(), prepare()]);
    const made = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(made).toHaveLength(1);
    await payouts.cancel(at(), made[0]!, '2025-11-10');
    await expect(payouts.approve(at(), made[0]!, taken('per'))).rejects.toMatchObject({ code: 'payout-state' });
    await expect(prepare(['B-S004'])).rejects.toMatchObject({ code: 'not-payable' });
    expect(await payouts.one(at(), await prepare(['B-S001']))).toMatchObject({ count: 1, sumOre: '490000' });
  });

  it('through payroll without accounts, which nobody but the system reads', async () => {
    const number = await payouts.prepare(at(), { method: 'payroll', payOn: '2025-11-25' }, taken('anna'));
    await payouts.approve(at(), number, taken('per'));
    const { content } = await payouts.file(at(), number);
    expect(content.trim().split('\n')).toHaveLength(5);
    expect(content).toContain(`VIL-${number}-3;S003;B-S003;housing;3333,33;2025-11-25`);
    await expect(world.database.doorway.asParty(at(), (em) => em.query('SELECT * FROM identity.payout_accounts'))).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await payouts.ownAccount({ organisationId: world.id('LU'), role: 'student', studentId: world.id('S001') })).toBe('•••• 7466');
  });

  it('and can be foreseen, by what others have paid', async () => {
    const estimates = new EstimatesService(world.database.doorway, world.agreements, new ClaimsRepository(), new EstimatesRepository());
    const [enrolment]: { id: string }[] = await world.sql('SELECT enrolment_id AS id FROM bookings LIMIT 1');
    const { id } = enrolment!;
    const towns = await estimates.of({ organisationId: world.id('LU'), role: 'coordinator' }, id, {});
    const [karlskrona] = towns.filter(({ town }) => town === 'karlskrona');
    expect(karlskrona).toMatchObject({ km: 205, agreement: 'SEK', housingBorneBy: 'BLK', housing: { eligible: true, capOre: 490_000n, costOre: 333_332n, paidOre: 333_332n, netOre: 0n }, travel: { eligible: false } });
    expect(karlskrona?.rests).toContain('5 studenter');
    const [dearer] = await estimates.of({ organisationId: world.id('LU'), role: 'coordinator' }, id, { rentPerWeekOre: 200_000n });
    expect(dearer).toMatchObject({ netOre: 310_000n });
    await expect(estimates.of({ organisationId: world.id('BLK'), role: 'coordinator' }, id, {})).rejects.toMatchObject({ code: 'not-found' });
  });
});
