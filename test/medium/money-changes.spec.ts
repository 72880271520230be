import { AgreementsRepository } from '../../src/agreements/agreements.repository';
import { ChangesRepository } from '../../src/agreements/changes.repository';
import { DecidersService } from '../../src/agreements/deciders.service';
import { LegsRepository } from '../../src/agreements/legs.repository';
import { LegsService } from '../../src/agreements/legs.service';
import { MoneyChangesService } from '../../src/agreements/money-changes.service';
import { RatesRepository } from '../../src/agreements/rates.repository';
import { RatesService } from '../../src/agreements/rates.service';
import { AgreementsReading } from '../../src/agreements/reading.service';
import { RestingRepository } from '../../src/agreements/resting.repository';
import { revisionScope } from '../../src/agreements/revision-scope';
import { TermsRepository } from '../../src/agreements/terms.repository';
import { TermsService } from '../../src/agreements/terms.service';
import { MoneyPreviewRepository } from '../../src/invoicing/money-preview.repository';
import { MoneyPreviewService } from '../../src/invoicing/money-preview.service';
import type { Acting } from '../../src/platform/database/acting';
import type { Problem } from '../../src/shared/problem';
import { MoneyWorld, placementDays } from '../support/money-world';

const decision = { decidedBy: 'Regionstyrelsen', decidedOn: '2026-01-20', documentNumber: 'RS 2026/14' };
const rate2026 = { from: '2026-01-01', amountOre: 396_679n, unit: 'week', status: 'decided', decision: 'RD 2026:14', ...decision } as const;

