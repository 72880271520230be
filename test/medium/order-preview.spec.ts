import type { INestApplicationContext } from '@nestjs/common';
import { OrderPreviewService } from '../../src/allocation/order-preview.service';
import { OrdersService } from '../../src/allocation/orders.service';
import type { OrderPreviewOverview } from '../../src/allocation/order-overview';
import { createLog } from '../../src/platform/http/log';
import { openProcessors } from '../../src/worker';
import { oneRegion } from '../support/one-region';
import { houseForEach } from '../support/own-house';

jest.setTimeout(120_000);

const own = houseForEach();
const weeks: readonly [string, string] = ['2026-W36', '2026-W39'];
const byAddress = [{ tier: 1, criterion: 'lives_in_region' as const }, { tier: 2, criterion: 'everyone' as const }];

/** A11 with other figures: five seats; three students of the agreement's university, three of a cooperating one, two at a distance. */
describe('a changed priority order', () => {
  let app: INestApplicationContext;
  let place: Awaited<ReturnType<typeof oneRegion>>;
  let agreement: string;
  let home: string;
  const students: Record<string, string> = {};

  const enrol = async (universityId: string, courseId: string, names: readonly string[], values: Readonly<Record<string, unknown>> = {}): Promise<void> => {
    for (const name of names) {
      students[name] = await own.factory.student(universityId, place.townId, values);
      await own.factory.enrolment(students[name], courseId, place.termId);
    }
  };
  /** Names of those who have a place. */
  const placed = async (): Promise<string[]> => {
    const rows = await own.factory.rows<{ id: string }>('SELECT student_id AS id FROM bookings WHERE holds_place');
    return Object.keys(students).filter((name) => rows.some(({ id }) => id === students[name])).sort();
  };
  const codes = async (): Promise<Map<string, string>> => {
    const rows = await own.factory.rows<{ id: string; code: string }>('SELECT id, code FROM students');
    return new Map(Object.entries(students).map(([name, id]) => [rows.find((row) => row.id === id)?.code ?? '', name]));
  };
  const previewed = async (party: { organisationId: string; role: string }, priorities: Parameters<OrderPreviewService['ask']>[1]['priorities'] = byAddress): Promise<OrderPreviewOverview> => {
    const id = await app.get(OrderPreviewService).ask(party, { agreement, term: 'HT2026', seed: 1, priorities });
    await app.get(OrderPreviewService).workOut(id);
    await app.get(OrderPreviewService).workOut(id);
    return app.get(OrdersService).overview(party, id);
  };

  beforeEach(async () => {
    const { factory } = own;
    place = await oneRegion(factory, { specialty: 'medicine', places: 5, weeks, county: '10' });
    agreement = await factory.codeOf('agreements', place.agreementId);
    home = await factory.town('10');
    const elsewhere = await factory.town('12');
    const cooperating = await factory.organisation('university');
    await factory.row('agreement_parties', { agreement_id: place.agreementId, organisation_id: cooperating, role: 'cooperating' });
    for (const [tier, criterion] of [[1, 'owner'], [2, 'cooperating'], [3, 'distance']]) await factory.row('priority_tiers', { agreement_id: place.agreementId, tier, criterion });
    const programmeId = await factory.programme(cooperating);
    await factory.row('agreement_programmes', { agreement_id: place.agreementId, programme_id: programmeId });
    const courseId = await factory.course(programmeId);
    await factory.requirement(courseId, 'medicine');
    await enrol(place.universityId, place.courseId, ['own1', 'own2', 'own3'], { home_town_id: elsewhere });
    await enrol(cooperating, courseId, ['co1', 'co2', 'co3'], { home_town_id: elsewhere });
    await enrol(cooperating, courseId, ['far1', 'far2'], { distance: true, home_town_id: home });
    app = await openProcessors({ configuration: { databasePool: 6 }, loginUrl: own.database.url, log: createLog('silent') });
  });
  afterEach(() => app.close());

  it('shows who would move before it is saved; addresses alone change nothing; what is saved is what was shown', async () => {
    await own.house.allocate('HT2026');
    const before = await placed();
    expect(before.filter((name) => name.startsWith('own'))).toHaveLength(3);
    expect(before.filter((name) => name.startsWith('co'))).toHaveLength(2);
    await own.factory.rows('UPDATE students SET home_town_id = $1 WHERE id = ANY ($2)', [home, [students['own1'], students['co1']]]);
    expect(await own.house.allocate('HT2026')).toMatchObject({ unchanged: true, made: 0, moved: 0, cancelled: 0 });

    const owner = { organisationId: place.universityId, role: 'admin' };
    const preview = await previewed(owner);
    expect(preview).toMatchObject({ state: 'solved', searches: 2, maySave: true, savedAt: null });
    expect(preview.result?.universities.map(({ placedBefore, placedAfter }) => placedBefore - placedAfter).reduce((sum, one) => sum + one, 0)).toBe(0);
    expect(preview.result?.universities).toHaveLength(2);
    const far = preview.result?.changes.filter(({ kind, student }) => kind === 'placed' && student === undefined) ?? [];
    expect(far.length).toBeGreaterThanOrEqual(2);
    expect(preview.result?.changes.every(({ student, reason, university }) => (student === undefined && reason === undefined) || university === preview.askedBy)).toBe(true);
    expect((await previewed(owner)).result).toEqual(preview.result);
    expect(await placed()).toEqual(before);
    expect(await own.factory.rows('SELECT tier, criterion FROM priority_tiers ORDER BY tier')).toEqual([{ tier: 1, criterion: 'owner' }, { tier: 2, criterion: 'cooperating' }, { tier: 3, criterion: 'distance' }]);

    const named = await codes();
    const [{ result }] = await own.factory.rows<{ result: { changes: { kind: string; student: string }[] } }>('SELECT result FROM order_previews ORDER BY number LIMIT 1') as [{ result: { changes: { kind: string; student: string }[] } }];
    const lost = result.changes.filter(({ kind }) => kind === 'lost').map(({ student }) => named.get(student));
    const gained = result.changes.filter(({ kind }) => kind === 'placed').map(({ student }) => named.get(student) ?? '');
    await expect(app.get(OrdersService).save({ ...owner, role: 'coordinator' }, preview.id)).rejects.toMatchObject({ kind: 'forbidden' });
    await app.get(OrdersService).save(owner, preview.id);
    expect(await own.factory.rows('SELECT tier, criterion FROM priority_tiers ORDER BY tier')).toEqual(byAddress);
    await expect(app.get(OrdersService).save(owner, preview.id)).rejects.toMatchObject({ code: 'preview-saved' });
    await own.house.allocate('HT2026');
    expect(await placed()).toEqual([...before.filter((name) => !lost.includes(name)), ...gained].sort());
    expect(gained).toEqual(expect.arrayContaining(['far1', 'far2']));
  });

  it('is saved only by who decides, while the agreement is as it was shown', async () => {
    const owner = { organisationId: place.universityId, role: 'admin' };
    const host = { organisationId: place.regionId, role: 'admin' };
    const preview = await previewed(owner);
    expect(await app.get(OrdersService).overview(host, preview.id)).toMatchObject({ maySave: false });
    await expect(app.get(OrdersService).save(host, preview.id)).rejects.toMatchObject({ code: 'not-deciding' });
    const stranger = { organisationId: await own.factory.organisation('university'), role: 'admin' };
    await expect(app.get(OrdersService).overview(stranger, preview.id)).rejects.toMatchObject({ kind: 'missing' });
    await expect(app.get(OrderPreviewService).ask(stranger, { agreement, term: 'HT2026', seed: 1, priorities: byAddress })).rejects.toMatchObject({ kind: 'missing' });
    const current = [{ tier: 1, criterion: 'owner' as const }, { tier: 2, criterion: 'cooperating' as const }, { tier: 3, criterion: 'distance' as const }];
    await expect(app.get(OrderPreviewService).ask(owner, { agreement, term: 'HT2026', seed: 1, priorities: current })).rejects.toMatchObject({ code: 'order-unchanged' });
    await own.factory.rows('UPDATE agreements SET version = version + 1');
    await expect(app.get(OrdersService).save(owner, preview.id)).rejects.toMatchObject({ code: 'preview-outdated' });
  });
});
