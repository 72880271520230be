import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Client } from 'pg';
import { addDays, type Day } from '../../src/shared/day';
import { MoneyWorld, placementDays } from '../support/money-world';

const sql = readFileSync('src/invoicing/invariants.sql', 'utf8');
const monday = '2025-10-06';
const days = placementDays(monday, 20);

type Command =
  | { readonly does: 'certify'; readonly student: number; readonly day: number; readonly halfDays: number }
  | { readonly does: 'rate'; readonly from: number; readonly ore: number }
  | { readonly does: 'draft' | 'issue' | 'claim'; readonly after: number };

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ does: fc.constant('certify' as const), student: fc.nat(2), day: fc.nat(19), halfDays: fc.nat(2) }),
  fc.record({ does: fc.constant('rate' as const), from: fc.nat(30), ore: fc.integer({ min: 100_000, max: 500_000 }) }),
  fc.record({ does: fc.constantFrom('draft' as const, 'issue' as const, 'claim' as const), after: fc.nat(60) }),
);

describe('money, whatever happens', () => {
  let world: MoneyWorld;
  let bookings: string[];
  let today: Day;

  const obey = async (each: Command): Promise<void> => {
    if (each.does === 'certify') {
      const status = each.halfDays === 0 ? 'absent' : 'present';
      return world.done(bookings[each.student]!, [days[each.day]!], { halfDays: each.halfDays, status, signed: addDays(today, -1) });
    }
    if (each.does === 'rate') {
      const from = addDays(monday, each.from);
      await world.agreements.setRate('SEK-teaching', { from, amountOre: BigInt(each.ore), unit: 'week', status: 'preliminary', decision: 'P' });
      return;
    }
    today = addDays(today, each.after);
    if (each.does === 'claim') {
      const booking = bookings[each.after % 3]!;
      await world.housing.submitClaims([world.claim(booking, '1234.56', { code: `B-${today}-${each.after}`, submittedOn: today })]);
      await world.housing.decideAll('HT2025', today, 'ekonomi');
      return;
    }
    await world.invoicing.draftRun({ today });
    if (each.does === 'issue') await world.issue(today);
  };

  /** What is certified and what stands charged, source by source: both ways, so that nothing is left or left over. */
  const unlike = (): Promise<unknown[]> => world.sql(`
    WITH done AS (SELECT a.booking_id, a.day, a.half_days::int AS units FROM attendance_days a WHERE a.current AND a.status = 'present'),
      charged AS (SELECT booking_id, day, sum(sign * units)::int AS units FROM charges WHERE claim_id IS NULL GROUP BY booking_id, day HAVING sum(sign * units) <> 0)
    (SELECT * FROM done EXCEPT SELECT * FROM charged) UNION ALL (SELECT * FROM charged EXCEPT SELECT * FROM done)`);

  it('is conserved to the öre over random histories', async () => {
    await fc.assert(fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 25 }), async (history) => {
      world = await MoneyWorld.open();
      try {
        await world.mediated();
        bookings = [];
        for (let i = 0; i < 3; i += 1) bookings.push(await world.booking(await world.student(), monday));
        today = '2025-11-20';
        for (const each of history) await obey(each);
        await obey({ does: 'issue', after: 60 });
        expect(await world.invoicing.breaches()).toEqual([]);
        expect(await unlike()).toEqual([]);
        expect(await world.invoicing.draftRun({ today })).toMatchObject({ invoiceIds: [] });
      } finally {
        await world.close();
      }
    }), { numRuns: 6, seed: 20_251_006 });
  }, 180_000);

  describe('a breach is told by its rule', () => {
    let owner: Client;

    beforeAll(async () => {
      world = await MoneyWorld.open();
      await world.mediated();
      bookings = await world.seven(monday, days.slice(0, 15));
      await world.housing.submitClaims([world.claim(bookings[0]!, '1000')]);
      await world.housing.decideAll('HT2025', '2025-11-05', 'ekonomi');
      await world.invoicing.draftRun({ today: '2025-11-20' });
      await world.issue('2025-11-20');
      await world.done(bookings[0]!, days.slice(0, 2), { halfDays: 0, status: 'absent', signed: '2025-11-21' });
      await world.invoicing.draftRun({ today: '2025-12-01' });
      await world.issue('2025-12-01');
      owner = new Client({ connectionString: world.database.superuserUrl });
      await owner.connect();
      await owner.query('ALTER TABLE invoices DISABLE TRIGGER USER; ALTER TABLE invoice_lines DISABLE TRIGGER USER; ALTER TABLE charges DISABLE TRIGGER USER');
    });
    afterAll(async () => {
      await owner.end();
      await world.close();
    });

    it('and nothing is told while all is well', async () => {
      expect(await world.invoicing.breaches()).toEqual([]);
    });

    it.each([
      ['charged-twice', 'INSERT INTO charges (line_id, booking_id, claim_id, day, sign, units) SELECT line_id, booking_id, claim_id, day, 1, units FROM charges c WHERE sign = 1 AND NOT EXISTS (SELECT FROM charges r WHERE r.reverses_id = c.id) LIMIT 1'],
      ['annex-not-line', 'DELETE FROM charges WHERE sign = -1'],
      ['lines-not-total', 'UPDATE invoice_lines SET net_ore = net_ore + 1'],
      ['line-without-rounding', 'UPDATE invoice_lines SET net_ore = net_ore + 1; UPDATE invoices SET net_ore = net_ore + 1, payable_ore = payable_ore + 1'],
      ['reversal-unlike', 'UPDATE charges SET day = day + 1 WHERE sign = -1'],
      ['credit-beyond-original', "UPDATE invoices SET vat_category = 'E' WHERE type = 'credit_note'"],
      ['number-gap', 'UPDATE invoices SET sequence = sequence + 1 WHERE sequence = 2'],
      ['number-gap', 'UPDATE invoice_series SET last_number = last_number + 1'],
      ['xml-changed', "UPDATE invoices SET xml = xml || ' '"],
      ['one-person', 'UPDATE invoices SET issued_by = reviewed_by'],
      ['one-person', 'ALTER TABLE invoices DROP CONSTRAINT two_accounts; UPDATE invoices SET issued_by_account = id, reviewed_by_account = id'],
      ['claim-beyond-receipt', "UPDATE claims SET approved_ore = 1 WHERE state = 'approved'"],
      ['unfunded-charged', 'UPDATE students SET enrolled_abroad = true'],
    ])('%s', async (rule, damage) => {
      await owner.query(`BEGIN; ${damage}`);
      const { rows } = await owner.query<{ rule: string }>(sql);
      await owner.query('ROLLBACK');
      expect(rows.map((row) => row.rule)).toContain(rule);
    });
  });
});
