import { addDays, daysFrom } from '../../src/shared/day';
import { isPlacementDay } from '../../src/shared/term';
import { sceneClient } from './client';
import { MoneyTale, type TaleInvoice, type TaleRate } from './money-tale';

/** What so many units cost at a rate for so many, in öre, rounded once and half away from zero; apart from the code under test. */
function priced(units: number, rateOre: number, per: number): number {
  const [whole, rest] = [Math.floor((Math.abs(units) * rateOre) / per), (Math.abs(units) * rateOre) % per];
  return Math.sign(units) * (whole + (2 * rest >= per ? 1 : 0));
}

const workdays = (first: string, count: number): string[] => daysFrom(first, '2026-07-31').filter((day) => isPlacementDay(day)).slice(0, count);
const sum = (invoices: readonly TaleInvoice[]): number => invoices.reduce((total, { netOre }) => total + netOre, 0);

/** A student's stay: what was paid and what is granted of it, öre. */
interface Stay {
  readonly units: number;
  readonly basis: string;
  readonly receiptOre: number;
  readonly granted: number;
  readonly studyTown?: string;
  readonly home?: string;
}

/** Rates of two years: those of the worked examples, and others that divide less well. */
const figures = [
  { name: 'A', y25: 386_250, y26: 396_679, students: 7, december: 7, january: 8 },
  { name: 'B', y25: 412_347, y26: 423_451, students: 3, december: 6, january: 9 },
] as const;

