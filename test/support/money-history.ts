import fc from 'fast-check';
import { addDays, type Day } from '../../src/shared/day';
import { placementDays, type MoneyWorld } from './money-world';
import { naiveCharges, standingCharges } from './naive-charges';

const monday = '2025-10-06';
const days = placementDays(monday, 20);
const students = 4;

/** What may happen to the money of four students; `after` moves today ahead. */
export type MoneyCommand =
  | { readonly does: 'certify'; readonly student: number; readonly day: number; readonly halfDays: number; readonly status: string; readonly lag: number }
  | { readonly does: 'rate'; readonly from: number; readonly ore: number; readonly unit: 'half_day' | 'day' | 'week' | 'attended_day' }
  | { readonly does: 'terms'; readonly from: number; readonly absence: string; readonly notice: number; readonly deadline: number; readonly percent: number; readonly weeks: number | null }
  | { readonly does: 'interrupt' | 'call_off'; readonly student: number; readonly day: number }
  | { readonly does: 'draft' | 'look_back' | 'issue' | 'issue_one' | 'cancel_run' | 'claim'; readonly after: number };

const absences = ['certified_only', 'notified_paid', 'as_scheduled'] as const;

export const moneyCommand: fc.Arbitrary<MoneyCommand> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('certify' as const), student: fc.nat(students - 1), day: fc.nat(14), halfDays: fc.nat(2), status: fc.constantFrom('present', 'made_up', 'absent', 'absent_notified'), lag: fc.nat(40) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('rate' as const), from: fc.nat(30), ore: fc.integer({ min: 1, max: 500_000 }), unit: fc.constantFrom('half_day' as const, 'day' as const, 'week' as const, 'attended_day' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('terms' as const), from: fc.nat(30), absence: fc.constantFrom(...absences), notice: fc.nat(6), deadline: fc.nat(60), percent: fc.nat(100), weeks: fc.option(fc.integer({ min: 1, max: 5 })) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('interrupt' as const, 'call_off' as const), student: fc.nat(students - 1), day: fc.nat(40) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constantFrom('draft' as const, 'look_back' as const, 'issue' as const, 'issue_one' as const, 'cancel_run' as const, 'claim' as const), after: fc.nat(40) }) },
);

/** A history that is told on a world of its own and taken back afterwards. */
class MoneyHistory {
  private today: Day = '2025-11-20';
  private readonly bookings: string[] = [];

  constructor(private readonly world: MoneyWorld) {}

  async begin(): Promise<void> {
    await this.world.mediated();
    await this.world.leg('SEK', { code: 'SEK-on', creditor: '@mediator', debtor: '@owner', ratesFrom: 'SEK-teaching', series: 'V' });
    for (let i = 0; i < students; i += 1) this.bookings.push(await this.world.booking(await this.world.student(), monday));
  }

  async obey(command: MoneyCommand): Promise<void> {
    if (command.does === 'certify') return this.certify(command);
    if (command.does === 'rate') {
      const { from, ore, unit } = command;
      return this.world.agreements.setRate('SEK-teaching', { from: addDays(monday, from), amountOre: BigInt(ore), unit, status: 'preliminary', decision: 'P' } as never).then(() => undefined);
    }
    if (command.does === 'terms') return this.terms(command);
    return 'after' in command ? this.run(command) : this.end(command);
  }

  /** What still differs once all is run and issued: from what a plain recount gives, on both legs; and rules that do not hold. */
  async faults(): Promise<unknown[]> {
    const { world } = this;
    this.today = addDays(this.today, 120);
    await world.invoicing.draftRun({ today: this.today });
    await world.issue(this.today);
    const wanted = [...await naiveCharges(world)].filter(([, worth]) => !worth.startsWith('0/')).sort();
    const again = await world.invoicing.draftRun({ today: this.today });
    const differences = [];
    for (const leg of ['SEK-teaching', 'SEK-on']) {
      const standing = [...await standingCharges(world, leg)].sort();
      if (JSON.stringify(standing) !== JSON.stringify(wanted)) differences.push({ leg, standing: standing.filter((each) => !wanted.some((other) => other.join() === each.join())), wanted: wanted.filter((each) => !standing.some((other) => other.join() === each.join())) });
    }
    return [...differences, ...again.invoiceIds, ...await world.invoicing.breaches()];
  }

