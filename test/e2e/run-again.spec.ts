import type { Browser, Page } from 'playwright-core';
import { createLog } from '../../src/platform/http/log';
import { startWorker, type RunningWorker } from '../../src/worker';
import type { SceneAccount } from '../support/scene';
import { allocated } from './allocated';
import { enter, keepPicture, openBrowser, overflowOf, violationsOn } from './browser';
import { sceneClient, version } from './client';

interface Stay {
  readonly id: string;
  readonly student: string;
  readonly unit: string;
  readonly firstDay: string;
  readonly state: string;
  readonly version: number;
}

const { scene, send } = sceneClient();
const holding = ['held', 'offered', 'confirmed', 'published', 'started'];

/** Two surgical clinics and a course with so many students, who all wish for the first. */
const setUp = `
  WITH given AS (SELECT $1::uuid[] AS ids), s AS (INSERT INTO specialties (code, name) VALUES ('surgery', 'Kirurgi') RETURNING code),
    u AS (INSERT INTO units (code, organisation_id, town_id, name, hsa_id, booking_model)
      SELECT code, ids[1], ids[2], name, 'SE2321000081-' || code, 'regulated' FROM given, (VALUES ('KIR', 'Kirurgkliniken'), ('KIR2', 'Kirurgen Syd')) v (code, name) RETURNING id, code),
    us AS (INSERT INTO unit_specialties (unit_id, specialty) SELECT u.id, s.code FROM u, s),
    c AS (INSERT INTO courses (code, curriculum_id, name, programme_term) SELECT 'T8', ids[3], 'T8 Kirurgi', 8 FROM given RETURNING id),
    r AS (INSERT INTO requirements (course_id, code, specialty, level, days, window_weeks) SELECT c.id, 'KIR', s.code, 'basic', 20, 4 FROM c, s RETURNING id)
  SELECT c.id AS course, r.id AS block FROM c, r`;
const enrol = `
  WITH s AS (INSERT INTO students (code, university_id, display_name, study_town_id)
      SELECT 'K' || n, $1, 'Prov Kirurg ' || n, $2 FROM generate_series($5::int, $6::int) n RETURNING id),
    e AS (INSERT INTO enrolments (student_id, course_id, term_id) SELECT id, $3, $4 FROM s RETURNING id, student_id),
    w AS (INSERT INTO wishes (enrolment_id, rank, unit_id) SELECT e.id, 1, u.id FROM e, units u WHERE u.code = 'KIR')
  SELECT e.id AS enrolment, s.code FROM e JOIN students s ON s.id = e.student_id`;

