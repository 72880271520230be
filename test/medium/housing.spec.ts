import { kronorText } from '../../src/shared/money';
import { MoneyWorld, placementDays } from '../support/money-world';

describe('housing beside teaching', () => {
  let world: MoneyWorld;

  beforeEach(async () => {
    world = await MoneyWorld.open();
    await world.mediated();
  });
  afterEach(() => world.close());

  /** The seven students of E01 and E07: three capped or below, nights, an exact sum, one in reach of home, one with parents. */
  const sevenWithClaims = async (): Promise<void> => {
    const bookings = await world.seven('2025-10-06', placementDays('2025-10-06', 15));
    const [a, b, c, d, e, f, g] = bookings as [string, string, string, string, string, string, string];
    await world.sql('UPDATE students SET study_town_id = $1 WHERE code = $2', [world.id('karlskrona'), f.split(' ')[0]]);
    const rows = [
      world.claim(a, '5200'), world.claim(b, '4300'), world.claim(c, '4900'), world.claim(d, '2274', { basis: 'nights', units: 12 }),
      world.claim(e, '3333.33'), world.claim(f, '4000'), world.claim(g, '4000', { home: 'family' }),
    ];
    expect(await world.housing.submitClaims(rows)).toEqual({ submitted: 7, unmatched: [] });
    expect(await world.housing.submitClaims(rows)).toEqual({ submitted: 0, unmatched: [] });
    expect(await world.housing.decideAll('HT2025', '2025-11-05', 'ekonomi')).toEqual({ approved: 5, refused: 2 });
  };

  it('is decided by the rule and billed to the host on a document of its own (E07, E10)', async () => {
    await sevenWithClaims();
    const reasons: { code: string; ore: string; reason: string }[] = await world.sql('SELECT reason_code AS code, approved_ore AS ore, reason FROM claims ORDER BY claims.code');
    expect(reasons.map(({ code, ore }) => `${code} ${ore}`)).toEqual(
      ['capped 490000', 'granted 430000', 'granted 490000', 'capped 210000', 'granted 333333', 'too-near 0', 'family-home 0']);
    await world.invoicing.draftRun({ today: '2025-12-01' });
    const issued = await world.issue('2025-12-01');
    expect(issued).toMatchObject([
      { direction: 'BLK > SKN', kind: 'teaching', payable: '8111250', number: 'BLK-U-2025-000001' },
      { direction: 'LU > BLK', kind: 'housing', payable: '1953333', number: 'LU-B-2025-000001' },
    ]);
    const [blekinge] = (await world.coverage.hosts('system')).filter((host) => host.host === 'BLK');
    expect(blekinge).toMatchObject({ compensationOre: 8_111_250n, housingOre: 1_953_333n, netOre: 6_157_917n, coverage: 7529, coverageWithoutHousing: 9196 });
  });

  it('leaves the mediator with nothing when it passes on what it gets, and counts students from abroad as unfunded (E10, E11)', async () => {
    await world.leg('SEK', { code: 'SEK-alf', creditor: '@mediator', debtor: '@owner', ratesFrom: 'SEK-teaching', series: 'A' });
    await sevenWithClaims();
    await world.done(await world.booking(await world.student({ enrolled_abroad: true }), '2025-10-06'), placementDays('2025-10-06', 20));
    await world.invoicing.draftRun({ today: '2025-12-01' });
    expect((await world.issue('2025-12-01')).map((each) => `${each.direction} ${each.payable}`)).toEqual(['BLK > SKN 8111250', 'LU > BLK 1953333', 'SKN > LU 8111250']);
    expect(await world.coverage.mediated('system')).toEqual([{ agreement: 'SEK', mediator: 'SKN', receivedOre: 8_111_250n, paidOre: 8_111_250n, netOre: 0n }]);
    const [blekinge, ...others] = await world.coverage.hosts('system');
    expect(others).toEqual([]);
    expect(blekinge).toMatchObject({ compensationOre: 8_111_250n, unfundedHalfDays: 40, coverage: 6513 });
  });

  it('follows whoever paid first, and makes no document where the host has paid what it bears', async () => {
    const bookings = await world.seven('2025-10-06', []);
    const payers = ['student', 'university', 'mediator', 'host'] as const;
    await world.housing.submitClaims(payers.map((advancedBy, i) => world.claim(bookings[i]!, '1000', { advancedBy })));
    await world.housing.decideAll('HT2025', '2025-11-05', 'ekonomi');
    await world.invoicing.draftRun({ today: '2025-12-01' });
    expect((await world.issue('2025-12-01')).map((each) => `${each.direction} ${each.lines.join('+')}`)).toEqual(['LU > BLK 100000+100000', 'SKN > BLK 100000']);
    const [blekinge] = (await world.coverage.hosts('system')).filter((host) => host.host === 'BLK');
    expect(kronorText(blekinge!.housingOre)).toBe('4000.00');
  });

  it('waits for its period and for the decision, and decides nothing twice', async () => {
    const booking = await world.booking(await world.student(), '2025-10-06');
    await world.housing.submitClaims([world.claim(booking, '1000')]);
    expect(await world.invoicing.draftRun({ today: '2025-12-01' })).toMatchObject({ invoices: 0 });
    expect(await world.housing.decide('B-S001', { today: '2025-11-20', decidedBy: 'ekonomi' })).toMatchObject({ state: 'approved', approvedOre: 100_000n });
    await expect(world.housing.decide('B-S001', { today: '2025-11-21', decidedBy: 'ekonomi' })).rejects.toMatchObject({ code: 'no-open-claim', kind: 'conflict' });
    expect(await world.invoicing.draftRun({ today: '2025-10-31' })).toMatchObject({ invoices: 0 });
    expect(await world.invoicing.draftRun({ today: '2025-11-21' })).toMatchObject({ invoices: 1 });
  });

  it('shares a home between two claims to the öre', async () => {
    const bookings = await world.seven('2025-10-06', []);
    await world.sql('UPDATE rule_sets SET cap_per_week_ore = NULL, cap_per_night_ore = NULL');
    await world.housing.submitClaims(bookings.slice(0, 2).map((booking) => world.claim(booking, '8000.01', { sharedWith: 1 })));
    await world.housing.decideAll('HT2025', '2025-11-05', 'ekonomi');
    expect(await world.sql('SELECT approved_ore AS ore FROM claims ORDER BY code')).toEqual([{ ore: '400001' }, { ore: '400000' }]);
  });

  it('houses nobody twice the same night, whichever way the second claim comes', async () => {
    const booking = await world.booking(await world.student(), '2025-10-06');
    const on = (code: string, firstDay: string, lastDay: string, submittedOn: string) => world.claim(booking, '1000', { code, firstDay, lastDay, submittedOn, units: 1 });
    await world.housing.submitClaims([on('B-2', '2025-10-06', '2025-10-12', '2025-10-20'), on('B-1', '2025-10-12', '2025-10-19', '2025-10-21'), on('B-3', '2025-10-13', '2025-10-19', '2025-10-22')]);
    await world.housing.decideAll('HT2025', '2025-11-05', 'ekonomi');
    const decisions: { code: string; state: string; why: string }[] = await world.sql('SELECT code, state, reason_code AS why FROM claims ORDER BY code');
    expect(decisions.map(({ code, state, why }) => `${code} ${state} ${why}`)).toEqual(['B-1 refused already-housed', 'B-2 approved granted', 'B-3 approved granted']);
    await world.housing.submitClaims([on('B-4', '2025-10-19', '2025-10-26', '2025-11-06')]);
    expect(await world.housing.decide('B-4', { today: '2025-11-06', decidedBy: 'ekonomi' })).toMatchObject({ state: 'refused', reason: expect.stringContaining('B-3') as string });
    await expect(world.sql("UPDATE claims SET state = 'approved', approved_ore = 1 WHERE code = 'B-4'")).rejects.toMatchObject({ code: 'housed-once-a-night', kind: 'conflict' });
  });

  it('grants one of two overlapping claims that are decided at the same time', async () => {
    const booking = await world.booking(await world.student(), '2025-10-06');
    await world.housing.submitClaims(['B-1', 'B-2'].map((code) => world.claim(booking, '1000', { code })));
    const decisions = await Promise.all(['B-1', 'B-2'].map((code) => world.housing.decide(code, { today: '2025-11-20', decidedBy: 'ekonomi' })));
    expect(decisions.map(({ state }) => state).sort()).toEqual(['approved', 'refused']);
  });

  it('tells of claims that no placement fits', async () => {
    const booking = await world.booking(await world.student(), '2025-10-06');
    const stranger = world.claim(booking, '1000', { code: 'B-X', student: 'S999' });
    expect(await world.housing.submitClaims([world.claim(booking, '1000'), stranger])).toEqual({ submitted: 1, unmatched: ['B-X'] });
  });
});