describe('changes of an agreement\'s money', () => {
  let world: MoneyWorld;
  let changes: MoneyChangesService;
  let previews: MoneyPreviewService;
  let rates: RatesService;
  let terms: TermsService;

  beforeEach(async () => {
    world = await MoneyWorld.open();
    await world.mediated();
    const { doorway } = world.database;
    const [agreements, log, legsStored] = [new AgreementsRepository(), new ChangesRepository(), new LegsRepository()];
    const deciders = new DecidersService(agreements);
    terms = new TermsService(doorway, deciders, agreements, new TermsRepository(), log);
    rates = new RatesService(doorway, world.agreements, agreements, new RatesRepository());
    const legs = new LegsService(doorway, deciders, legsStored, new RestingRepository(), log);
    changes = new MoneyChangesService(doorway, world.agreements, rates, terms, legs, legsStored, new AgreementsReading(doorway));
    previews = new MoneyPreviewService(doorway, changes, world.drafting, new MoneyPreviewRepository());
  });
  afterEach(() => world.close());

  const by = (organisation: string, role = 'finance'): Acting => ({ organisationId: world.id(organisation), role });
  const logged = () => world.sql<{ what: string; after: Record<string, unknown> }>('SELECT what, after FROM agreement_changes ORDER BY number');
  const run = async (today: string) => {
    await world.invoicing.draftRun({ today });
    return world.issue(today);
  };

  it('shows what deciding a rate afterwards corrects, keeps nothing of it, and corrects just that once it is saved (E03)', async () => {
    await world.sql("DELETE FROM rates WHERE valid @> '2026-06-01'::date");
    await world.sql("UPDATE rates SET valid = daterange(lower(valid), NULL), status = 'preliminary' WHERE valid @> '2025-06-01'::date");
    await world.seven('2026-01-05', placementDays('2026-01-05', 8));
    await run('2026-02-02');
    const change = { kind: 'rate', leg: 'SEK-teaching', rate: rate2026 } as const;
    expect(await previews.preview('SEK', change, '2026-03-02', by('SKN'))).toMatchObject({
      rows: [{ agreement: 'SEK', leg: 'SEK-teaching', creditor: 'BLK', debtor: 'SKN', issuedOre: 4_326_000n, correctionBeforeOre: 0n, correctionAfterOre: 116_805n, draftedOre: 0n, openAfterOre: 0n, differenceOre: 116_805n }],
      changes: [{ what: 'rate of leg SEK-teaching', before: null, after: { amountOre: '396679', decidedBy: 'Regionstyrelsen', documentNumber: 'RS 2026/14' } }],
      issuedDifferenceOre: 116_805n, otherAgreements: 0,
    });
    expect(await logged()).toEqual([]);
    expect(await world.sql('SELECT FROM rates')).toHaveLength(2);
    await changes.make('SEK', change, by('SKN'));
    expect(await run('2026-03-02')).toMatchObject([{ type: 'supplementary', payable: '116805' }]);
  });

  it('shows drafts drawn anew, and days not due yet, at the new rate', async () => {
    await world.seven('2026-01-05', placementDays('2026-01-05', 8));
    await world.invoicing.draftRun({ today: '2026-02-01' });
    await world.done(await world.booking(await world.student(), '2026-02-02'), placementDays('2026-02-02', 5));
    const dearer = { kind: 'rate', leg: 'SEK-teaching', rate: { ...rate2026, amountOre: 400_000n, replaces: true } } as const;
    expect((await previews.preview('SEK', dearer, '2026-02-10', by('LU', 'admin'))).rows).toMatchObject([
      { issuedOre: 0n, draftedOre: 4_442_805n, draftedAfterOre: 4_480_000n, openBeforeOre: 396_679n, openAfterOre: 400_000n, differenceOre: 40_516n },
    ]);
  });

  it('settles each day by the terms of that day; those of invoiced days only where a correction is wanted', async () => {
    const booking = await world.booking(await world.student(), '2025-10-06');
    await world.done(booking, ['2025-10-06', '2025-10-13'], { halfDays: 0, status: 'absent_notified' });
    await world.done(booking, ['2025-10-07']);
    expect(await run('2025-11-01')).toMatchObject([{ payable: '77250' }]);
    const begun = { fromDay: '2025-10-07', absence: 'notified_paid', ...decision } as const;
    await expect(terms.begin('SEK', begun, false, by('SKN'))).rejects.toMatchObject({ code: 'terms-refused', breaches: [{ code: 'already-invoiced' }] });
    const { rows, issuedDifferenceOre } = await previews.preview('SEK', { kind: 'terms', terms: begun, corrects: true }, '2025-11-02', by('SKN'));
    expect({ rows: rows.map((row) => row.differenceOre), issuedDifferenceOre }).toEqual({ rows: [77_250n], issuedDifferenceOre: 0n });
    await terms.begin('SEK', begun, true, by('SKN'));
    expect(await run('2025-11-02')).toMatchObject([{ type: 'invoice', payable: '77250' }]);
    expect(await logged()).toMatchObject([{ what: 'terms from 2025-10-07', after: { absence: 'notified_paid', documentNumber: 'RS 2026/14', housingRules: 'host-pays' } }]);
    await terms.takeBack('SEK', '2025-10-07', true, by('SKN'));
    expect(await run('2025-12-01')).toMatchObject([{ type: 'credit_note', payable: '-77250' }]);
  });

  it('tells all that is wrong with new terms', async () => {
    const wrong = { fromDay: '2024-01-01', cancelPercent: 50, housingRules: 'none-such', decidedBy: null, decidedOn: null, documentNumber: null };
    const codes = terms.begin('SEK', wrong, false, by('SKN')).catch((problem: unknown) => (problem as Problem).breaches.map(({ code }) => code));
    expect(await codes).toEqual(['terms-before', 'unknown-reference', 'half-cancellation', 'decision-missing']);
  });

  it('revises all rates that one decides on at once, and others follow', async () => {
    await world.agreement('HAL');
    await world.leg('HAL', { creditor: '@host', debtor: '@mediator', ratesFrom: 'SEK-teaching' });
    const scope = revisionScope({ from: '2027-01-01', percent: '2.7' });
    expect(await rates.propose(scope, by('SKN'))).toEqual([
      { leg: 'SEK-teaching', agreement: 'SEK', followers: ['HAL-teaching'], unit: 'week', currentOre: 396_679n, currentFrom: '2026-01-01', revisedOre: 407_389n, standing: 'new' },
    ]);
    expect(await rates.propose(scope, by('BLK'))).toEqual([]);
    await rates.revise(scope, { status: 'preliminary', decision: 'Budget 2027', ...decision }, by('SKN'));
    expect(await rates.propose(scope, by('SKN'))).toMatchObject([{ standing: 'replaces_preliminary', revisedOre: 407_389n }]);
    await rates.revise(scope, { status: 'decided', decision: 'ALF 2027', ...decision }, by('SKN'));
    await expect(rates.revise(scope, { status: 'decided', decision: 'ALF 2027', ...decision }, by('SKN'))).rejects.toMatchObject({ code: 'nothing-to-revise' });
    const [row] = await world.sql<{ amount: string; doc: string }>("SELECT amount_ore AS amount, document_number AS doc FROM rates WHERE lower(valid) = '2027-01-01'");
    expect(row).toEqual({ amount: '407389', doc: 'RS 2026/14' });
  });

  it('shows the days that a successor takes over, leg by leg', async () => {
    await world.agreement('NY', {}, [['LU', 'owner'], ['BLK', 'host'], ['SKN', 'mediator']]);
    await world.leg('NY', { creditor: '@host', debtor: '@owner', rates: [['2025-01-01', '4000.00']] });
    await world.done(await world.booking(await world.student(), '2025-10-06'), placementDays('2025-10-06', 10));
    const { rows, differenceOre } = await previews.preview('SEK', { kind: 'succession', successor: 'NY', from: '2025-10-13' }, '2025-10-20', by('LU', 'admin'));
    expect(rows).toMatchObject([
      { agreement: 'NY', creditor: 'BLK', debtor: 'LU', openBeforeOre: 0n, openAfterOre: 400_000n },
      { agreement: 'SEK', creditor: 'BLK', debtor: 'SKN', openBeforeOre: 772_500n, openAfterOre: 386_250n },
    ]);
    expect(differenceOre).toBe(13_750n);
  });

  it('are for those who decide: a host is refused, and nobody else finds the agreement', async () => {
    const change = { kind: 'rate', leg: 'SEK-teaching', rate: { ...rate2026, from: '2027-01-01' } } as const;
    await expect(previews.preview('SEK', change, '2026-03-02', by('BLK'))).rejects.toMatchObject({ code: 'not-deciding' });
    expect(() => previews.preview('SEK', change, '2026-03-02', by('SKN', 'coordinator'))).toThrow('The role coordinator may not look');
    await expect(previews.preview('SEK', change, '2026-03-02', by('HC'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(changes.make('SEK', { ...change, leg: 'SEK-housing' }, by('SKN'))).rejects.toMatchObject({ code: 'unit-misfit' });
    await expect(changes.make('SEK', { kind: 'leg', leg: 'SEK-teaching', changes: { laterDebtor: '@owner' }, version: 1 }, by('SKN'))).rejects.toMatchObject({ breaches: [{ code: 'half-later' }] });
    await changes.make('SEK', { kind: 'leg', leg: 'SEK-teaching', changes: { laterDebtor: '@owner', laterAfterMonths: 3, cutOffDays: 10, ...decision }, version: 1 }, by('SKN'));
    expect(await logged()).toMatchObject([{ what: 'leg SEK-teaching', after: { laterDebtor: '@owner', laterAfterMonths: 3, cutOffDays: 10, documentNumber: 'RS 2026/14' } }]);
  });
});
