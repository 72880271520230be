import { MoneyWorld, placementDays } from '../support/money-world';

const nothing = { invoiceIds: [], invoices: 0, supplementary: 0, creditNotes: 0 };

describe('what students did becomes invoices', () => {
  let world: MoneyWorld;

  beforeEach(async () => {
    world = await MoneyWorld.open();
    await world.mediated();
  });
  afterEach(() => world.close());

  const run = async (today: string) => {
    const drafted = await world.invoicing.draftRun({ today });
    const issued = await world.issue(today);
    expect(await world.invoicing.draftRun({ today })).toMatchObject(nothing);
    expect(drafted.invoiceIds).toHaveLength(issued.length);
    return issued;
  };

  it('bills 7 students x 15 days of 2025 from Blekinge to Skåne in arrears (E01)', async () => {
    await world.seven('2025-10-06', placementDays('2025-10-06', 15));
    expect(await run('2025-10-31')).toEqual([]);
    expect(await run('2025-11-01')).toMatchObject([
      { number: 'BLK-U-2025-000001', direction: 'BLK > SKN', kind: 'teaching', type: 'invoice', payable: '8111250', lines: ['8111250'] },
    ]);
  });

  it('splits the lines at New Year, each at the rate of its days (E02)', async () => {
    await world.seven('2025-12-15', [...placementDays('2025-12-15', 7), ...placementDays('2026-01-01', 8)]);
    expect(await run('2026-02-01')).toMatchObject([{ payable: '8228055', lines: ['3785250', '4442805'] }]);
  });

  it('bills a rate decided afterwards as a supplementary invoice (E03)', async () => {
    await world.sql("DELETE FROM rates WHERE valid @> '2026-06-01'::date");
    await world.sql("UPDATE rates SET valid = daterange(lower(valid), NULL), status = 'preliminary' WHERE valid @> '2025-06-01'::date");
    await world.seven('2026-01-05', placementDays('2026-01-05', 8));
    expect(await run('2026-02-02')).toMatchObject([{ payable: '4326000' }]);
    await world.agreements.setRate('SEK-teaching', { from: '2026-01-01', amountOre: 396_679n, unit: 'week', status: 'decided', decision: 'RD 2026:14' });
    expect(await run('2026-03-02')).toMatchObject([{ type: 'supplementary', original: 'BLK-U-2026-000001', payable: '116805' }]);
    expect(await run('2026-04-02')).toEqual([]);
  });

  it('bills half-days that are present, those made up in the next run, those missed never (E04)', async () => {
    const booking = await world.booking(await world.student(), '2025-10-06');
    const days = placementDays('2025-10-06', 15);
    await world.done(booking, days.slice(0, 12));
    await world.done(booking, days.slice(12, 13), { halfDays: 1 });
    await world.done(booking, days.slice(13), { halfDays: 0, status: 'absent' });
    expect(await run('2025-11-01')).toMatchObject([{ payable: '965625' }]);
    await world.done(booking, placementDays('2025-11-03', 2), { status: 'made_up' });
    expect(await run('2025-12-01')).toMatchObject([{ type: 'invoice', payable: '154500' }]);
  });

  it('credits on the original what turns out not to have been done, to the öre (E08)', async () => {
    const [first] = await world.seven('2025-10-06', placementDays('2025-10-06', 15));
    expect(await run('2025-11-01')).toMatchObject([{ payable: '8111250' }]);
    await world.done(first!, placementDays('2025-10-06', 2), { halfDays: 0, status: 'absent', signed: '2025-11-10' });
    expect(await run('2025-12-01')).toMatchObject([
      { type: 'credit_note', number: 'BLK-U-2025-000002', original: 'BLK-U-2025-000001', payable: '-154500', direction: 'BLK > SKN' },
    ]);
  });

  it("credits the difference of the rounded lines at 2026's rate (E08)", async () => {
    const bookings = await world.seven('2026-01-05', placementDays('2026-01-05', 8));
    expect(await run('2026-02-01')).toMatchObject([{ payable: '4442805' }]);
    for (const booking of bookings.slice(0, 3)) await world.done(booking, ['2026-01-07'], { halfDays: 0, status: 'absent', signed: '2026-02-03' });
    expect(await run('2026-03-01')).toMatchObject([{ type: 'credit_note', payable: '-238008' }]);
    for (const booking of bookings) await world.done(booking, placementDays('2026-01-05', 8), { halfDays: 0, status: 'absent', signed: '2026-03-03' });
    expect(await run('2026-04-01')).toMatchObject([{ type: 'credit_note', payable: String(-(4_442_805 - 238_008)) }]);
  });

  it('bills days certified late at the rate of their day, in the next run (E13)', async () => {
    const booking = await world.booking(await world.student(), '2025-12-01');
    await world.done(booking, placementDays('2025-12-01', 3), { signed: '2026-02-10' });
    expect(await run('2026-02-01')).toEqual([]);
    expect(await run('2026-03-01')).toMatchObject([{ payable: '231750' }]);
  });

  it('charges nothing for students enrolled abroad (E11)', async () => {
    const booking = await world.booking(await world.student({ enrolled_abroad: true }), '2025-10-06');
    await world.done(booking, placementDays('2025-10-06', 20));
    expect(await run('2026-06-01')).toEqual([]);
  });

  it('bills a private provider with VAT straight from the university (E12)', async () => {
    await world.agreement('HCA', { funding: 'vfu' }, [['LU', 'owner'], ['HC', 'host']]);
    await world.leg('HCA', { creditor: '@host', debtor: '@owner', vat: 'S', series: 'P', rates: [['2025-01-01', '772.50']], unit: 'day' });
    for (let i = 0; i < 2; i += 1) await world.done(await world.booking(await world.student(), '2025-10-06', { unit: 'HC-VC', agreement: 'HCA' }), placementDays('2025-10-06', 10));
    expect(await run('2025-11-01')).toMatchObject([{ number: 'HC-P-2025-000001', direction: 'HC > LU', net: '1545000', payable: '1931250' }]);
  });

  it('leaves a correction that is not signed yet waiting', async () => {
    const booking = await world.booking(await world.student(), '2025-10-06');
    await world.done(booking, placementDays('2025-10-06', 5));
    await run('2025-11-01');
    const host = { organisationId: world.id('BLK'), role: 'host' };
    await world.recording.record(host, { days: [{ bookingId: world.id(booking), day: '2025-10-06', status: 'absent', halfDays: 0 }], today: '2025-11-20', by: 'sekreterare' });
    expect(await run('2025-12-01')).toEqual([]);
    const signature = { bookingIds: [world.id(booking)], firstDay: '2025-10-01', lastDay: '2025-10-31', on: '2025-12-02', by: 'handläggare' };
    expect(await world.recording.certify(host, signature)).toBe(1);
    expect(await world.recording.countersign({ organisationId: world.id('LU'), role: 'coordinator' }, signature)).toBe(1);
    expect(await run('2026-01-01')).toMatchObject([{ type: 'credit_note', payable: '-77250' }]);
  });

  it('keeps drafts and their reviews when nothing has changed, and draws them anew when a single day has', async () => {
    const [first] = await world.seven('2025-10-06', placementDays('2025-10-06', 5));
    const before = await world.invoicing.draftRun({ today: '2025-11-01' });
    expect(await world.invoicing.draftRun({ today: '2025-11-01' })).toEqual(before);
    await world.sql("UPDATE bookings SET state = 'interrupted' WHERE id = $1", [world.id(first!)]);
    await world.done(first!, ['2025-10-06'], { halfDays: 0, status: 'absent' });
    await world.done(first!, ['2025-10-13']);
    const after = await world.invoicing.draftRun({ today: '2025-11-01' });
    expect(after.invoices).toBe(1);
    expect(after.invoiceIds).not.toEqual(before.invoiceIds);
    await world.issue('2025-11-01');
    await world.done(first!, ['2025-10-13'], { halfDays: 1 });
    const correction = await world.invoicing.draftRun({ today: '2025-12-01' });
    expect(correction).toMatchObject({ creditNotes: 1 });
    expect(await world.invoicing.draftRun({ today: '2025-12-01' })).toEqual(correction);
    await world.done(first!, ['2025-10-13']);
    expect(await world.invoicing.draftRun({ today: '2025-12-01' })).toMatchObject(nothing);
    expect(await world.invoices()).toHaveLength(1);
  });

  it('names the leg and the day that lack a rate, drafts nothing anew on that leg and the rest as ever', async () => {
    await world.seven('2025-10-06', placementDays('2025-10-06', 5));
    await world.agreement('DIR', {}, [['LU', 'owner'], ['BLK', 'host']]);
    await world.leg('DIR', { creditor: '@host', debtor: '@owner', rates: [['2025-01-01', '4000.00']] });
    await world.done(await world.booking(await world.student(), '2025-10-06', { agreement: 'DIR' }), placementDays('2025-10-06', 5));
    await world.sql("UPDATE rates SET valid = daterange(lower(valid), '2025-10-10') WHERE valid @> '2025-10-10'::date AND leg_id = $1", [world.id('SEK-teaching')]);
    const detail = 'Leg SEK-teaching has no rate on 2025-10-10; add a rate that is valid that day, preliminary if it is not decided yet.';
    const drafted = await world.invoicing.draftRun({ today: '2025-11-01' });
    expect(drafted).toMatchObject({ invoices: 1, missing: { rate_missing: 7 }, missingRates: [detail] });
    expect(await world.invoices()).toMatchObject([{ direction: 'BLK > LU', payable: '400000' }]);
  });
});
