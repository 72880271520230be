import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Client } from 'pg';
import { faultsOf, moneyCommand } from '../support/money-history';
import { MoneyWorld, placementDays } from '../support/money-world';

const sql = readFileSync('src/invoicing/invariants.sql', 'utf8');
const monday = '2025-10-06';
const days = placementDays(monday, 20);

describe('money, whatever happens', () => {
  let world: MoneyWorld;
  let bookings: string[];

  it('is conserved to the öre over random histories', async () => {
    world = await MoneyWorld.open();
    try {
      await fc.assert(fc.asyncProperty(fc.array(moneyCommand, { minLength: 5, maxLength: 25 }), async (history) => {
        expect(await faultsOf(world, history)).toEqual([]);
      }), { numRuns: 10, seed: 20_251_006, endOnFailure: true });
    } finally {
      await world.close();
    }
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
      ['charged-twice', 'INSERT INTO charges (line_id, booking_id, claim_id, source, day, sign, units) SELECT line_id, booking_id, claim_id, source, day, 1, units FROM charges c WHERE sign = 1 AND NOT EXISTS (SELECT FROM charges r WHERE r.reverses_id = c.id) LIMIT 1'],
      ['annex-not-line', 'DELETE FROM charges WHERE sign = -1'],
      ['lines-not-total', 'UPDATE invoice_lines SET net_ore = net_ore + 1'],
      ['line-without-rounding', 'UPDATE invoice_lines SET net_ore = net_ore + 1; UPDATE invoices SET net_ore = net_ore + 1, payable_ore = payable_ore + 1'],
      ['charged-uncertified', "UPDATE charges SET day = day + 400 WHERE sign = 1 AND source = 'day'"],
      ['charged-beyond-day', 'UPDATE charges SET units = 3 WHERE units = 2'],
      ['vat-not-category', "UPDATE invoices SET vat_ore = vat_ore + 1, payable_ore = payable_ore + 1"],
      ['render-not-stored', 'UPDATE invoices SET payable_ore = payable_ore + 100, net_ore = net_ore + 100'],
      ['run-of-another', 'UPDATE invoice_runs SET creditor_id = (SELECT id FROM organisations WHERE code = \'HC\')'],
      ['credit-beyond-original', "UPDATE invoices SET net_ore = -99999999, payable_ore = -99999999 WHERE type = 'credit_note'"],
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
