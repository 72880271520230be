import type { Day } from '../../src/shared/day';
import { MoneyWorld, placementDays } from '../support/money-world';

/** What agreements pay by beside certified half-days: each source once, at the rate of its day. */
describe('what is charged for', () => {
  let world: MoneyWorld;

  beforeEach(async () => {
    world = await MoneyWorld.open();
  });
  afterEach(() => world.close());

  const run = async (today: Day) => {
    const { invoiceIds } = await world.invoicing.draftRun({ today });
    const issued = await world.issue(today);
    expect(issued).toHaveLength(invoiceIds.length);
    expect((await world.invoicing.draftRun({ today })).invoiceIds).toEqual([]);
    expect(await world.invoicing.breaches()).toEqual([]);
    return issued;
  };

  const paidBy = async (unit: string, amount: string, terms: Readonly<Record<string, unknown>> = {}): Promise<void> => {
    await world.agreement('AG', terms, [['LU', 'owner'], ['SKN', 'mediator'], ['BLK', 'host']]);
    await world.leg('AG', { creditor: '@host', debtor: '@mediator', rates: [['2025-01-01', amount]], unit });
  };
  const booked = async (weeks = 4): Promise<string> => world.booking(await world.student(), '2025-10-06', { agreement: 'AG', weeks });
  const ended = async (booking: string, from: string, to: string, on: Day, actor = 'coordinator'): Promise<void> => {
    await world.sql('UPDATE bookings SET state = $2 WHERE id = $1', [world.id(booking), to]);
    await world.sql('INSERT INTO booking_events (booking_id, from_state, to_state, actor, told_on, at) VALUES ($1, $2, $3, $4, $5::date, $5::date)', [world.id(booking), from, to, actor, on]);
  };

  it.each([[0, '618000'], [5, '1004250'], [365, '1545000']])('pays %i days of notice after day 8 of 20 (E05)', async (noticeDays, net) => {
    await paidBy('week', '3862.50', { notice_days: noticeDays });
    const days = placementDays('2025-10-06', 8);
    const booking = await booked();
    await world.sql('UPDATE requirements SET days = 20');
    await world.done(booking, days);
    await ended(booking, 'started', 'interrupted', days.at(-1)!);
    expect((await run('2025-12-01')).map((each) => each.net)).toEqual([net]);
  });

  it('pays nothing twice when a day of notice turns out to have been attended', async () => {
    await paidBy('day', '772.50', { notice_days: 3 });
    const days = placementDays('2025-10-06', 15);
    const booking = await booked();
    await world.done(booking, days.slice(0, 8));
    await ended(booking, 'started', 'interrupted', days[7]!);
    expect((await run('2025-11-01')).map((each) => each.net)).toEqual([String(11 * 77_250)]);
    await world.done(booking, days.slice(8, 9), { signed: '2025-11-03' });
    await run('2025-11-04');
    const [{ net } = { net: '' }] = await world.sql<{ net: string }>("SELECT sum(net_ore)::text AS net FROM invoices WHERE state = 'issued'");
    expect(net).toBe(String(12 * 77_250));
  });

  it('charges once each what several sources have done on the same day', async () => {
    await paidBy('day', '100.00', { notice_days: 2 });
    const one = await booked();
    await ended(one, 'started', 'interrupted', '2025-10-06');
    await world.done(await booked(), ['2025-10-07', '2025-10-08']);
    expect(await run('2025-11-01')).toMatchObject([{ net: '40000' }]);
  });

  it.each([
    ['2025-09-16', 4, '386250'], ['2025-09-16', 1, '193125'], ['2025-09-08', 4, null], ['2025-09-09', 4, '386250'],
  ])('charges what is cancelled on %s of %i weeks (E06)', async (on, weeks, net) => {
    await paidBy('week', '3862.50', { cancel_deadline_days: 28, cancel_percent: 50, cancel_max_weeks: 2 });
    await ended(await booked(weeks), 'published', 'cancelled', on);
    expect((await run('2025-11-01')).map((each) => each.net)).toEqual(net === null ? [] : [net]);
  });

  it('charges a cancellation on the leg of its own, and none that the host has made', async () => {
    await paidBy('week', '3862.50', { cancel_deadline_days: 28, cancel_percent: 33 });
    await world.leg('AG', { kind: 'cancellation', creditor: '@host', debtor: '@owner', ratesFrom: 'AG-teaching', series: 'A' });
    await ended(await booked(3), 'confirmed', 'withdrawn', '2025-10-01', 'student');
    await ended(await booked(3), 'confirmed', 'cancelled', '2025-10-02', 'host');
    expect(await run('2025-11-01')).toMatchObject([{ direction: 'BLK > LU', kind: 'cancellation', net: '382388' }]);
  });

  it('counts hours and visits that are told, and lists days that tell none', async () => {
    await paidBy('hour', '101.33');
    const booking = await booked();
    const days = placementDays('2025-10-06', 3);
    await world.done(booking, days);
    expect(await world.invoicing.draftRun({ today: '2025-11-01' })).toMatchObject({ invoices: 0, missing: { hours_missing: 3 } });
    await world.sql('UPDATE attendance_days SET hours = 7 WHERE day < $1', [days[2]]);
    expect(await run('2025-11-01')).toMatchObject([{ net: String(14 * 10_133) }]);
  });

  it('pays a day on which anything was done once, however much', async () => {
    await paidBy('attended_day', '500.00');
    const booking = await booked();
    await world.done(booking, placementDays('2025-10-06', 2));
    await world.done(booking, ['2025-10-08'], { halfDays: 1 });
    expect(await run('2025-11-01')).toMatchObject([{ net: '150000' }]);
  });

  it('pays a sum for the whole placement once something of it is certified', async () => {
    await paidBy('fixed', '1234.00');
    const booking = await booked();
    await booked();
    await world.done(booking, placementDays('2025-10-13', 2));
    expect(await run('2025-11-01')).toMatchObject([{ net: '123400' }]);
    await world.done(booking, placementDays('2025-10-20', 5));
    expect(await run('2025-11-20')).toEqual([]);
  });

  it('pays thirtieths of a month for the calendar days of certified weeks, times the extent', async () => {
    await paidBy('month', '9000.00');
    await world.sql('UPDATE requirements SET days = 10, window_weeks = 4');
    const booking = await booked();
    await world.done(booking, placementDays('2025-10-06', 5));
    await world.done(booking, ['2025-10-13']);
    await world.done(booking, ['2025-10-14'], { status: 'absent', halfDays: 0 });
    expect(await run('2025-11-01')).toMatchObject([{ net: String((900_000 * 13 * 50) / 3000) }]);
  });

  it('turns to another payer after so many months from the placement\'s first day', async () => {
    await paidBy('day', '100.00');
    await world.sql(`UPDATE legs SET later_debtor_role = 'owner', later_after_months = 1`);
    const booking = await booked(8);
    await world.done(booking, ['2025-11-05', '2025-11-06', '2025-11-07']);
    expect((await run('2025-12-01')).map(({ direction, net }) => [direction, net]).sort()).toEqual([['BLK > LU', '20000'], ['BLK > SKN', '10000']]);
  });

  it('leaves what is signed after the cut-off to the next period\'s run', async () => {
    await paidBy('day', '100.00');
    await world.sql('UPDATE legs SET cut_off_days = 5');
    const booking = await booked();
    await world.done(booking, ['2025-10-06'], { signed: '2025-11-05' });
    await world.done(booking, ['2025-10-07'], { signed: '2025-11-06' });
    expect(await run('2025-11-05')).toEqual([]);
    expect(await run('2025-11-06')).toMatchObject([{ net: '10000' }]);
    expect(await run('2025-12-05')).toEqual([]);
    expect(await run('2025-12-06')).toMatchObject([{ type: 'invoice', net: '10000' }]);
  });

  it('follows the terms of the service day, and conveys in a chain what costs the mediator nothing', async () => {
    await paidBy('week', '3862.50');
    await world.leg('AG', { code: 'AG-on', creditor: '@mediator', debtor: '@owner', ratesFrom: 'AG-teaching', series: 'V' });
    await world.sql(`INSERT INTO settlement_terms (agreement_id, from_day, absence, notice_days, cancel_deadline_days, cancel_percent) VALUES ($1, '2025-10-08', 'as_scheduled', 0, 0, 0)`, [world.id('AG')]);
    const booking = await booked();
    await world.done(booking, placementDays('2025-10-06', 4), { status: 'absent', halfDays: 0 });
    expect((await run('2025-11-01')).map(({ direction, net }) => [direction, net])).toEqual([['BLK > SKN', '154500'], ['SKN > LU', '154500']]);
  });
});
