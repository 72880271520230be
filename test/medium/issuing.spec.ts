import { createHash, randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { Client } from 'pg';
import { named } from '../../src/invoicing/signatory';
import { brokenRules } from '../support/en16931';
import { MoneyWorld, placementDays } from '../support/money-world';

describe('issuing', () => {
  let world: MoneyWorld;

  beforeAll(async () => {
    world = await MoneyWorld.open();
    await world.mediated();
  });
  afterAll(() => world.close());

  const draft = async (days = placementDays('2025-10-06', 5)): Promise<string> => {
    await world.done(await world.booking(await world.student(), '2025-10-06'), days);
    const { invoiceIds } = await world.invoicing.draftRun({ today: '2025-11-01' });
    return invoiceIds[0]!;
  };
  const asOwner = async (statement: string): Promise<void> => {
    const owner = new Client({ connectionString: world.database.ownerUrl });
    await owner.connect();
    try {
      await owner.query(statement);
    } finally {
      await owner.end();
    }
  };

  it('takes two persons', async () => {
    const id = await draft();
    await expect(world.invoicing.issue(id, { today: '2025-11-03', issuedBy: named('Anna') })).rejects.toMatchObject({ code: 'not-reviewed', kind: 'refused' });
    await expect(world.invoicing.issue(id, { today: '2025-11-03', issuedBy: named('Anna'), reviewedBy: named('Anna') })).rejects.toMatchObject({ code: 'two-persons' });
    await world.invoicing.review(id, named('Per'), world.id('BLK'));
    await expect(world.invoicing.issue(id, { today: '2025-11-03', issuedBy: named('Per') })).rejects.toMatchObject({ code: 'two-persons' });
    await expect(world.invoicing.issue(id, { today: '2025-11-03', issuedBy: named('Anna'), creditorId: world.id('LU') })).rejects.toMatchObject({ kind: 'missing' });
    const { number } = await world.invoicing.issue(id, { today: '2025-11-03', issuedBy: named('Anna'), creditorId: world.id('BLK') });
    expect(number).toBe('BLK-U-2025-000001');
    await expect(world.invoicing.issue(id, { today: '2025-11-04', issuedBy: named('Anna') })).rejects.toMatchObject({ code: 'already-issued', kind: 'conflict' });
  });

  it('tells two persons by their accounts, not by their names', async () => {
    const id = await draft(placementDays('2025-10-20', 3));
    const [one, other] = [randomUUID(), randomUUID()];
    await world.invoicing.review(id, { accountId: one, name: 'Anna Andersson' });
    const sameUnderNewName = world.invoicing.issue(id, { today: '2025-11-03', issuedBy: { accountId: one, name: 'Anna Berg' } });
    await expect(sameUnderNewName).rejects.toMatchObject({ code: 'two-persons', detail: expect.stringContaining('Anna Berg') as string });
    await expect(world.invoicing.issue(id, { today: '2025-11-03', issuedBy: named('anna  ANDERSSON') })).rejects.toMatchObject({ code: 'two-persons' });
    await world.invoicing.issue(id, { today: '2025-11-03', issuedBy: { accountId: other, name: 'Anna Andersson' } });
    expect(await world.invoicing.breaches()).toEqual([]);
  });

  it('gives XML, PDF and an annex that add up to the invoice and name no student', async () => {
    const id = await draft([...placementDays('2025-10-06', 3)]);
    const { number } = await world.invoicing.issue(id, { today: '2025-11-03', issuedBy: named('Anna'), reviewedBy: named('Per') });
    const files = await world.invoicing.document(id);
    expect(brokenRules(files.xml)).toEqual([]);
    expect(files.xml).toContain(`<cbc:ID>${number}</cbc:ID>`);
    expect(files.xmlSha256).toBe(createHash('sha256').update(files.xml).digest('hex'));
    expect(files.pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const rows = parse<Record<string, string>>(files.annexCsv, { bom: true, delimiter: ';', columns: true });
    const kronor = rows.reduce((sum, row) => sum + (Number(row.halvdagar) * Number(row.belopp_kr)) / Number(row.belopp_per_halvdagar), 0);
    expect(kronor).toBeCloseTo(2317.5, 6);
    expect(rows.every((row) => /^P-\d+$/.test(row.placering ?? '') && row.intygad_av === 'BLK')).toBe(true);
    expect(files.annexCsv + files.xml).not.toMatch(/S00\d/);
  });

  it('refuses a document in which a personal number stands', async () => {
    const id = await draft();
    await world.sql("UPDATE agreements SET name = 'Avtal', number = 'Kontakt 19121212-1212'");
    const before = await world.invoices();
    await expect(world.invoicing.issue(id, { today: '2025-11-03', issuedBy: named('Anna'), reviewedBy: named('Per') })).rejects.toMatchObject({ code: 'personal-number', kind: 'refused' });
    expect(await world.invoices()).toEqual(before);
    await world.sql("UPDATE agreements SET number = '2024:17'");
  });

  it('refuses a reference that the buyer would send back', async () => {
    const id = await draft();
    await world.sql(`UPDATE organisations SET buyer_reference = 'fel', reference_pattern = 'ALF-[A-Z]{2}-\\d{2}' WHERE code = 'SKN'`);
    await expect(world.invoicing.issue(id, { today: '2025-11-03', issuedBy: named('Anna'), reviewedBy: named('Per') })).rejects.toMatchObject({ code: 'buyer-reference' });
    await world.sql(`UPDATE organisations SET buyer_reference = 'ALF-LU-26' WHERE code = 'SKN'`);
    expect(await world.issue('2025-11-03')).toHaveLength(1);
  });

  it('leaves no gap when issues fail or race', async () => {
    await world.mediatedByMany(12);
    await world.sql("UPDATE agreements SET number = 'Kontakt 19121212-1212' WHERE code IN ('M3', 'M7')");
    const { invoiceIds } = await world.invoicing.draftRun({ today: '2025-11-01' });
    expect(invoiceIds).toHaveLength(12);
    const results = await Promise.allSettled(invoiceIds.map((id) => world.invoicing.issue(id, { today: '2025-11-03', issuedBy: named('Anna'), reviewedBy: named('Per') })));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(10);
    const numbers = (await world.invoices()).filter((each) => each.state === 'issued').map((each) => Number(each.number.slice(-6)));
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    expect(await world.invoicing.breaches()).toEqual([]);
  });

  describe('an issued invoice', () => {
    it.each([
      'UPDATE invoices SET payable_ore = 1, net_ore = 1',
      'DELETE FROM invoices',
      'UPDATE invoice_lines SET net_ore = 1',
      'DELETE FROM invoice_lines',
      'UPDATE charges SET units = 1',
      'DELETE FROM charges',
      'INSERT INTO charges (line_id, booking_id, day, sign, units) SELECT line_id, booking_id, day, 1, 2 FROM charges LIMIT 1',
      'TRUNCATE invoices CASCADE',
    ])('stays as it is: %s', async (statement) => {
      await world.invoicing.draftRun({ today: '2025-01-01' });
      const before = await world.invoices();
      await expect(world.sql(statement)).rejects.toThrow();
      const closed = 'ALTER TABLE invoices NO FORCE ROW LEVEL SECURITY; ALTER TABLE invoice_lines NO FORCE ROW LEVEL SECURITY; ALTER TABLE charges NO FORCE ROW LEVEL SECURITY;';
      await expect(asOwner(`BEGIN; ${closed} ${statement}`)).rejects.toThrow(/issued|never changed|cannot be removed/);
      expect(await world.invoices()).toEqual(before);
    });
  });
});

describe('another agreement takes over (A7)', () => {
  let world: MoneyWorld;

  beforeAll(async () => {
    world = await MoneyWorld.open();
    await world.mediated();
    await world.agreement('DIR', {}, [['LU', 'owner'], ['BLK', 'host']]);
    await world.leg('DIR', { creditor: '@host', debtor: '@owner', rates: [['2025-01-01', '4000.00']] });
  });
  afterAll(() => world.close());

  it('switches the documents from its day on and leaves issued invoices alone', async () => {
    const booking = await world.booking(await world.student(), '2025-10-27');
    for (const monday of ['2025-10-27', '2025-11-03']) await world.done(booking, placementDays(monday, 5));
    await world.invoicing.draftRun({ today: '2025-11-01' });
    const first = await world.issue('2025-11-03');
    expect(first).toMatchObject([{ direction: 'BLK > SKN', payable: '386250' }]);
    await expect(world.agreements.succeed('SEK', 'DIR', '2025-10-31')).rejects.toMatchObject({ code: 'already-invoiced', kind: 'conflict' });
    await world.agreements.succeed('SEK', 'DIR', '2025-11-01');
    await world.invoicing.draftRun({ today: '2025-12-01' });
    expect(await world.issue('2025-12-01')).toMatchObject([{ type: 'invoice', direction: 'BLK > LU', payable: '400000' }]);
    expect((await world.invoices()).filter((each) => each.id === first[0]!.id)).toEqual(first);
    expect(await world.invoicing.breaches()).toEqual([]);
  });

  it('does not turn what is billed when a leg is given another payer', async () => {
    await world.sql(`UPDATE legs SET debtor_role = 'owner' WHERE code = 'SEK-teaching'`);
    expect(await world.invoicing.draftRun({ today: '2026-06-01' })).toMatchObject({ invoices: 0, creditNotes: 0, supplementary: 0 });
  });
});
