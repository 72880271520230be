import { BasesRepository } from '../../src/delivery/bases.repository';
import { BasesService } from '../../src/delivery/bases.service';
import { IssuingRepository } from '../../src/invoicing/issuing.repository';
import { IssuingService } from '../../src/invoicing/issuing.service';
import { DraftsRepository } from '../../src/invoicing/drafts.repository';
import { named } from '../../src/invoicing/signatory';
import type { ActingParty } from '../../src/platform/database/acting-party';
import { MoneyWorld, placementDays } from '../support/money-world';

describe('invoices that another system numbers', () => {
  let world: MoneyWorld;
  let bases: BasesService;
  const blekinge = (): ActingParty => ({ organisationId: world.id('BLK'), role: 'finance' });

  beforeAll(async () => {
    world = await MoneyWorld.open();
    await world.mediated();
    await world.sql(`UPDATE organisations SET invoice_numbering = 'basis' WHERE code = 'BLK'`);
    const { doorway } = world.database;
    bases = new BasesService(doorway, new BasesRepository(), new IssuingService(doorway, new DraftsRepository(), new IssuingRepository()));
  });
  afterAll(() => world.close());

  it('are handed over once, drawn no more, issued under the number that comes back, and corrected after that', async () => {
    const booking = await world.booking(await world.student(), '2025-10-06');
    await world.done(booking, placementDays('2025-10-06', 5));
    const { invoiceIds: [draft] } = await world.invoicing.draftRun({ today: '2025-11-01' });
    await world.invoicing.review(draft!, named('Per'));
    await expect(world.invoicing.issue(draft!, { today: '2025-11-03', issuedBy: named('Anna') })).rejects.toMatchObject({ code: 'numbered-elsewhere' });
    await expect(bases.handOver(blekinge(), named('Per'), '2025-11-03')).rejects.toMatchObject({ code: 'two-persons' });
    const [basis] = await bases.handOver(blekinge(), named('Anna'), '2025-11-03');
    expect(await bases.handOver(blekinge(), named('Anna'), '2025-11-03')).toEqual([]);
    expect(await bases.file(blekinge())).toMatch(new RegExp(`${basis!};invoice;;Region Skåne;2321000255;.*;3862.50;3862.50;0.00;0.00;3862.50`));

    await world.done(booking, placementDays('2025-10-06', 1), { halfDays: 1 });
    expect(await world.invoicing.draftRun({ today: '2025-11-01' })).toMatchObject({ invoices: 0, creditNotes: 0, supplementary: 0 });
    await expect(world.invoicing.issue(draft!, { today: '2025-11-03', issuedBy: named('Anna') })).rejects.toMatchObject({ code: 'handed-over' });

    const file = (number: string): string => `underlag;nummer;datum;forfaller;ocr\n${basis!};${number};2025-11-05;2025-12-05;7001233\n`;
    await expect(bases.number(blekinge(), `${file('700123')}B999999;1;2025-11-05;2025-12-05;\n`, '2025-11-10')).rejects.toMatchObject({ breaches: [{ detail: 'Row 3: there is no basis B999999 of yours; it may have been taken back.' }] });
    expect(await bases.number(blekinge(), file('700123'), '2025-11-10')).toEqual({ issued: 1, unchanged: 0 });
    expect(await bases.number(blekinge(), file('700123'), '2025-11-10')).toEqual({ issued: 0, unchanged: 1 });
    await expect(bases.number(blekinge(), file('700124'), '2025-11-10')).rejects.toMatchObject({ code: 'numbers-refused' });
    expect(await world.invoices([draft!])).toMatchObject([{ number: '700123', state: 'issued', payable: '386250' }]);
    expect((await world.invoicing.document(draft!)).xml).toContain('<cbc:ID>700123</cbc:ID>');
    expect(await world.sql('SELECT FROM invoice_series')).toEqual([]);
    expect(await world.invoicing.breaches()).toEqual([]);
    expect(await world.invoicing.draftRun({ today: '2025-12-01' })).toMatchObject({ invoices: 0, creditNotes: 1 });
  });

  it('are taken back before they have a number, and drawn again', async () => {
    await world.sql(`UPDATE organisations SET invoice_numbering = 'basis' WHERE code = 'BLK'`);
    const drafts = (await world.invoices()).filter(({ state }) => state === 'draft');
    for (const { id } of drafts) await world.invoicing.review(id, named('Per'));
    const [basis] = await bases.handOver(blekinge(), named('Anna'), '2025-12-03');
    expect(basis).toMatch(/^B\d{6}$/);
    await expect(bases.takeBack({ organisationId: world.id('SKN'), role: 'finance' }, drafts[0]!.id)).rejects.toMatchObject({ kind: 'missing' });
    await bases.takeBack(blekinge(), drafts[0]!.id);
    expect(await bases.file(blekinge())).not.toContain(basis);
    await world.sql(`UPDATE organisations SET invoice_numbering = 'own' WHERE code = 'BLK'`);
    expect(await world.issue('2025-12-04')).toMatchObject([{ type: 'credit_note', number: 'BLK-U-2025-000001', original: '700123' }]);
    expect(await world.invoicing.breaches()).toEqual([]);
  });
});
