import type { NewNotice } from '../../src/notices/notice';
import { NoticesRepository } from '../../src/notices/notices.repository';
import { NoticesService } from '../../src/notices/notices.service';
import type { ActingParty } from '../../src/platform/database/acting-party';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { setScene, type Scene } from '../support/scene';

describe('notices', () => {
  let database: FreshDatabase;
  let scene: Scene;
  let notices: NoticesService;
  beforeAll(async () => {
    database = await freshDatabase();
    scene = await setScene(database.doorway);
    notices = new NoticesService(database.doorway, new NoticesRepository());
  });
  afterAll(() => database.close());

  const id = (code: string): string => scene.ids[code] ?? '';
  const party = (organisation: string, role: string, student?: string): ActingParty => ({ organisationId: id(organisation), role, ...(student !== undefined && { studentId: id(student) }) });
  const notice = (key: string, to: NewNotice['to']): NewNotice => ({ key, kind: 'answer-reminder', sentence: `Meddelande ${key}.`, to });
  const read = async (acting: ActingParty, query = {}): Promise<unknown[]> => (await notices.page(acting, { limit: 50, ...query })).items.map(({ sentence }) => sentence);

  it('are told once for each key, and only to those they are for', async () => {
    const all = [notice('u', { organisationId: id('LU') }), notice('h', { organisationId: id('BLK'), unitId: id('BLK-MED') }), notice('s', { studentId: id('S01') })];
    await database.doorway.asSystem((em) => notices.tell(em, all));
    await database.doorway.asParty(party('BLK', 'host'), (em) => notices.tell(em, [notice('u', { organisationId: id('HAL') })]));
    expect(await read(party('LU', 'coordinator'))).toEqual(['Meddelande u.']);
    expect(await read(party('BLK', 'region_coordinator'))).toEqual(['Meddelande h.']);
    expect(await read(party('LU', 'student', 'S01'))).toEqual(['Meddelande s.']);
    for (const other of [party('HAL', 'region_coordinator'), party('LU', 'student', 'S02'), party('LU', 'finance'), party('LNU', 'coordinator')]) expect(await read(other)).toEqual([]);
  });

  it('of another unit are not among those of somebody who answers for one', async () => {
    const host = party('BLK', 'host');
    expect((await notices.newest(host, id('BLK-MED'))).map(({ unit }) => unit)).toEqual(['BLK-MED']);
    expect(await notices.newest(host, id('BLK-VC1'))).toEqual([]);
  });

  it('are read for all of the organisation, by the first who does, and by nobody else', async () => {
    const region = party('BLK', 'region_coordinator');
    const [first] = (await notices.page(region, { limit: 1 })).items;
    const number = String(first?.['id']);
    await expect(notices.read(party('HAL', 'region_coordinator'), number)).rejects.toMatchObject({ code: 'not-found' });
    const before = await notices.read(region, number);
    expect(before['readAt']).toBeInstanceOf(Date);
    expect(await notices.read(party('BLK', 'host'), number)).toEqual(before);
    expect(await read(region, { unread: 'true' })).toEqual([]);
    await expect(database.doorway.asParty(region, (em) => em.query("UPDATE notices SET sentence = 'Annat.'"))).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
