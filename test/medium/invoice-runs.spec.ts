import { InvoicingReading } from '../../src/invoicing/reading.service';
import { runOverview } from '../../src/invoicing/run-overview';
import { named, type Signatory } from '../../src/invoicing/signatory';
import { missingCsv } from '../../src/invoicing/missing-csv';
import type { ActingParty } from '../../src/platform/database/acting-party';
import { MoneyWorld, placementDays } from '../support/money-world';

const anna = named('Anna');
const per = named('Per');

/** A run from its preview to the issue of its documents, and the other ways it may end. */
describe('a run', () => {
  let world: MoneyWorld;
  let finance: ActingParty;

  beforeEach(async () => {
    world = await MoneyWorld.open();
    await world.mediated();
    finance = { organisationId: world.id('BLK'), role: 'finance' };
  });
  afterEach(() => world.close());

  const scope = async (today: string, part: { term?: string; leg?: string } = {}) => world.runs.scopeOf(finance, { today, ...part });
  const draw = async (today: string, by: Signatory = anna) => world.runs.draw(await scope(today), by);
  const count = async (table: string): Promise<number> => (await world.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]!.n;

  it('is looked at before: what is new, what is changed and why, what is missing; and nothing is written', async () => {
    const [first, second, third] = await world.seven('2025-10-06', placementDays('2025-10-06', 10));
    await draw('2025-11-01');
    await world.issue('2025-11-03');
    await world.done(first!, ['2025-10-06'], { halfDays: 0, status: 'absent', signed: '2025-11-10' });
    await world.done(second!, ['2025-10-20'], { signed: '2025-11-10' });
    await world.sql(`INSERT INTO attendance_days (booking_id, day, status, half_days) VALUES ($1, '2025-10-21', 'present', 2)`, [world.id(second!)]);
    await world.sql(`INSERT INTO attendance_days (booking_id, day, status, half_days, certified_on, certified_by) VALUES ($1, '2025-10-21', 'present', 2, '2025-11-01', 'BLK')`, [world.id(third!)]);
    const before = [await count('invoices'), await count('charges'), await count('invoice_runs')];
    const preview = await world.previews.preview(await scope('2025-12-01'));
    expect([await count('invoices'), await count('charges'), await count('invoice_runs')]).toEqual(before);
    expect(preview.documents).toMatchObject([
      { type: 'invoice', leg: 'SEK-teaching', debtor: 'SKN', netOre: 77_250n, causes: { late_certificate: 1 } },
      { type: 'credit_note', originalNumber: 'BLK-U-2025-000001', netOre: -77_250n, causes: { day_corrected: 1 } },
    ]);
    // seven students of 15 planned days, ten told each, and three days more of two of them
    expect(preview.missingCounts).toEqual({ not_recorded: 7 * 5 - 3, not_certified: 1, not_countersigned: 1 });
    expect(preview.missing.find((row) => row.reason === 'not_certified')).toMatchObject({ leg: 'SEK-teaching', debtor: 'SKN', unit: 'BLK-VC', firstDay: '2025-10-21', days: 1, dueDays: 1 });
    const csv = missingCsv(await world.previews.missingDays(await scope('2025-12-01')));
    expect(csv.trim().split('\r\n')).toHaveLength(1 + 34);
    expect(csv).not.toMatch(/S00\d/);
  });

  it('that looks back takes nothing away that is billed on what was signed since, bills nothing that was signed since, and misses neither', async () => {
    const [first, second] = await world.seven('2025-10-06', []);
    await world.done(first!, ['2025-10-06'], { signed: '2025-11-20' });
    await world.done(second!, ['2025-10-06'], { signed: '2025-11-05' });
    await draw('2025-12-01');
    await world.issue('2025-12-03');
    await world.done(second!, ['2025-10-07'], { signed: '2025-12-02' });
    const back = await world.previews.preview(await scope('2025-11-10'));
    expect(back.documents).toEqual([]);
    expect(back.missingCounts).toEqual({ not_recorded: 7 * 15 - 3 });
    await world.done(first!, ['2025-10-06'], { halfDays: 0, status: 'absent', signed: '2025-11-25' });
    expect((await world.previews.preview(await scope('2025-11-10'))).documents)
      .toMatchObject([{ type: 'credit_note', netOre: -77_250n, causes: { day_corrected: 1 } }]);
  });

  it('counts a day once whose rate has changed, though one line takes it away and another puts it back', async () => {
    await world.seven('2025-10-06', placementDays('2025-10-06', 5));
    await draw('2025-11-01');
    await world.issue('2025-11-03');
    await world.agreements.setRate('SEK-teaching', { from: '2025-10-01', amountOre: 390_000n, unit: 'week', status: 'decided', decision: 'Nytt beslut', replaces: true });
    const { documents } = await world.previews.preview(await scope('2025-12-01'));
    expect(documents).toMatchObject([{ type: 'supplementary', netOre: 7n * (390_000n - 386_250n), causes: { rate_changed: 7 * 5 } }]);
    const { id } = await draw('2025-11-30');
    const shown = runOverview(await new InvoicingReading(world.database.doorway).runs.one(finance, id));
    expect(shown.documents).toMatchObject([{ type: 'supplementary', causes: { rate_changed: 7 * 5 } }]);
  });

  it('lists claims that nobody has decided', async () => {
    const [first] = await world.seven('2025-10-06', placementDays('2025-10-06', 15));
    await world.housing.submitClaims([world.claim(first!, '1234.56')]);
    const { missing } = await world.previews.preview({ today: '2025-12-01', termId: null, creditorId: world.id('LU') });
    expect(missing).toMatchObject([{ reason: 'claim_undecided', leg: 'SEK-housing', debtor: 'BLK', receiptOre: 123_456n, detail: 'B-S001' }]);
  });

  it('is the same run when it is drawn again, and another when something of it is issued', async () => {
    await world.seven('2025-10-06', placementDays('2025-10-06', 5));
    const run = await draw('2025-11-01');
    expect(run).toMatchObject({ invoices: 1, missing: { not_recorded: 70 } });
    await world.runs.review(finance, run.id, per);
    expect(await draw('2025-11-02')).toMatchObject({ id: run.id, invoiceIds: run.invoiceIds });
    expect(await world.runs.issue(finance, run.id, '2025-11-03', anna)).toMatchObject({ issued: [{ number: 'BLK-U-2025-000001' }], refused: [] });
    const next = await draw('2025-11-03');
    expect(next.id).not.toBe(run.id);
    expect(next.invoiceIds).toEqual([]);
  });

  it('takes two persons', async () => {
    await world.seven('2025-10-06', placementDays('2025-10-06', 5));
    const { id } = await draw('2025-11-01');
    await expect(world.runs.issue(finance, id, '2025-11-03', anna)).rejects.toMatchObject({ code: 'not-reviewed' });
    expect(await world.runs.review(finance, id, anna)).toBe(1);
    await expect(world.runs.issue(finance, id, '2025-11-03', anna)).rejects.toMatchObject({ code: 'two-persons' });
    await expect(world.runs.issue({ ...finance, organisationId: world.id('SKN') }, id, '2025-11-03', per)).rejects.toMatchObject({ kind: 'missing' });
    expect((await world.runs.issue(finance, id, '2025-11-03', per)).issued).toHaveLength(1);
    await expect(world.runs.issue(finance, id, '2025-11-03', per)).rejects.toMatchObject({ code: 'run-without-drafts' });
  });

  it('is cancelled before the issue, and what it would have billed comes with the next', async () => {
    await world.seven('2025-10-06', placementDays('2025-10-06', 5));
    const { id } = await draw('2025-11-01');
    await world.runs.cancel(finance, id, per, 'fel period');
    expect(await world.invoices()).toEqual([]);
    await expect(world.runs.review(finance, id, per)).rejects.toMatchObject({ code: 'run-cancelled' });
    const next = await draw('2025-11-01');
    expect(next.id).not.toBe(id);
    expect(next.invoices).toBe(1);
  });

  it('of one term or leg leaves the drafts of others alone', async () => {
    await world.leg('SEK', { code: 'SEK-on', creditor: '@host', debtor: '@owner', ratesFrom: 'SEK-teaching' });
    await world.seven('2025-10-06', placementDays('2025-10-06', 5));
    const one = await world.runs.draw(await scope('2025-11-01', { leg: 'SEK-on' }), anna);
    const other = await world.runs.draw(await scope('2025-11-01', { leg: 'SEK-teaching', term: 'HT2025' }), anna);
    expect(one.invoiceIds).toHaveLength(1);
    expect(other.invoiceIds).toHaveLength(1);
    expect(await world.invoices()).toHaveLength(2);
    await expect(scope('2025-11-01', { leg: 'NO' })).rejects.toMatchObject({ kind: 'missing' });
  });
});