describe.each(figures)('the worked examples over the API, figures $name', ({ name, y25, y26, students, december, january }) => {
  const { scene, send } = sceneClient();
  const rates: TaleRate[] = [{ from: '2025-01-01', amountOre: y25 }, { from: '2026-01-01', amountOre: y26 }];
  const tale = async (code: string, days: number, weeks: number, terms: Partial<Parameters<MoneyTale['begin']>[0]['terms']> = {}): Promise<MoneyTale> => {
    const told = new MoneyTale(send, scene, `${code}${name}`.toUpperCase());
    await told.begin({ days, weeks, terms: { rates, ...terms } });
    return told;
  };
  /** So many students at once, each with these days done. */
  const group = async (told: MoneyTale, count: number, week: string, days: readonly string[], student: object = {}): Promise<string[]> => {
    const bookings = [];
    for (let i = 0; i < count; i += 1) bookings.push(await told.place('HT2025', week, { student }));
    for (const booking of bookings) await told.done(booking, days);
    return bookings;
  };

  beforeAll(async () => {
    const body = { code: 'HT2025', firstWeek: '2025-W36', lastWeek: '2026-W05' };
    expect(await send('admin', 'POST', 'terms', body)).toMatchObject({ status: 201 });
  });

  test('E01: one collected invoice for all students of a period, the rate kept per week', async () => {
    const told = await tale('E01', 15, 4);
    await group(told, students, '2025-W41', workdays('2025-10-06', 15));
    const issued = await told.settle();
    expect(issued).toHaveLength(1);
    expect(issued[0]).toMatchObject({ creditor: 'BLK', debtor: 'SKA', netOre: priced(students * 30, y25, 10), vatOre: 0, lines: [{ units: students * 30, rateOre: y25, perUnits: 10 }] });
    expect(await told.settle()).toEqual([]);
  });

  test('E02: a placement over New Year is split by rate, rounded per line and not per student', async () => {
    const told = await tale('E02', december + january, 6);
    await group(told, students, '2025-W51', [...workdays('2025-12-15', december), ...workdays('2026-01-02', january)]);
    const issued = await told.settle();
    const lines = issued.flatMap((invoice) => invoice.lines).map(({ units, rateOre, netOre }) => [units, rateOre, netOre]);
    expect(lines.sort((a, b) => a[1]! - b[1]!)).toEqual([
      [students * december * 2, y25, priced(students * december * 2, y25, 10)], [students * january * 2, y26, priced(students * january * 2, y26, 10)],
    ]);
  });

  test('E03: a rate decided afterwards brings a supplementary invoice that refers to its original', async () => {
    const told = await tale('E03', january, 4, { rates: [{ from: '2025-01-01', amountOre: y25 }, { from: '2026-01-01', amountOre: y25, status: 'preliminary' }] });
    await group(told, students, '2026-W02', workdays('2026-01-07', january));
    const [first] = await told.settle();
    expect(first).toMatchObject({ type: 'invoice', netOre: priced(students * january * 2, y25, 10) });
    await told.rate({ from: '2026-01-01', amountOre: y26 });
    const more = await told.settle();
    expect(more).toHaveLength(1);
    expect(more[0]).toMatchObject({ type: 'supplementary', originalId: first?.id });
    expect(more[0]?.netOre).toBe(priced(students * january * 2, y26, 10) - priced(students * january * 2, y25, 10));
  });

  test('E04: half-days present are paid, made-up ones in the run after, those missed never', async () => {
    const told = await tale('E04', 15, 5);
    const booking = await told.place('HT2025', '2025-W41');
    const days = workdays('2025-10-06', 15);
    await told.done(booking, days.slice(0, 12));
    await told.done(booking, days.slice(12, 13), { halfDays: 1 });
    await told.done(booking, days.slice(13), { status: 'absent', halfDays: 0 });
    expect(sum(await told.settle())).toBe(priced(25, y25, 10));
    await told.done(booking, workdays('2025-10-27', 2), { status: 'made_up' });
    expect(sum(await told.settle())).toBe(priced(4, y25, 10));
    expect(await told.settle()).toEqual([]);
  });

  test.each([
    { policy: {}, paid: 8 },
    { policy: { noticeDays: 5 }, paid: 13 },
    { policy: { noticeDays: 30 }, paid: 20 },
  ])('E05: who drops out after eight days of twenty is paid for $paid with $policy', async ({ policy, paid }) => {
    const told = await tale(`E05${paid}`, 20, 4);
    await told.terms({ fromDay: '2025-01-01', ...policy });
    const booking = await told.place('HT2025', '2025-W41');
    const days = workdays('2025-10-06', 8);
    await told.done(booking, days);
    await told.ask('region', 'POST', `bookings/${booking}/interrupt`, { reason: 'Studenten har hoppat av', on: days.at(-1) });
    expect(sum(await told.settle())).toBe(priced(paid * 2, y25, 10));
    expect(await told.settle()).toEqual([]);
  });

  test.each([
    { code: 'a', weeks: 4, before: 20, paidWeeks: 2 },
    { code: 'b', weeks: 1, before: 20, paidWeeks: 1 },
    { code: 'c', weeks: 4, before: 28, paidWeeks: 0 },
    { code: 'd', weeks: 4, before: 27, paidWeeks: 2 },
  ])('E06: $weeks weeks cancelled $before days before, deadline 28, half, at most two weeks', async ({ code, weeks, before, paidWeeks }) => {
    const told = await tale(`E06${code}`, weeks * 5, weeks);
    await told.leg('C', { kind: 'cancellation', creditor: '@host', debtor: '@owner' });
    await told.rate({ from: '2025-01-01', amountOre: y25 }, 'C');
    await told.terms({ fromDay: '2025-01-01', cancelDeadlineDays: 28, cancelPercent: 50, cancelMaxWeeks: 2 });
    const booking = await told.place('HT2025', '2025-W41', { started: false });
    await told.ask('ownerAdmin', 'POST', `bookings/${booking}/cancel`, { reason: 'Kursen är inställd', on: addDays('2025-10-06', -before) });
    const issued = await told.settle();
    expect(sum(issued)).toBe(priced(paidWeeks, y25, 2));
    expect(issued.map(({ kind, debtor }) => [kind, debtor])).toEqual(paidWeeks === 0 ? [] : [['cancellation', 'LU']]);
    expect(await told.settle()).toEqual([]);
  });

  test('M12: another pays after a month', async () => {
    const told = await tale('M12', 40, 8, { leg: { laterDebtor: '@owner', laterAfterMonths: 1 } });
    await told.done(await told.place('HT2025', '2025-W41'), workdays('2025-10-06', 40));
    const issued = await told.settle();
    const first = workdays('2025-10-06', 40).filter((day) => day < '2025-11-06').length;
    expect(issued.map(({ debtor, netOre }) => [debtor, netOre]).sort()).toEqual([['LU', priced((40 - first) * 2, y25, 10)], ['SKA', priced(first * 2, y25, 10)]]);
  });

  test.each([
    { unit: 'half_day', units: 23, per: 1 }, { unit: 'day', units: 23, per: 2 }, { unit: 'attended_day', units: 12, per: 1 }, { unit: 'fixed', units: 1, per: 1 }, { unit: 'none', units: 0, per: 1 },
  ])('a rate per $unit', async ({ unit, units, per }) => {
    const told = await tale(`R${unit.replace('_', '').slice(0, 8)}`, 15, 4, { rates: [{ from: '2025-01-01', amountOre: y25, unit }] });
    const booking = await told.place('HT2025', '2025-W41');
    await told.done(booking, workdays('2025-10-06', 11));
    await told.done(booking, workdays('2025-10-21', 1), { halfDays: 1 });
    expect(sum(await told.settle())).toBe(priced(units, y25, per));
  });

  test('E08: what is credited is the old rounded line less the new one, on its original', async () => {
    const told = await tale('E08', january, 4);
    const [one] = await group(told, students, '2026-W02', workdays('2026-01-07', january));
    const [first] = await told.settle();
    const missed = workdays('2026-01-07', january).slice(-3);
    await told.done(one!, missed, { status: 'absent', halfDays: 0 });
    const [credit] = await told.settle();
    const units = students * january * 2;
    expect(credit).toMatchObject({ type: 'credit_note', originalId: first?.id, netOre: priced(units - 6, y26, 10) - priced(units, y26, 10) });
  });

  test('E09: whole kronor where the agreement says so', async () => {
    const told = await tale('E09', 15, 4, { leg: { wholeKronor: true } });
    await told.done(await told.place('HT2025', '2025-W41'), workdays('2025-10-06', 11));
    const [invoice] = await told.settle();
    const net = priced(22, y25, 10);
    expect(invoice).toMatchObject({ netOre: net, payableOre: priced(net, 1, 100) * 100, roundingOre: priced(net, 1, 100) * 100 - net });
  });

  /** Claims of E07 for a cap a week and a night: what was paid, where and how long, and what is granted. */
  const stays = (week: number, night: number): Stay[] => [
    { units: 4, basis: 'weeks', receiptOre: 520_000, granted: Math.min(520_000, 4 * week) },
    { units: 4, basis: 'weeks', receiptOre: 430_000, granted: Math.min(430_000, 4 * week) },
    { units: 12, basis: 'nights', receiptOre: 12 * 18_950, granted: Math.min(12 * 18_950, 12 * night) },
    { units: 4, basis: 'weeks', receiptOre: 333_333, granted: Math.min(333_333, 4 * week) },
    { units: 4, basis: 'weeks', receiptOre: 400_000, studyTown: 'HSD', granted: 0 },
    { units: 4, basis: 'weeks', receiptOre: 400_000, home: 'family', granted: 0 },
  ];
  const claimed = async (told: MoneyTale, { studyTown, granted, ...paid }: Stay, number: number): Promise<void> => {
    const code = `${told.name}-K${number}`;
    const bookingId = await told.place('HT2025', '2025-W41', { student: studyTown === undefined ? {} : { studyTown } });
    const nights = paid.basis === 'nights' ? { lastDay: '2025-10-17' } : { lastDay: '2025-11-02' };
    await told.ask('coordinator', 'POST', 'claims', { code, kind: 'housing', bookingId, firstDay: '2025-10-06', ...nights, advancedBy: 'university', ...paid });
    expect((await told.ask('finance', 'POST', `claims/${code}/decide`))['approvedOre'] ?? 0).toBe(granted);
  };

  test('E07 and E10: housing by its caps is billed to the host, teaching runs the other way through the mediator, who is left with nothing', async () => {
    expect((await send('admin', 'PUT', 'travel-times/HSD/KNA', { km: 46, minutes: 40 })).status).toBe(200);
    const [week, night] = name === 'A' ? [122_500, 17_500] as const : [101_010, 18_001] as const;
    await send('ownerAdmin', 'POST', 'rule-sets', { code: `BO-${name}`, kind: 'housing', name: 'Boende', overKm: 80, capPerWeekOre: week, capPerNightOre: night, daysAfterTerm: 500 });
    const told = await tale('E07', 15, 4, { agreement: { housingRules: `BO-${name}` } });
    await told.leg('M', { kind: 'teaching', creditor: '@mediator', debtor: '@owner', ratesFrom: `${told.name}-U` });
    await told.leg('B', { kind: 'housing', creditor: '@owner', debtor: '@host' });
    const claims = stays(week, night);
    for (const [i, claim] of claims.entries()) await claimed(told, claim, i);
    await group(told, students, '2025-W41', workdays('2025-10-06', 15));
    const teaching = await told.settle();
    const conveyed = await told.settle(['mediatorFinance', 'otherMediatorFinance']);
    const housing = await told.settle(['ownerFinance', 'otherOwnerFinance']);
    expect([teaching, conveyed, housing].map(([invoice]) => `${invoice?.creditor} ${invoice?.debtor}`)).toEqual(['BLK SKA', 'SKA LU', 'LU BLK']);
    expect(sum(teaching)).toBe(priced(students * 30, y25, 10));
    expect(sum(conveyed)).toBe(sum(teaching));
    expect(sum(housing)).toBe(claims.reduce((total, { granted }) => total + granted, 0));
  });

  test.each([
    { code: 'a', receiptOre: 100_500, granted: 11_000 }, { code: 'b', receiptOre: 70_000, granted: 0 }, { code: 'c', receiptOre: 500_000, granted: 268_500 },
  ])('E14: travel for $receiptOre after the own share', async ({ code, receiptOre, granted }) => {
    await send('ownerAdmin', 'POST', 'rule-sets', { code: 'RESA', kind: 'travel', name: 'Resor', ownShareOre: 89_500, capTotalOre: 268_500, daysAfterTerm: 500 });
    const told = await tale(`E14${code}`, 15, 4, { agreement: { travelRules: 'RESA' } });
    await told.leg('T', { kind: 'travel', creditor: '@host', debtor: '@owner' });
    const bookingId = await told.place('HT2025', '2025-W41');
    const claim = `${told.name}-K`;
    await told.ask('coordinator', 'POST', 'claims', { code: claim, kind: 'travel', bookingId, firstDay: '2025-10-06', lastDay: '2025-10-24', basis: 'ticket', units: 3, receiptOre, advancedBy: 'student' });
    expect((await told.ask('ownerFinance', 'POST', `claims/${claim}/decide`))['approvedOre'] ?? 0).toBe(granted);
  });

  test('E11: a student enrolled abroad brings no line', async () => {
    const told = await tale('E11', 20, 4);
    await group(told, 1, '2025-W41', workdays('2025-10-06', 20), { enrolledAbroad: true });
    expect(await told.settle()).toEqual([]);
  });

  test('E12: a host that must add VAT does', async () => {
    const told = await tale('E12', 10, 2, { leg: { vatCategory: 'S', vatReason: 'Uthyrning av personal' } });
    await group(told, 2, '2025-W41', workdays('2025-10-06', 10));
    const [invoice] = await told.settle();
    const net = priced(40, y25, 10);
    expect(invoice).toMatchObject({ netOre: net, vatOre: priced(net, 25, 100), payableOre: net + priced(net, 25, 100) });
  });

  test('E13: days certified late are paid at the rate of their own day, in the next run', async () => {
    const told = await tale('E13', 10, 6);
    const booking = await told.place('HT2025', '2025-W51');
    await told.done(booking, workdays('2026-01-07', 2));
    expect(sum(await told.settle())).toBe(priced(4, y26, 10));
    await told.done(booking, workdays('2025-12-15', 3));
    const late = await told.settle();
    expect(late.map(({ type, netOre }) => [type, netOre])).toEqual([['invoice', priced(6, y25, 10)]]);
  });
});
