import type { MoneyWorld } from './money-world';

interface Day { readonly booking: string; readonly day: string; readonly version: number; readonly status: string; readonly halves: number; readonly signed: string }
interface Terms { readonly from: string; readonly absence: string; readonly notice: number; readonly deadline: number; readonly percent: number; readonly weeks: number | null }
interface Rate { readonly from: string; readonly to: string; readonly ore: string; readonly unit: string }
interface Placed { readonly id: string; readonly first: string; readonly state: string; readonly told: string | null; readonly was: string | null }

const day = (from: string, count: number): string => new Date(Date.parse(`${from}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
const isWorkday = (text: string): boolean => ![0, 6].includes(new Date(`${text}T00:00:00Z`).getUTCDay());
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
/** A fraction in its lowest terms, as text. */
export const fraction = (numerator: bigint, denominator: bigint): string => {
  const by = gcd(numerator < 0n ? -numerator : numerator, denominator);
  return `${numerator / by}/${denominator / by}`;
};

/** Half-days that an absence policy pays, written apart from the product's own. */
function paid({ status, halves }: Day, absence: string): number {
  if (absence === 'as_scheduled') return status === 'made_up' ? 0 : 2;
  if (status === 'present' || status === 'made_up') return halves;
  return absence === 'notified_paid' && status === 'absent_notified' ? halves || 2 : 0;
}

/** The share of a rate's amount that a day of so many half-days takes. */
function share(unit: string, halves: number): [bigint, bigint] {
  if (unit === 'attended_day') return [1n, 1n];
  return [BigInt(halves), { half_day: 1n, day: 2n, week: 10n }[unit] ?? 1n];
}

/** What each source of the agreement SEK is worth on a day far ahead, in exact öre: a plain recount from what is stored, sharing no code with the product. */
export async function naiveCharges(world: MoneyWorld): Promise<Map<string, string>> {
  const days = await world.sql<Day>(`SELECT booking_id AS booking, day::text AS day, version, status, half_days AS halves, greatest(certified_on, countersigned_on)::text AS signed
    FROM attendance_days WHERE countersigned_on IS NOT NULL ORDER BY version`);
  const terms = await world.sql<Terms>(`SELECT '0001-01-01' AS from, absence, notice_days AS notice, cancel_deadline_days AS deadline, cancel_percent AS percent, cancel_max_weeks AS weeks
    FROM agreements WHERE code = 'SEK' UNION ALL SELECT from_day::text, absence, notice_days, cancel_deadline_days, cancel_percent, cancel_max_weeks FROM settlement_terms ORDER BY 1`);
  const rates = await world.sql<Rate>(`SELECT lower(valid)::text AS from, coalesce(upper(valid)::text, '9999-12-31') AS to, amount_ore::text AS ore, unit FROM rates WHERE leg_id = $1`, [world.id('SEK-teaching')]);
  const placements = await world.sql<Placed>(`SELECT b.id, b.first_day::text AS first, b.state, e.told_on::text AS told, e.from_state AS was
    FROM bookings b LEFT JOIN booking_events e ON e.booking_id = b.id AND e.to_state = b.state`);
  const termsOn = (on: string): Terms => terms.filter(({ from }) => from <= on).at(-1)!;
  const worth = (on: string, of: (unit: string) => [bigint, bigint]): string => {
    const rate = rates.find(({ from, to }) => from <= on && on < to)!;
    const [units, per] = of(rate.unit);
    return fraction(BigInt(rate.ore) * units, per);
  };
  const found = new Map<string, string>();
  const last = new Map(days.map((each) => [`${each.booking} ${each.day}`, each]));
  for (const [key, each] of last) {
    const halves = paid(each, termsOn(each.day).absence);
    if (halves > 0) found.set(`${key} day`, worth(each.day, (unit) => share(unit, halves)));
  }
  for (const { id, first, told, state } of placements) {
    if (told === null || state !== 'interrupted') continue;
    for (const each of noticed({ id, first, told }, [...last.values()], termsOn)) {
      if (!found.has(`${id} ${each} day`)) found.set(`${id} ${each} notice`, worth(each, (unit) => share(unit, 2)));
    }
  }
  return new Map([...found, ...calledOff(placements, termsOn, worth)]);
}

/** Percents of the first weeks of a placement of four. */
const called = (percent: number, weeks: number | null) => (unit: string): [bigint, bigint] =>
  [BigInt(percent * Math.min(4, weeks ?? 4) * (unit === 'attended_day' ? 5 : 10)), 100n * share(unit, 1)[1]];

type Worth = (on: string, of: (unit: string) => [bigint, bigint]) => string;

function calledOff(placements: readonly Placed[], termsOn: (on: string) => Terms, worth: Worth): Map<string, string> {
  const found = new Map<string, string>();
  for (const { id, first, state, told, was } of placements) {
    if (state === 'cancelled' && told !== null && was === 'published') {
      const { deadline, percent, weeks } = termsOn(first);
      if (day(told, deadline) > first && percent > 0) found.set(`${id} ${first} cancellation`, worth(first, called(percent, weeks)));
    }
  }
  return found;
}

function noticed({ id, first, told }: { id: string; first: string; told: string }, days: readonly Day[], termsOn: (on: string) => Terms): string[] {
  const planned = Array.from({ length: 28 }, (_, i) => day(first, i)).filter(isWorkday).slice(0, 15);
  const there = days.filter((each) => each.booking === id && (each.status === 'present' || each.status === 'made_up')).map((each) => each.day).sort().at(-1) ?? day(first, -1);
  const from = told <= day(first, 27) && told > there ? told : there;
  return planned.filter((each) => each > from).slice(0, termsOn(from).notice);
}

/** What stands charged on a leg, in the same form. */
export async function standingCharges(world: MoneyWorld, leg: string): Promise<Map<string, string>> {
  const rows = await world.sql<{ key: string; units: number; ore: string; per: number }>(`
    SELECT concat_ws(' ', c.booking_id, c.day, c.source) AS key, c.units, l.rate_ore::text AS ore, l.per_units AS per
    FROM charges c JOIN invoice_lines l ON l.id = c.line_id JOIN invoices i ON i.id = l.invoice_id AND i.state = 'issued' AND i.leg_id = $1
    WHERE c.sign = 1 AND NOT EXISTS (SELECT FROM charges r WHERE r.reverses_id = c.id)`, [world.id(leg)]);
  return new Map(rows.map(({ key, units, ore, per }) => [key, fraction(BigInt(ore) * BigInt(units), BigInt(per))]));
}
