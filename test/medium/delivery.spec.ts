import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccessPoint } from '../../src/delivery/access-point';
import { ArchiveRepository } from '../../src/delivery/archive.repository';
import { ArchiveService } from '../../src/delivery/archive.service';
import { DeliveriesRepository } from '../../src/delivery/deliveries.repository';
import { DeliveriesService } from '../../src/delivery/deliveries.service';
import { FileDrop } from '../../src/delivery/file-drop';
import { StatusesRepository } from '../../src/delivery/statuses.repository';
import { StatusesService } from '../../src/delivery/statuses.service';
import { VouchersRepository } from '../../src/delivery/vouchers.repository';
import { VouchersService } from '../../src/delivery/vouchers.service';
import type { ActingParty } from '../../src/platform/database/acting-party';
import { MoneyWorld, placementDays } from '../support/money-world';

let world: MoneyWorld;
let invoice: { id: string; number: string };
const finance = (code: string): ActingParty => ({ organisationId: world.id(code), role: 'finance' });

beforeAll(async () => {
  world = await MoneyWorld.open();
  await world.mediated();
  await world.done(await world.booking(await world.student(), '2025-10-06'), placementDays('2025-10-06', 5));
  await world.invoicing.draftRun({ today: '2025-11-01' });
  const [issued] = await world.issue('2025-11-03');
  invoice = issued!;
});
afterAll(() => world.close());

describe('handing over to an access point', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vilplats-drop-'));
    await world.sql(`UPDATE organisations SET invoice_channel = 'file_drop' WHERE code = 'BLK'`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const drop = (): FileDrop => new FileDrop(folder);
  const delivering = (point: AccessPoint | null): DeliveriesService => new DeliveriesService(world.database.doorway, new DeliveriesRepository(), point);
  const failing = (at: keyof AccessPoint, when: 'before' | 'after'): AccessPoint => {
    const real = drop();
    const fail = (): never => {
      throw new Error('killed');
    };
    return {
      layReady: async (parcel) => {
        if (at === 'layReady' && when === 'before') fail();
        await real.layReady(parcel);
        if (at === 'layReady') fail();
      },
      handOver: async (parcel) => {
        if (at === 'handOver' && when === 'before') fail();
        const done = await real.handOver(parcel);
        return at === 'handOver' ? fail() : done;
      },
    };
  };
  const dropped = (): string[] => readdirSync(folder).filter((name) => name !== '.ready').flatMap((sender) => readdirSync(join(folder, sender)));

  it('happens once, wherever the house falls on the way, even when the access point has taken it already', async () => {
    await expect(delivering(null).deliver(invoice.id, '2025-11-03')).rejects.toMatchObject({ code: 'no-access-point' });
    for (const [at, when] of [['layReady', 'before'], ['layReady', 'after'], ['handOver', 'before']] as const) {
      await expect(delivering(failing(at, when)).deliver(invoice.id, '2025-11-03')).rejects.toThrow('killed');
      expect(dropped()).toEqual([]);
    }
    await expect(delivering(failing('handOver', 'after')).deliver(invoice.id, '2025-11-03')).rejects.toThrow('killed');
    expect(dropped()).toEqual([invoice.number]);
    const parcel = join(folder, 'BLK', invoice.number);
    const xml = readFileSync(join(parcel, `${invoice.number}.xml`));
    expect(JSON.parse(readFileSync(join(parcel, 'manifest.json'), 'utf8'))).toMatchObject({
      number: invoice.number, sender: 'BLK', receiver: 'SKN', payable: '3862.50', sha256: createHash('sha256').update(xml).digest('hex'),
    });
    renameSync(parcel, join(folder, '.ready', 'taken'));
    await Promise.all([1, 2, 3].map(() => delivering(drop()).deliver(invoice.id, '2025-11-04')));
    expect(dropped()).toEqual([]);
    expect(await world.sql(`SELECT d.state, s.status, s.happened_on::text AS day FROM invoice_deliveries d JOIN invoice_statuses s USING (invoice_id)`))
      .toEqual([{ state: 'delivered', status: 'sent', day: '2025-11-04' }]);
  });

  it('is asked for when an invoice is issued, and only then', async () => {
    const facts = (): Promise<{ id: string }[]> => world.sql<{ id: string }>(`SELECT payload->>'invoiceId' AS id FROM outbox WHERE fact = 'invoice-issued'`);
    expect(await facts()).toEqual([]);
    await world.done(await world.booking(await world.student(), '2025-10-06'), placementDays('2025-10-06', 2));
    await world.invoicing.draftRun({ today: '2025-11-01' });
    const issued = await world.issue('2025-11-05');
    expect((await facts()).map(({ id }) => id)).toEqual(issued.map(({ id }) => id));
    await expect(delivering(drop()).askAgain(finance('SKN'), invoice.id)).rejects.toMatchObject({ kind: 'missing' });
  });
});