describe('a term that is allocated again when something has changed', () => {
  let worker: RunningWorker;
  let browser: Browser;
  let course: string;
  let block: string;
  beforeAll(async () => {
    worker = await startWorker({ configuration: { databasePool: 5 }, loginUrl: scene().database.url, log: createLog('error') });
    browser = await openBrowser();
    const { ids } = scene();
    const [made] = await store(setUp, [[ids['BLK'], ids['KNA'], ids['LAK12']]]);
    [course, block] = [made?.['course'] ?? '', made?.['block'] ?? ''];
    await come(1, 12);
    await offer('KIR', 4);
    await offer('KIR2', 1);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await worker.stop();
  });

  const store = (sql: string, values: unknown[]): Promise<Record<string, string>[]> => scene().database.doorway.asSystem((em) => em.query(sql, values));
  const come = (first: number, last: number): Promise<unknown> => store(enrol, [scene().ids['LU'], scene().ids['LND'], course, scene().ids['HT2026'], first, last]);
  const offer = async (unit: string, places: number): Promise<void> => {
    expect((await send('region', 'POST', 'capacity-offers', { unit, specialty: 'surgery', level: 'basic', firstWeek: '2026-W36', lastWeek: '2026-W43', places })).status).toBe(201);
  };
  const stays = async (): Promise<Stay[]> =>
    ((await send('coordinator', 'GET', 'bookings?term=HT2026&limit=200')).body['items'] as Stay[]).filter(({ state }) => holding.includes(state));
  const ofCourse = (all: readonly Stay[]): Stay[] => all.filter(({ student }) => student.startsWith('K'));
  const where = ({ id, student, unit, firstDay, state }: Stay): string => [id, student, unit, firstDay, state].join(' ');
  const step = async (who: SceneAccount, id: string, verb: string, body: object = {}): Promise<void> => {
    expect([verb, (await send(who, 'POST', `bookings/${id}/${verb}`, body)).status]).toEqual([verb, 200]);
  };
  const allocate = async (seed: number): Promise<string> => String((await allocated(send, { term: 'HT2026', seed })).run['number']);
  const open = async (who: SceneAccount, path: string): Promise<Page> => {
    const page = await (await enter(browser, scene(), who)).newPage();
    expect((await page.goto(path))?.status()).toBe(200);
    return page;
  };
  const look = async (page: Page, name: string): Promise<void> => {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await keepPicture(page, `again-${name}-${width}`);
      expect(await violationsOn(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
    }
  };

  test('moves those alone whom a closure has come over; who has started and who was placed by hand stay', async () => {
    const [enrolment] = await store("SELECT e.id FROM enrolments e JOIN students s ON s.id = e.student_id WHERE s.code = 'K1'", []);
    const byHand = await send('coordinator', 'POST', 'bookings', { enrolmentId: enrolment?.['id'], requirementId: block, unit: 'KIR', firstWeek: '2026-W36' });
    expect(byHand.status).toBe(201);
    const number = await allocate(21);
    const page = await open('coordinator', '/terminer/HT2026');
    await page.getByRole('link', { name: /^Varför\? .*utan plats/ }).first().click();
    await page.waitForURL(`**/terminer/HT2026/fordelningar/${number}/varfor`);
    const first = ofCourse(await stays());
    expect(first).toHaveLength(10);
    const begun = first.find(({ id, unit, firstDay }) => unit === 'KIR' && firstDay === '2026-08-31' && id !== byHand.body['id'])?.id ?? '';
    for (const [who, verb] of [['region', 'confirm'], ['coordinator', 'publish'], ['region', 'start']] as const) await step(who, begun, verb);
    const before = await stays();
    const closed = await send('region', 'POST', 'closures', { unit: 'KIR', firstWeek: '2026-W39', lastWeek: '2026-W39', reason: 'reorganisation' });
    const covered = (await send('coordinator', 'GET', `closures/${String(closed.body['id'])}/affected-bookings`)).body as unknown as { id: string; movable: boolean }[];
    expect(covered).toHaveLength(4);
    expect(covered.filter(({ movable }) => !movable).map(({ id }) => id).sort()).toEqual([begun, String(byHand.body['id'])].sort());
    await page.goto('/terminer/HT2026');
    expect(await page.locator('section[aria-labelledby=stangda] tbody tr').count()).toBe(4);
    await look(page, 'term-closed');
    const unit = await open('region', '/enheter/KIR/kapacitet?termin=HT2026');
    expect(await unit.getByText('Stängd vecka', { exact: true }).count()).toBe(4);
    await look(unit, 'unit-closed');
    await offer('KIR2', 3);
    await allocate(22);
    const after = await stays();
    const free = new Set(covered.filter(({ movable }) => movable).map(({ id }) => id));
    const kept = before.filter(({ id }) => !free.has(id)).map(where);
    expect(after.map(where)).toEqual(expect.arrayContaining(kept));
    expect(after.filter(({ id }) => free.has(id))).toEqual([]);
    expect(ofCourse(after)).toHaveLength(12);
    expect(ofCourse(after).filter(({ id }) => !before.some((stay) => stay.id === id)).map(({ unit }) => unit)).toEqual(Array.from({ length: 4 }, () => 'KIR2'));
    await page.goto('/terminer/HT2026');
    expect(await page.locator('section[aria-labelledby=stangda] tbody tr').allInnerTexts()).toEqual([expect.stringContaining('För hand'), expect.stringContaining('För hand')]);
  }, 120_000);

  test('gives a place that was given up to one who waits, and moves nobody', async () => {
    await come(13, 14);
    const before = await stays();
    const gone = ofCourse(before).find(({ unit, state }) => unit === 'KIR2' && state !== 'started');
    expect((await send('coordinator', 'POST', `bookings/${gone?.id ?? ''}/withdraw`, { reason: 'Studieuppehåll' }, version(gone?.version ?? 0))).status).toBe(200);
    await allocate(23);
    const after = await stays();
    expect(after.map(where)).toEqual(expect.arrayContaining(before.filter(({ id }) => id !== gone?.id).map(where)));
    const added = ofCourse(after).filter(({ id }) => !before.some((stay) => stay.id === id));
    expect(added.map(({ student, unit, firstDay }) => [/^K1[34]$/.test(student), unit, firstDay])).toEqual([[true, gone?.unit, gone?.firstDay]]);
    const waiting = ['K13', 'K14'].find((student) => student !== added[0]?.student);
    await store("UPDATE accounts SET student_id = (SELECT id FROM students WHERE code = $1) WHERE email = 'otherstudent@scen.example'", [waiting]);
    const page = await open('otherStudent', '/min-placering');
    expect(await page.locator('section[aria-labelledby=varfor]').innerText()).toMatch(/Kirurgi: Ingen plats än[\s\S]*Önskemål 1, Kirurgkliniken/);
    expect(await page.content()).not.toMatch(/Prov Kirurg (?!1[34])/);
    await look(page, 'student-reasons');
  }, 120_000);

  test('uses more places for those who wait, and moves nobody', async () => {
    const before = await stays();
    await offer('KIR2', 4);
    await allocate(24);
    const after = await stays();
    expect(after.map(where)).toEqual(expect.arrayContaining(before.map(where)));
    expect(ofCourse(after)).toHaveLength(13);
    const reasons = (await open('otherStudent', '/min-placering')).locator('section[aria-labelledby=varfor]');
    expect(await reasons.innerText()).toMatch(/Kirurgi: Du fick en plats som du inte önskat/);
  }, 120_000);
});
