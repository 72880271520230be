import type { Browser, BrowserContext, Page } from 'playwright-core';
import { today } from '../../src/platform/http/today';
import { PLAN_DUE } from '../../src/capacity/plan';
import { RESERVATION_OVER } from '../../src/capacity/reserved';
import { createLog } from '../../src/platform/http/log';
import { Dispatcher } from '../../src/platform/outbox/dispatcher';
import { addDays } from '../../src/shared/day';
import { startOfDay } from '../../src/shared/swedish-time';
import { openProcessors } from '../../src/worker';
import type { SceneAccount } from '../support/scene';
import { expectToLookRight, openBrowser } from './browser';
import { client, detailsOf, type Send } from './client';
import { startScene, type SceneApp } from './scene-app';

jest.setTimeout(60_000);

const sheet = '/enheter/BLK-MED/terminsplatser?termin=HT2026';

describe('capacity of a term, over HTTP and in a browser', () => {
  let app: SceneApp;
  let browser: Browser;
  let send: Send;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    app = await startScene();
    send = client(app);
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await browser.close();
    await app.close();
  });

  const open = async (name: SceneAccount, path: string): Promise<Page> => {
    const context = await browser.newContext({ baseURL: app.url, reducedMotion: 'reduce', javaScriptEnabled: true });
    contexts.push(context);
    await context.addCookies([{ name: 'vilplats_session', value: await app.token(name), url: app.url }]);
    const page = await context.newPage();
    await page.goto(path);
    return page;
  };
  /** An agreement by which Linnaeus University places students of a programme in Blekinge. */
  const coverForeign = (): Promise<unknown> => app.database.doorway.asSystem((em) => em.query(
    `WITH made AS (INSERT INTO agreements (code, number, name, valid_from, funding, booking_model) VALUES ('LNU-BLK', '2026:9', 'Linné i Blekinge', '2026-01-01', 'vfu', 'regulated') RETURNING id),
       taught AS (INSERT INTO programmes (code, name, university_id) VALUES ('LNU-SSK', 'Specialistsjuksköterska', $1) RETURNING id),
       parties AS (INSERT INTO agreement_parties SELECT made.id, o, r FROM made, (VALUES ($1::uuid, 'owner'), ($2::uuid, 'host')) AS p (o, r))
     INSERT INTO agreement_programmes SELECT made.id, taught.id FROM made, taught`, [app.ids['LNU'], app.ids['BLK']]));
  const looksRight = (page: Page, name: string): Promise<void> => expectToLookRight(page, `capacity-${name}`);
  const free = async (name: SceneAccount, query: string): Promise<{ unit: string; free: number; freeForYou: number; kept: string[] }[]> =>
    (await send(name, 'GET', `free-places?${query}`)).body as unknown as { unit: string; free: number; freeForYou: number; kept: string[] }[];

  test('a secretary publishes a whole term with one figure and one press, and sees what was changed by whom', async () => {
    const page = await open('host', sheet);
    await looksRight(page, 'sheet');
    await page.getByLabel('Medicin, grundnivå, alla tomma veckor').fill('6');
    await page.getByLabel(/^Medicin, grundnivå, vecka 52,/).fill('0');
    await page.getByRole('button', { name: 'Publicera' }).click();
    expect(await page.getByRole('status').first().innerText()).toContain('Platserna är publicerade.');
    expect(await page.getByLabel(/^Medicin, grundnivå, vecka 40,/).getAttribute('placeholder')).toBe('6');
    const offers = (await send('region', 'GET', 'capacity-offers?unit=BLK-MED')).body['items'] as { firstWeek: string; lastWeek: string; places: number }[];
    expect(offers.map(({ firstWeek, lastWeek, places }) => `${firstWeek} ${lastWeek} ${places}`).sort()).toEqual(['2026-W36 2026-W51 6', '2026-W52 2026-W52 0', '2026-W53 2027-W02 6']);
    const changes = (await send('region', 'GET', 'capacity-changes?unit=BLK-MED')).body['items'] as Record<string, unknown>[];
    expect(changes.map(({ firstWeek, before, after, by }) => [firstWeek, before, after, by])).toEqual([
      ['2026-W36', 4, 6, 'Prov host'], ['2026-W52', 4, 0, 'Prov host'], ['2026-W53', 4, 6, 'Prov host'],
    ]);
    await looksRight(page, 'published');
  });

  test('what cannot be read, or is fewer than are booked, stands there again with the weeks, the placements and the way out', async () => {
    const page = await open('host', sheet);
    await page.getByLabel(/^Medicin, grundnivå, vecka 36,/).fill('x');
    await page.getByRole('button', { name: 'Publicera' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Vecka 36 i Medicin, grundnivå: ”x” är inget antal.');
    await page.getByLabel(/^Medicin, grundnivå, vecka 36,/).fill('1');
    await page.getByLabel('Medicin, grundnivå, alla tomma veckor').fill('1');
    await page.getByRole('button', { name: 'Publicera' }).click();
    expect(await page.getByRole('alert').innerText()).toMatch(/Medicin, grundnivå har upp till 2 bokade vecka 37–40 \(placering \d+ och \d+\)\. Behåll minst så många platser, flytta placeringarna, eller stäng veckorna\./);
    expect(await page.getByLabel('Medicin, grundnivå, alla tomma veckor').inputValue()).toBe('1');
    await looksRight(page, 'refused');
    const refused = await send('host', 'POST', 'capacity-offers', { unit: 'BLK-MED', specialty: 'medicine', level: 'basic', firstWeek: '2026-W37', lastWeek: '2026-W37', places: 1 });
    expect([refused.status, refused.body['code']]).toEqual([422, 'below-booked']);
    expect(detailsOf(refused.body)).toMatch(/2026-W37: 2 booked in medicine basic \(bookings \d+, \d+\)/);
  });

  test('a draft is saved, looked at and published from a later day; a pattern is saved and copied', async () => {
    const page = await open('host', sheet);
    await page.getByLabel('Medicin, avancerad nivå, alla tomma veckor').fill('2');
    await page.getByRole('button', { name: 'Spara utkast' }).click();
    expect(await page.getByRole('status').allInnerTexts()).toEqual([expect.stringContaining('Utkastet är sparat'), expect.stringMatching(/Medicin, avancerad nivå vecka 36 2026 – vecka 2 2027: inget → 2/)]);
    const day = addDays(today(), 7);
    await page.getByLabel(/^Gäller från/).fill(day);
    await page.getByRole('button', { name: 'Publicera' }).click();
    expect(await page.getByRole('heading', { name: 'Väntar på sin dag' }).count()).toBe(1);
    const [plan] = (await send('host', 'GET', 'capacity-plans?unit=BLK-MED&state=scheduled')).body['items'] as Record<string, unknown>[];
    expect([plan?.['effectiveFrom'], plan?.['by']]).toEqual([day, 'Prov host']);
    await page.getByRole('button', { name: /^Återkalla/ }).click();
    expect((await send('host', 'GET', 'capacity-plans?unit=BLK-MED&state=scheduled')).body['items']).toEqual([]);

    const template = await send('host', 'POST', 'capacity-templates', { unit: 'BLK-MED', term: 'HT2026', name: 'Höst' });
    expect(template.status).toBe(201);
    await send('admin', 'POST', 'terms', { code: 'VT2027', firstWeek: '2027-W04', lastWeek: '2027-W23' });
    const proposal = (await send('host', 'GET', `capacity-proposals?unit=BLK-MED&term=VT2027&template=${String(template.body['id'])}`)).body;
    const copy = (await send('host', 'GET', 'capacity-proposals?unit=BLK-MED&term=VT2027&fromTerm=HT2026')).body;
    expect(copy).toEqual(proposal);
    expect((copy['changes'] as Record<string, unknown>[])[0]).toEqual({ specialty: 'medicine', level: 'basic', firstWeek: '2027-W04', lastWeek: '2027-W19', before: null, after: 6 });
    await page.goto('/enheter/BLK-MED/terminsplatser?termin=VT2027&fran=termin:HT2026');
    expect(await page.getByLabel(/^Medicin, grundnivå, vecka 4,/).inputValue()).toBe('6');
    await looksRight(page, 'copied');
    await page.getByRole('button', { name: 'Publicera' }).click();
    expect(await free('student', 'specialty=medicine&level=basic&firstWeek=2027-W04&lastWeek=2027-W23&weeks=4&countyCode=10')).toMatchObject([{ unit: 'BLK-MED', free: 6 }]);
  });

  test('foreign hosts find none of it', async () => {
    const [plan] = (await send('region', 'GET', 'capacity-plans?unit=BLK-MED')).body['items'] as { id: string }[];
    for (const path of [`capacity-plans/${plan?.id ?? ''}`, 'capacity-proposals?unit=BLK-MED&term=VT2027&fromTerm=HT2026']) expect((await send('foreignRegion', 'GET', path)).status).toBe(404);
    for (const noun of ['capacity-plans', 'capacity-templates', 'capacity-changes']) expect((await send('foreignRegion', 'GET', noun)).body['items']).toEqual([]);
    expect((await send('foreignRegion', 'POST', `capacity-plans/${plan?.id ?? ''}/withdraw`)).status).toBe(404);
    expect((await send('foreignRegion', 'POST', 'capacity-plans', { unit: 'BLK-MED', term: 'VT2027', rows: [{ specialty: 'medicine', level: 'basic', firstWeek: '2027-W04', lastWeek: '2027-W04', places: 1 }] })).status).toBe(404);
  });

  test('reserved places are left out for others, booked by those they are for, and free once they are released', async () => {
    const where = 'specialty=medicine&level=basic&firstWeek=2026-W46&lastWeek=2026-W49&scope=region&countyCode=10';
    const order = { unit: 'BLK-MED', specialty: 'medicine', level: 'basic', firstWeek: '2026-W46', lastWeek: '2026-W49', until: addDays(today(), 30) };
    const reserved = await send('host', 'POST', 'reserved-places', { ...order, places: 6, university: 'LNU' });
    expect([reserved.status, reserved.body['holder'], reserved.body['stands']]).toEqual([201, 'Linnéuniversitetet', true]);
    expect((await free('coordinator', where)).find(({ unit }) => unit === 'BLK-MED')).toBeUndefined();
    const theirs = async () => (await free('foreignCoordinator', where)).find(({ unit }) => unit === 'BLK-MED');
    expect(await theirs()).toMatchObject({ free: 0, freeForYou: 0, notForYou: expect.stringMatching(/^Inget gällande avtal låter era studenter vara hos Region Blekinge vecka 46–49\./) as unknown });
    await coverForeign();
    expect(await theirs()).toMatchObject({ free: 0, freeForYou: 6 });
    const refused = await send('coordinator', 'POST', 'bookings', { enrolmentId: app.ids['S04-T6'], requirementId: app.ids['T6-MED'], unit: 'BLK-MED', firstWeek: '2026-W46' });
    expect(refused.status).toBe(422);
    expect(detailsOf(refused.body)).toMatch(/reserved Medicinkliniken har reserverat platser i medicin på grundnivå vecka 46–49: 6 för Linnéuniversitetet till och med/);
    const id = String(reserved.body['id']);
    expect((await send('coordinator', 'POST', `reserved-places/${id}/release`, {})).status).toBe(404);
    expect((await send('foreignCoordinator', 'POST', `reserved-places/${id}/release`, { places: 2 })).body['places']).toBe(4);
    expect((await free('coordinator', where)).find(({ unit }) => unit === 'BLK-MED')).toMatchObject({ free: 2, kept: [expect.stringContaining('Linnéuniversitetet')] });
    expect((await send('foreignCoordinator', 'POST', `reserved-places/${id}/release`, {})).body['stands']).toBe(false);
    expect((await free('coordinator', where)).find(({ unit }) => unit === 'BLK-MED')).toMatchObject({ free: 6, kept: [] });
    const wrong = await send('host', 'POST', 'reserved-places', { ...order, places: 1, share: 50, until: addDays(today(), -1) });
    expect((wrong.body['breaches'] as { code: string }[]).map(({ code }) => code).sort()).toEqual(['one-holder', 'places-or-share', 'until-passed']);
    const many = await send('host', 'POST', 'reserved-places', { ...order, firstWeek: '2026-W37', lastWeek: '2026-W37', places: 5, university: 'LNU' });
    expect([many.status, many.body['code']]).toEqual([422, 'places-taken']);
  });

  test('a unit keeps places on its page, sees why not where others have booked, and the university lets them go on the page of free places', async () => {
    const page = await open('host', sheet);
    await page.getByLabel('För studenter från').selectOption('university:LNU');
    await page.getByLabel('Specialitet och nivå').selectOption('medicine:basic');
    await page.getByLabel('Platser, eller andel').fill('90 %');
    await page.getByLabel('Hålls till och med').fill(addDays(today(), 10));
    await page.getByRole('button', { name: 'Reservera' }).click();
    expect(await page.getByRole('alert').innerText()).toMatch(/^Andra har redan bokat eller reserverat för många platser vecka 37–40\. /);
    expect(await page.getByLabel('Platser, eller andel').inputValue()).toBe('90 %');
    await looksRight(page, 'unreserved');
    await page.getByLabel('Från').last().selectOption('2026-W46');
    await page.getByLabel('Till och med', { exact: true }).last().selectOption('2026-W49');
    await page.getByRole('button', { name: 'Reservera' }).click();
    expect(await page.getByRole('status').first().innerText()).toContain('Platserna är reserverade.');
    await looksRight(page, 'reserved');
    const search = '/lediga-platser?specialitet=medicine&fran=2026-W46&till=2026-W49&omfattning=national';
    const theirs = await open('foreignCoordinator', search);
    const row = theirs.getByRole('row', { name: /^Medicinkliniken, Karlskrona/ }).first();
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(expect.arrayContaining(['1', '6', expect.stringContaining('Linnéuniversitetet till och med')]));
    await looksRight(theirs, 'free-university');
    await theirs.getByRole('button', { name: /^Släpp till alla/ }).click();
    expect(await theirs.getByRole('status').first().innerText()).toContain('syns nu för alla');
    const student = await open('student', search);
    expect(await student.getByRole('row', { name: /^Medicinkliniken, Karlskrona/ }).first().getByRole('cell').allInnerTexts()).toEqual(expect.arrayContaining(['6', '–']));
    await looksRight(student, 'free-student');
    await student.goto('/lediga-platser?omfattning=local');
    expect(await student.locator('main').innerText()).toContain('Välj en ort, eller sök i sjukvårdsregionen eller hela landet.');
  });

  test('what has its day is carried out when the clock is moved there, and not before', async () => {
    const day = addDays(today(), 20);
    const rows = [{ specialty: 'medicine', level: 'advanced', firstWeek: '2026-W46', lastWeek: '2026-W47', places: 3 }];
    const plan = await send('host', 'POST', 'capacity-plans', { unit: 'BLK-MED', term: 'HT2026', rows });
    expect((await send('host', 'POST', `capacity-plans/${String(plan.body['id'])}/publish`, { effectiveFrom: day })).body['state']).toBe('scheduled');
    const kept = await send('host', 'POST', 'reserved-places', { unit: 'BLK-MED', specialty: 'medicine', level: 'basic', firstWeek: '2026-W50', lastWeek: '2026-W50', places: 6, university: 'LNU', until: day });
    const house = await openProcessors({ configuration: { databasePool: 4 }, loginUrl: app.database.url, log: createLog('silent') });
    const carriedOut = async (until: Date): Promise<string[]> =>
      (await house.get(Dispatcher).settle(until, [PLAN_DUE, RESERVATION_OVER])).filter(({ payload }) => [plan.body['id'], kept.body['id']].includes(payload['planId'] ?? payload['reservationId'])).map(({ fact }) => fact);
    const places = async (): Promise<unknown> => (await send('host', 'GET', 'capacity-offers?unit=BLK-MED&level=advanced')).body['items'];
    try {
      expect(await carriedOut(new Date(startOfDay(day).getTime() - 1))).toEqual([]);
      expect(await places()).toEqual([]);
      expect(await carriedOut(startOfDay(day))).toEqual([PLAN_DUE]);
      expect(await places()).toMatchObject([{ firstWeek: '2026-W46', lastWeek: '2026-W47', places: 3 }]);
      expect((await send('host', 'GET', `reserved-places/${String(kept.body['id'])}`)).body['stands']).toBe(true);
      expect(await carriedOut(startOfDay(addDays(day, 1)))).toEqual([RESERVATION_OVER]);
      expect((await send('host', 'GET', `reserved-places/${String(kept.body['id'])}`)).body['stands']).toBe(false);
    } finally {
      await house.close();
    }
    const [notice] = (await send('host', 'GET', 'notices?kind=reservation-released')).body['items'] as Record<string, unknown>[];
    expect(notice?.['sentence']).toMatch(/^Platser på Medicinkliniken vecka \d+/);
  });

  test('a coordinator moves those whom a closure has come over with one press, and the old host is told', async () => {
    const closed = await send('host', 'POST', 'closures', { unit: 'BLK-MED', firstWeek: '2026-W38', lastWeek: '2026-W38', reason: 'staff_shortage' });
    const page = await open('coordinator', '/terminer/HT2026');
    const list = page.locator('section', { has: page.locator('#stangda') });
    expect(await list.getByRole('row').count()).toBe(3);
    await looksRight(page, 'closed-over');
    await list.getByRole('button', { name: /^Flytta till Medicinkliniken, Karlskrona.*vecka 39/ }).first().click();
    expect(await list.getByRole('row').count()).toBe(2);
    const left = (await send('coordinator', 'GET', `closures/${String(closed.body['id'])}/affected-bookings`)).body as unknown as unknown[];
    expect(left.length).toBe(1);
    const kinds = async (name: SceneAccount): Promise<unknown[]> => ((await send(name, 'GET', 'notices')).body['items'] as { kind: string }[]).map(({ kind }) => kind);
    expect(await kinds('host')).toContain('placement-moved');
    expect(await kinds('coordinator')).toContain('unit-closed');
    expect([...(await kinds('student')), ...(await kinds('otherStudent'))]).toEqual(expect.arrayContaining(['unit-closed', 'placement-moved']));
  });

  test('everybody who is logged in finds free places, in a town, a healthcare region or everywhere', async () => {
    const where = 'specialty=medicine&level=basic&firstWeek=2026-W46&lastWeek=2026-W49';
    const units = async (name: SceneAccount, query: string): Promise<string[]> => (await free(name, `${where}&${query}`)).map(({ unit }) => unit);
    expect(await units('student', 'scope=local&town=KNA')).toEqual(['BLK-MED']);
    expect(await units('finance', 'scope=region&town=KNA')).toEqual(['BLK-MED', 'HAL-MED']);
    expect(await units('foreignRegion', 'scope=region')).toEqual(['BLK-MED', 'HAL-MED']);
    expect(await units('coordinator', 'scope=national')).toEqual(['BLK-MED', 'HAL-MED']);
    expect((await send('coordinator', 'GET', `free-places?${where}&scope=local`)).body['code']).toBe('town-missing');
  });
});
