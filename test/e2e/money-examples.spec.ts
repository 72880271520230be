import { daysFrom } from '../../src/shared/day';
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

/** Rates of two years: those of the worked examples, and others that divide less well. */
const figures = [
  { name: 'A', y25: 386_250, y26: 396_679, students: 7, december: 7, january: 8 },
  { name: 'B', y25: 412_347, y26: 423_451, students: 3, december: 6, january: 9 },
] as const;

describe.each(figures)('the worked examples over the API, figures $name', ({ name, y25, y26, students, december, january }) => {
  const { scene, send } = sceneClient();
  const rates: TaleRate[] = [{ from: '2025-01-01', amountOre: y25 }, { from: '2026-01-01', amountOre: y26 }];
  const tale = async (code: string, days: number, weeks: number, terms: Partial<Parameters<MoneyTale['begin']>[0]['terms']> = {}): Promise<MoneyTale> => {
    const told = new MoneyTale(send, scene, `${code}${name}`);
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