  private async certify({ student, day, halfDays, status, lag }: MoneyCommand & { does: 'certify' }): Promise<void> {
    const booking = this.bookings[student]!;
    const [{ state } = { state: '' }] = await this.world.sql<{ state: string }>('SELECT state FROM bookings WHERE id = $1', [this.world.id(booking)]);
    if (state === 'cancelled') return;
    const isThere = status === 'present' || status === 'made_up';
    await this.world.done(booking, [days[day]!], { status, halfDays: isThere ? Math.max(1, halfDays) : halfDays, signed: addDays(this.today, lag - 20) });
  }

  private async terms({ from, absence, notice, deadline, percent, weeks }: MoneyCommand & { does: 'terms' }): Promise<void> {
    await this.world.sql(`INSERT INTO settlement_terms (agreement_id, from_day, absence, notice_days, cancel_deadline_days, cancel_percent, cancel_max_weeks)
      VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (agreement_id, from_day) DO UPDATE SET absence = excluded.absence, notice_days = excluded.notice_days,
        cancel_deadline_days = excluded.cancel_deadline_days, cancel_percent = excluded.cancel_percent, cancel_max_weeks = excluded.cancel_max_weeks`,
    [this.world.id('SEK'), addDays(monday, from), absence, notice, deadline, percent, weeks]);
  }

  /** A placement of which anything is told is broken off; one of which nothing is, called off before its start. */
  private async end({ does, student, day }: MoneyCommand & { does: 'interrupt' | 'call_off' }): Promise<void> {
    const id = this.world.id(this.bookings[student]!);
    const [{ told } = { told: 0 }] = await this.world.sql<{ told: number }>('SELECT count(*)::int AS told FROM attendance_days WHERE booking_id = $1', [id]);
    const to = does === 'call_off' ? 'cancelled' : 'interrupted';
    if (does === 'call_off' && told > 0) return;
    const ended = await this.world.sql<{ id: string }[]>(`UPDATE bookings SET state = $2 WHERE id = $1 AND state = 'published' RETURNING id`, [id, to]);
    if ((ended[0] ?? []).length === 0) return;
    const on = addDays(monday, does === 'call_off' ? day - 41 : day);
    await this.world.sql(`INSERT INTO booking_events (booking_id, from_state, to_state, actor, told_on) VALUES ($1, $2, $3, 'coordinator', $4)`, [id, does === 'call_off' ? 'published' : 'started', to, on]);
  }

  private async run({ does, after }: { does: string; after: number }): Promise<void> {
    const { world } = this;
    if (does === 'claim') return this.claim(after);
    if (does !== 'look_back') this.today = addDays(this.today, after);
    const { id, invoiceIds } = await world.invoicing.draftRun({ today: does === 'look_back' ? addDays(this.today, -after) : this.today });
    if (does === 'issue') await world.issue(this.today);
    if (does === 'issue_one' && invoiceIds[0] !== undefined) await world.issueOne(invoiceIds[after % invoiceIds.length]!, this.today);
    if (does === 'cancel_run') await world.sql(`DELETE FROM invoices WHERE run_id = $1 AND state = 'draft'`, [id]);
  }

  private async claim(after: number): Promise<void> {
    const code = `B-${this.today}-${after}`;
    await this.world.housing.submitClaims([this.world.claim(this.bookings[after % students]!, '1234.56', { code, submittedOn: this.today })]);
    await this.world.housing.decideAll('HT2025', this.today, 'ekonomi');
  }
}

const takenBack = new Error('taken back');

/** Tells a history in a transaction that is taken back; gives its faults. */
export async function faultsOf(world: MoneyWorld, history: readonly MoneyCommand[]): Promise<unknown[]> {
  let faults: unknown[] = [];
  await world.database.doorway.asSystem(async () => {
    const told = new MoneyHistory(world);
    await told.begin();
    for (const command of history) await told.obey(command);
    faults = await told.faults();
    throw takenBack;
  }).catch((error: unknown) => { if (error !== takenBack) throw error; });
  return faults;
}
