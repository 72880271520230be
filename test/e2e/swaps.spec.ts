import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createLog } from '../../src/platform/http/log';
import { startWorker, type RunningWorker } from '../../src/worker';
import { daysFrom } from '../../src/shared/day';
import { mondayOf, weeksFrom } from '../../src/shared/week';
import type { SceneAccount } from '../support/scene';
import { keepPicture, openBrowser, overflowOf, violationsOn } from './browser';
import { client, type Send } from './client';
import { startScene, type SceneApp } from './scene-app';

/** A term far ahead, so that its placements have not begun whenever this runs. */
const weeks = weeksFrom('2099-W36', '2099-W50');

describe('exchanges through the API and the pages', () => {
  let app: SceneApp;
  let send: Send;
  let browser: Browser;
  let worker: RunningWorker;
  const bookings: Record<string, string> = {};

  const rows = <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> => app.database.doorway.asSystem((em) => em.query<T[]>(sql, values));
  const enter = async (who: SceneAccount, width: number): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await browser.newContext({ baseURL: app.url, reducedMotion: 'reduce', viewport: { width, height: 900 } });
    await context.addCookies([{ name: 'vilplats_session', value: await app.token(who), url: app.url }]);
    return { context, page: await context.newPage() };
  };
  const look = async (page: Page, name: string): Promise<void> => {
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await violationsOn(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
      await keepPicture(page, `${name}-${width}`);
    }
  };
  const items = async (who: SceneAccount, path: string): Promise<Record<string, unknown>[]> => (await send(who, 'GET', path)).body['items'] as Record<string, unknown>[];

  /** Two published placements in the same weeks, at clinics of two regions. */
  const prepare = async (): Promise<void> => {
    const [first, last] = [mondayOf('2099-W36'), daysFrom(mondayOf('2099-W50'), '2099-12-20').at(6)];
    const [term] = await rows<{ id: string }>(`INSERT INTO terms (code, first_week, last_week, first_day, last_day) VALUES ('HT2099', '2099-W36', '2099-W50', $1, $2) RETURNING id`, [first, last]);
    await rows(`INSERT INTO agreement_parties (agreement_id, organisation_id, role) VALUES ($1, $2, 'host')`, [app.ids['LU-BLK'], app.ids['HAL']]);
    for (const unit of ['BLK-MED', 'HAL-MED']) {
      await rows(`INSERT INTO capacity_offers (unit_id, specialty, level, first_week, last_week, period, places) VALUES ($1, 'medicine', 'basic', '2099-W36', '2099-W50', daterange($2, $3, '[]'), 1)`, [app.ids[unit], first, last]);
      for (const week of weeks) await rows(`INSERT INTO capacity_weeks (unit_id, specialty, level, monday, places) VALUES ($1, 'medicine', 'basic', $2, 1)`, [app.ids[unit], mondayOf(week)]);
    }
    for (const [student, unit, region] of [['S01', 'BLK-MED', 'region'], ['S02', 'HAL-MED', 'foreignRegion']] as const) {
      const [enrolment] = await rows<{ id: string }>('INSERT INTO enrolments (student_id, course_id, term_id) VALUES ($1, $2, $3) RETURNING id', [app.ids[student], app.ids['T6'], term?.id]);
      const booked = await send('coordinator', 'POST', 'bookings', { enrolmentId: enrolment?.id, requirementId: app.ids['T6-MED'], unit, firstWeek: '2099-W40' });
      expect([booked.status, booked.body['detail']]).toEqual([201, undefined]);
      bookings[student] = String(booked.body['id']);
      expect((await send(region, 'POST', `bookings/${bookings[student]}/confirm`, {})).status).toBe(200);
      expect((await send('coordinator', 'POST', `bookings/${bookings[student]}/publish`, {})).status).toBe(200);
    }
  };

  beforeAll(async () => {
    app = await startScene();
    send = client(app);
    worker = await startWorker({ configuration: { databasePool: 5 }, loginUrl: app.database.url, log: createLog('error') });
    browser = await openBrowser();
    await prepare();
  }, 120_000);
  afterAll(async () => {
    await worker.stop();
    await browser.close();
    await app.close();
  });

  test('a window is opened by the university alone, and refused where it is backwards or overlaps', async () => {
    const hour = 3_600_000;
    const time = (hours: number): string => new Date(Date.now() + hours * hour).toISOString();
    const order = { term: 'HT2099', opensAt: time(-1), closesAt: time(200), answerHours: 20, seed: 4 };
    expect(await send('coordinator', 'POST', 'swap-windows', { ...order, closesAt: time(-2) })).toMatchObject({ status: 422, body: { code: 'swap-window-backwards' } });
    expect((await send('student', 'POST', 'swap-windows', order)).status).toBe(403);
    const { context, page } = await enter('coordinator', 1280);
    await page.goto('/terminer/HT2026');
    await page.getByRole('link', { name: 'Byten' }).click();
    await page.goto('/terminer/HT2099/byten');
    await look(page, 'swaps-none');
    await page.getByLabel('Öppnar').fill('2026-11-01T08:00');
    await page.getByLabel('Stänger').fill('2026-10-01T08:00');
    await page.getByRole('button', { name: 'Öppna bytesperiod' }).click();
    await page.getByRole('alert').getByText('Perioden stänger innan den öppnar').waitFor();
    expect(await page.getByLabel('Öppnar').inputValue()).toBe('2026-11-01T08:00');
    await context.close();
    const opened = await send('coordinator', 'POST', 'swap-windows', order);
    expect(opened).toMatchObject({ status: 201, body: { state: 'open', longestRing: 6, answerHours: 20, hostAnswerHours: 72, searchEveryHours: 24, seed: 4, version: 1 } });
    const path = `swap-windows/${String(opened.body['id'])}`;
    expect(await send('coordinator', 'POST', 'swap-windows', { ...order, opensAt: time(100), closesAt: time(300) })).toMatchObject({ status: 409, body: { code: 'one-swap-window-at-a-time' } });
    expect((await send('foreignCoordinator', 'PATCH', path, { seed: 5 }, { 'if-match': '"v1"' })).status).toBe(404);
    expect(await send('coordinator', 'PATCH', path, { hostAnswerHours: 30 }, { 'if-match': '"v1"' })).toMatchObject({ status: 200, body: { hostAnswerHours: 30, version: 2 } });
    expect((await send('coordinator', 'PATCH', path, { seed: 5 }, { 'if-match': '"v1"' })).status).toBe(412);
    expect((await items('student', 'swap-windows?term=HT2099')).length).toBe(1);
    expect((await items('foreignCoordinator', 'swap-windows')).length).toBe(0);
  }, 60_000);

  test('a student wishes on her phone, takes it back, and wishes again; nobody else reads it', async () => {
    const { context, page } = await enter('student', 390);
    await page.goto('/min-placering');
    await page.getByRole('link', { name: 'Byta placering' }).click();
    await page.waitForURL('**/min-placering/byten');
    await look(page, 'swaps-wish');
    await page.getByLabel('Helst').selectOption('enhet:HAL-MED');
    await page.getByLabel('Val 2').selectOption('enhet:HAL-MED');
    await page.getByRole('button', { name: 'Önska byte' }).click();
    await page.getByRole('alert').getByText('samma plats två gånger').waitFor();
    expect(await page.getByLabel('Helst').inputValue()).toBe('enhet:HAL-MED');
    await page.getByLabel('Val 2').selectOption('');
    await page.getByRole('button', { name: 'Önska byte' }).click();
    await page.getByRole('button', { name: 'Dra tillbaka önskemålet' }).click();
    await page.getByLabel('Helst').selectOption('ort:HSD');
    await page.getByLabel('Bara i samma veckor').check();
    await page.getByRole('button', { name: 'Önska byte' }).click();
    await page.getByText('Byte önskat').waitFor();
    await look(page, 'swaps-wished');
    await context.close();
    const wishes = await items('student', 'swap-wishes');
    expect(wishes.map(({ state }) => state).sort()).toEqual(['open', 'withdrawn']);
    const wish = wishes.find(({ state }) => state === 'open');
    expect(wish).toMatchObject({ bookingId: bookings['S01'], sameWeeks: true, places: [{ rank: 1, town: 'HSD' }] });
    const path = `swap-wishes/${String(wish?.['id'])}`;
    expect((await send('otherStudent', 'GET', path)).status).toBe(404);
    expect((await send('otherStudent', 'POST', `${path}/withdraw`)).status).toBe(404);
    expect((await send('coordinator', 'GET', 'swap-wishes')).status).toBe(403);
    expect((await send('otherStudent', 'POST', 'swap-wishes', { bookingId: bookings['S01'], places: [{ unit: 'BLK-MED' }] })).status).toBe(404);
    expect((await send('otherStudent', 'POST', 'swap-wishes', { bookingId: bookings['S02'], places: [{ unit: 'BLK-MED', town: 'KNA' }] })).status).toBe(400);
    expect((await send('otherStudent', 'POST', 'swap-wishes', { bookingId: bookings['S02'], places: [{ unit: 'NIX' }] })).status).toBe(422);
    expect((await send('otherStudent', 'POST', 'swap-wishes', { bookingId: bookings['S02'], places: [{ unit: 'BLK-MED' }] })).status).toBe(201);
    expect((await send('otherStudent', 'POST', 'swap-wishes', { bookingId: bookings['S02'], places: [{ town: 'KNA' }] })).status).toBe(409);
  }, 60_000);

  test('all students and both clinics say yes, and the places are exchanged; numbers tell no names', async () => {
    const [window] = await items('coordinator', 'swap-windows?term=HT2099');
    const path = `swap-windows/${String(window?.['id'])}`;
    const asked = await send('coordinator', 'POST', `${path}/searches`);
    expect(asked.status).toBe(202);
    let search = asked.body;
    for (let i = 0; i < 200 && search['state'] !== 'done'; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      search = (await send('coordinator', 'GET', `swap-searches/${String(search['id'])}`)).body;
    }
    expect(search).toMatchObject({ wishes: 2, exchanges: 2, candidates: 1, rings: 1, students: 2, points: 20, upTo: 6, proven: true });
    const { context, page } = await enter('student', 390);
    await page.goto('/min-placering');
    await page.getByRole('link', { name: 'Läs och svara' }).click();
    await page.getByRole('heading', { name: 'Vill du byta?' }).waitFor();
    await look(page, 'swaps-asked');
    await page.getByRole('button', { name: 'Ja, byt' }).click();
    await page.getByText('Väntar på de andra').waitFor();
    const [offer] = await items('otherStudent', 'swap-offers');
    expect(offer).toMatchObject({ unit: 'BLK-MED', rank: 1, answer: 'waiting', state: 'asked', firstDay: '2099-09-28' });
    expect((await send('student', 'POST', `swap-offers/${String(offer?.['id'])}/accept`)).status).toBe(404);
    expect(await send('otherStudent', 'POST', `swap-offers/${String(offer?.['id'])}/accept`)).toMatchObject({ status: 200, body: { answer: 'yes', state: 'hosts' } });
    const [foreign] = await items('foreignRegion', 'swap-questions');
    expect(foreign).toMatchObject({ unit: 'HAL-MED', state: 'hosts', answer: 'waiting' });
    expect((await send('region', 'POST', `swap-questions/${String(foreign?.['id'])}/accept`)).status).toBe(404);
    expect((await send('foreignRegion', 'POST', `swap-questions/${String(foreign?.['id'])}/accept`)).body['answer']).toBe('yes');
    const host = await enter('host', 1280);
    await host.page.goto('/byten');
    await look(host.page, 'swaps-question');
    await host.page.getByRole('button', { name: /^Ja/ }).click();
    await host.page.getByText('Bytet är klart.').waitFor();
    await host.context.close();
    await page.goto('/min-placering/byten');
    await page.getByText('Bytt', { exact: true }).waitFor();
    await look(page, 'swaps-done');
    await context.close();
    const standing = async (who: SceneAccount): Promise<unknown> =>
      (await items(who, 'bookings?term=HT2099')).map(({ unit, state, replacesId }) => ({ unit, state, replacesId })).sort((a, b) => String(a.state).localeCompare(String(b.state)));
    expect(await standing('student')).toEqual([{ unit: 'HAL-MED', state: 'published', replacesId: bookings['S01'] }, { unit: 'BLK-MED', state: 'replaced', replacesId: undefined }]);
    expect(await standing('otherStudent')).toEqual([{ unit: 'BLK-MED', state: 'published', replacesId: bookings['S02'] }, { unit: 'HAL-MED', state: 'replaced', replacesId: undefined }]);
    expect((await send('coordinator', 'GET', `${path}/numbers`)).body).toEqual({
      wishes: { open: 0, withdrawn: 1, fulfilled: 2, lapsed: 0 }, rings: { asked: 0, hosts: 0, carriedOut: 1, dissolved: 0 }, endings: [], exchanged: 2, awaitedStudents: 0, awaitedUnits: 0,
    });
    const coordinator = await enter('coordinator', 1280);
    await coordinator.page.goto('/terminer/HT2099/byten');
    await look(coordinator.page, 'swaps-numbers');
    expect(await coordinator.page.content()).not.toMatch(/S0[12]|Student Prov/);
    await coordinator.context.close();
  }, 120_000);
});
