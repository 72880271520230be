import type { Browser, Page } from 'playwright-core';
import { createLog } from '../../src/platform/http/log';
import { Dispatcher } from '../../src/platform/outbox/dispatcher';
import { addDays } from '../../src/shared/day';
import { mondayOf, weeksFrom } from '../../src/shared/week';
import { OFFER_EXPIRES } from '../../src/reserves/reserve-offer';
import { openProcessors, startWorker, type RunningWorker } from '../../src/worker';
import type { SceneAccount } from '../support/scene';
import { keepPicture, openBrowser, overflowOf, violationsOn } from './browser';
import { client, detailsOf, type Send } from './client';
import { startScene, type SceneApp } from './scene-app';

/** A term far ahead, so that its placements have not begun whenever this runs. */
const weeks = weeksFrom('2099-W36', '2099-W50');
const HOUR = 3_600_000;

describe('A15: freed places through the API and the pages', () => {
  let app: SceneApp;
  let send: Send;
  let browser: Browser;
  let worker: RunningWorker;
  const enrolments: Record<string, string> = {};

  const rows = <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> => app.database.doorway.asSystem((em) => em.query<T[]>(sql, values));
  const items = async (who: SceneAccount, path: string): Promise<Record<string, unknown>[]> => (await send(who, 'GET', path)).body['items'] as Record<string, unknown>[];
  const open = async (who: SceneAccount, path: string): Promise<Page> => {
    const context = await browser.newContext({ baseURL: app.url, reducedMotion: 'reduce', viewport: { width: 390, height: 844 } });
    await context.addCookies([{ name: 'vilplats_session', value: await app.token(who), url: app.url }]);
    const page = await context.newPage();
    await page.goto(path);
    return page;
  };
  const look = async (page: Page, name: string): Promise<void> => {
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await violationsOn(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
      await keepPicture(page, `reserves-${name}-${width}`);
    }
  };
  /** The open offers of a student, once there are so many. */
  const offered = async (who: SceneAccount, count = 1): Promise<Record<string, unknown>[]> => {
    for (let left = 100; ; left -= 1) {
      const found = await items(who, 'reserve-offers?term=HT2099&state=open');
      if (found.length === count || left === 0) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const book = (student: string, firstWeek: string) =>
    send('coordinator', 'POST', 'bookings', { enrolmentId: enrolments[student], requirementId: app.ids['T6-MED'], unit: 'BLK-MED', firstWeek });
  const published = async (student: string, firstWeek: string): Promise<string> => {
    const booked = await book(student, firstWeek);
    expect([booked.status, booked.body['detail']]).toEqual([201, undefined]);
    const id = String(booked.body['id']);
    expect((await send('region', 'POST', `bookings/${id}/confirm`, {})).status).toBe(200);
    expect((await send('coordinator', 'POST', `bookings/${id}/publish`, {})).status).toBe(200);
    return id;
  };
  const freePlaces = async (): Promise<{ unit: string; free: number }[]> =>
    ((await send('foreignCoordinator', 'GET', 'free-places?specialty=medicine&level=basic&firstWeek=2099-W40&lastWeek=2099-W43')).body as unknown as { unit: string; free: number }[]);

  /** One place a week at the clinic; two of Lund's students wait by a published round, two are enrolled abroad. */
  const prepare = async (): Promise<void> => {
    const [first, last] = [mondayOf('2099-W36'), addDays(mondayOf('2099-W50'), 6)];
    const [term] = await rows<{ id: string }>(`INSERT INTO terms (code, first_week, last_week, first_day, last_day) VALUES ('HT2099', '2099-W36', '2099-W50', $1, $2) RETURNING id`, [first, last]);
    await rows(`INSERT INTO capacity_offers (unit_id, specialty, level, first_week, last_week, period, places) VALUES ($1, 'medicine', 'basic', '2099-W36', '2099-W50', daterange($2, $3, '[]'), 1)`, [app.ids['BLK-MED'], first, last]);
    for (const week of weeks) await rows(`INSERT INTO capacity_weeks (unit_id, specialty, level, monday, places) VALUES ($1, 'medicine', 'basic', $2, 1)`, [app.ids['BLK-MED'], mondayOf(week)]);
    for (const student of ['S01', 'S02', 'S03', 'S04', 'S05', 'S06']) {
      const [enrolment] = await rows<{ id: string }>('INSERT INTO enrolments (student_id, course_id, term_id) VALUES ($1, $2, $3) RETURNING id', [app.ids[student], app.ids['T6'], term?.id]);
      enrolments[student] = enrolment?.id ?? '';
    }
    await rows('UPDATE students SET enrolled_abroad = true WHERE id = ANY ($1)', [[app.ids['S04'], app.ids['S05']]]);
    const [run] = await rows<{ id: string }>(
      `INSERT INTO allocation_runs (term_id, university_id, seed, state, engine_version, problem_sha256, solution, published_at)
       VALUES ($1, $2, 1, 'published', '1', $3, '{}', now()) RETURNING id`, [term?.id, app.ids['LU'], 'a'.repeat(64)]);
    for (const [i, student] of ['S01', 'S02'].entries()) {
      await rows(`INSERT INTO reserves (run_id, enrolment_id, requirement_id, position, reason_code, reason) VALUES ($1, $2, $3, $4, 'capacity', 'Platsen är tagen.')`, [run?.id, enrolments[student], app.ids['T6-MED'], i + 1]);
    }
    await rows('UPDATE agreements SET offer_hours = 36');
  };

  beforeAll(async () => {
    app = await startScene();
    send = client(app);
    await prepare();
    worker = await startWorker({ configuration: { databasePool: 5 }, loginUrl: app.database.url, log: createLog('error') });
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await worker.stop();
    await browser.close();
    await app.close();
  });

  test('the first reserve says no on her phone, the second lets the time pass; then others see the place, and one enrolled abroad has it', async () => {
    const freed = await published('S03', '2099-W40');
    expect((await send('coordinator', 'POST', `bookings/${freed}/withdraw`, { reason: 'Tackar nej sent' })).status).toBe(200);
    const [first] = await offered('student');
    expect(first).toMatchObject({ student: 'S01', position: 1, turn: 1, unit: 'BLK-MED', firstDay: mondayOf('2099-W40'), state: 'open' });
    expect(Math.round((Date.parse(String(first?.['expiresAt'])) - Date.parse(String(first?.['offeredAt']))) / HOUR)).toBe(36);
    expect(await items('otherStudent', 'reserve-offers?term=HT2099')).toEqual([]);
    const path = `reserve-offers/${String(first?.['id'])}`;
    expect((await send('foreignCoordinator', 'POST', `${path}/accept`, {})).status).toBe(404);
    expect((await send('otherStudent', 'POST', `${path}/decline`, {})).status).toBe(404);
    expect(await items('student', 'notices?kind=offer-made')).toHaveLength(1);
    expect(await freePlaces()).toEqual([]);

    const page = await open('student', '/min-placering');
    expect(await page.getByRole('heading', { level: 2 }).first().innerText()).toBe('Erbjudande: Medicinkliniken, Karlskrona');
    await look(page, 'student');
    await page.getByRole('button', { name: /^Tacka nej/ }).click();
    expect(await page.getByText('Erbjudande: ').count()).toBe(0);
    expect(await offered('otherStudent')).toMatchObject([{ student: 'S02', turn: 2 }]);
    expect((await send('student', 'POST', `${path}/accept`, {}))).toMatchObject({ status: 422, body: { code: 'offer-closed' } });
    const coordinator = await open('coordinator', '/terminer/HT2099/reserver');
    expect(await coordinator.getByRole('row', { name: /Student S02/ }).count()).toBe(1);
    await look(coordinator, 'open');
    expect(detailsOf((await book('S04', '2099-W40')).body)).toMatch(/capacity/);

    const ahead = await openProcessors({ configuration: { databasePool: 3 }, loginUrl: app.database.url, log: createLog('error') });
    await ahead.get(Dispatcher).settle(new Date(Date.now() + 37 * HOUR), [OFFER_EXPIRES]);
    await ahead.close();
    expect(await items('coordinator', 'reserve-offers?term=HT2099&state=lapsed')).toMatchObject([{ student: 'S02', answeredBy: 'system' }]);
    expect(await freePlaces()).toMatchObject([{ unit: 'BLK-MED', free: 1 }]);
    expect(await items('coordinator', 'notices?kind=place-left')).toHaveLength(1);
    await coordinator.reload();
    expect(await coordinator.getByText('Släppt till alla', { exact: true }).count()).toBe(1);
    await look(coordinator, 'settled');
    expect((await book('S04', '2099-W40')).status).toBe(201);
    expect(await book('S05', '2099-W40')).toMatchObject({ status: 422, body: { code: 'booking-refused' } });

    for (const who of ['coordinator', 'region', 'host'] as const) {
      expect((await send(who, 'GET', `bookings/${freed}`)).body).toMatchObject({ state: 'withdrawn', student: 'S03' });
      const { body } = await send(who, 'GET', `bookings/${freed}/history`);
      expect(body).toMatchObject({ student: 'S03', state: 'withdrawn' });
      expect((body['events'] as Record<string, unknown>[]).map(({ to, by, organisation, reason }) => [to, by, organisation, reason])).toEqual([
        ['held', 'coordinator', 'LU', 'Bokad för hand'], ['confirmed', 'region_coordinator', 'BLK', ''], ['published', 'coordinator', 'LU', ''], ['withdrawn', 'coordinator', 'LU', 'Tackar nej sent'],
      ]);
    }
    expect((await send('foreignRegion', 'GET', `bookings/${freed}/history`)).status).toBe(404);
    const history = await open('host', `/placeringar/${String((await send('host', 'GET', `bookings/${freed}`)).body['number'])}`);
    expect(await history.locator('h1').innerText()).toMatch(/^Placering \d+$/);
    await look(history, 'history');
  }, 90_000);

  test('a reserve says yes on her phone; then the host is asked, and the place is hers', async () => {
    const freed = await published('S06', '2099-W44');
    // a coordinator who moves her student keeps both ends in the history
    const moved = await send('coordinator', 'POST', `bookings/${freed}/move`, { unit: 'BLK-MED', firstWeek: '2099-W36', reason: 'Byter veckor' }, { 'if-match': '"v3"' });
    expect((await send('host', 'GET', `bookings/${freed}/history`)).body).toMatchObject({ state: 'replaced', replacedBy: { id: moved.body['id'] } });
    expect((await send('host', 'GET', `bookings/${String(moved.body['id'])}/history`)).body).toMatchObject({ awaits: 'host', replaces: { id: freed } });
    const [offer] = await offered('student');
    expect(offer).toMatchObject({ student: 'S01', firstDay: mondayOf('2099-W44') });
    const booking = `bookings/${String(offer?.['booking'])}`;
    expect((await send('host', 'POST', `${booking}/confirm`, {}))).toMatchObject({ status: 422, body: { code: 'booking-step-impossible' } });
    const page = await open('student', '/min-placering');
    await page.getByRole('button', { name: /^Tacka ja/ }).click();
    expect((await send('student', 'GET', `reserve-offers/${String(offer?.['id'])}`)).body).toMatchObject({ state: 'accepted', answeredBy: 'student' });
    expect((await send('host', 'GET', booking)).body).toMatchObject({ state: 'held', student: 'S01' });
    expect((await send('host', 'POST', `${booking}/confirm`, {})).status).toBe(200);
    expect(await items('otherStudent', 'reserve-offers?term=HT2099&state=open')).toEqual([]);
  }, 60_000);
});