describe('statuses from an office', () => {
  const take = (code: string, content: string): Promise<unknown> =>
    new StatusesService(world.database.doorway, new StatusesRepository()).take(finance(code), { content, toldBy: 'Anna', today: '2026-03-31' });
  const told = (): Promise<unknown[]> => world.sql(`SELECT s.status FROM invoice_statuses s WHERE s.invoice_id = $1 ORDER BY s.number`, [invoice.id]);

  it('are recorded all or none, once, by the two parties alone', async () => {
    const half = `number,status,day\n${invoice.number},paid,2026-01-02\nnone,paid,2026-01-02\n`;
    await expect(take('BLK', half)).rejects.toMatchObject({ code: 'statuses-refused', breaches: [{ code: 'invoice-unknown' }] });
    await expect(take('LU', half)).rejects.toMatchObject({ breaches: [{ code: 'invoice-unknown' }, { code: 'invoice-unknown' }] });
    expect(await told()).toEqual([{ status: 'sent' }]);
    const file = `nummer;läge;dag\n${invoice.number};godkänd;2025-11-10\n`;
    expect(await take('SKN', file)).toMatchObject({ recorded: 1, unchanged: 0 });
    expect(await take('SKN', file)).toMatchObject({ recorded: 0, unchanged: 1 });
    const both = await Promise.allSettled([1, 2].map((day) => take('BLK', `number,status,day\n${invoice.number},paid,2026-01-0${day}\n`)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await told()).toEqual([{ status: 'sent' }, { status: 'accepted' }, { status: 'paid' }]);
  });
});

describe('a period', () => {
  it('is packed with all its documents, whose sums are those of the manifest', async () => {
    const archive = new ArchiveService(world.database.doorway, new ArchiveRepository(), world.invoicing);
    const pieces: Buffer[] = [];
    for await (const piece of await archive.pack(finance('SKN'), { firstDay: '2025-11-01', lastDay: '2025-11-03' })) pieces.push(piece);
    const names = Buffer.concat(pieces).toString('latin1').match(/BLK\/[\w.-]+\.(?:xml|pdf|csv|xlsx)|manifest\.(?:json|csv)/g) ?? [];
    expect([...new Set(names)]).toEqual([...['xml', 'pdf', 'csv', 'xlsx'].map((ending) => `BLK/${invoice.number}.${ending}`), 'manifest.json', 'manifest.csv']);
    await expect(archive.pack(finance('LU'), {})).rejects.toMatchObject({ code: 'nothing-to-archive' });
  });

  it('is posted by each party’s own plan', async () => {
    const vouchers = new VouchersService(world.database.doorway, new VouchersRepository());
    const scope = { firstDay: '2025-11-01', lastDay: '2025-11-30' };
    await expect(vouchers.csv(finance('SKN'), scope)).rejects.toMatchObject({ code: 'account-missing' });
    const plan = ([['payable', '2440'], ['cost', '4010']] as const).map(([purpose, account]) => ({ purpose, kind: '', account, name: '', costCentre: '' }));
    await vouchers.replacePlan(finance('SKN'), plan);
    expect(await vouchers.plan(finance('BLK'))).toEqual([]);
    const sie = (await vouchers.sie(finance('SKN'), scope, '2025-12-01')).toString('latin1');
    const amounts = [...sie.matchAll(/#TRANS \d+ \{\} (-?\d+\.\d\d)/g)].map(([, amount]) => Math.round(Number(amount) * 100));
    expect(amounts).toEqual([-386_250, 386_250, -154_500, 154_500]);
    await expect(vouchers.replacePlan(finance('SKN'), [...plan, ...plan])).rejects.toMatchObject({ code: 'doubled-account' });
  });
});
