import type { Browser, BrowserContext, Page } from 'playwright-core';
import { addDays, weekday } from '../../src/shared/day';
import { today } from '../../src/platform/http/today';
import type { SceneAccount } from '../support/scene';
import { keepPicture, openBrowser, overflowOf, violationsOn } from './browser';
import { client, detailsOf, version, type Send } from './client';
import { startScene, type SceneApp } from './scene-app';

const soon = addDays(today(), 45);
const firstDay = addDays(soon, 8 - weekday(soon));
const lastDay = addDays(firstDay, 27);

describe('requirements before a placement, and agreements', () => {
  let app: SceneApp;
  let browser: Browser;
  let send: Send;
  beforeAll(async () => {
    app = await startScene();
    send = client(app);
    browser = await openBrowser();
    for (const [student, enrolment, state] of [['S01', 'S01-T11', 'published'], ['S02', 'S02-T6', 'confirmed']] as const) {
      await app.database.doorway.asSystem((em) => em.query(
        `INSERT INTO bookings (term_id, enrolment_id, student_id, requirement_id, unit_id, agreement_id, specialty, level, first_day, last_day, state)
         VALUES ($1, $2, $3, $4, $5, $6, 'medicine', 'basic', $7, $8, $9)`,
        [...['HT2026', enrolment, student, 'T11-PV', 'BLK-MED', 'LU-BLK'].map((code) => app.ids[code]), firstDay, lastDay, state]));
    }
  }, 90_000);
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  const contextOf = async (name: SceneAccount): Promise<BrowserContext> => {
    const context = await browser.newContext({ baseURL: app.url, reducedMotion: 'reduce' });
    await context.addCookies([{ name: 'vilplats_session', value: await app.token(name), url: app.url }]);
    return context;
  };
  const looked = async (page: Page, name: string): Promise<void> => {
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await violationsOn(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
      await keepPicture(page, `${name}-${width}`);
    }
  };
  const itemsOf = (body: Record<string, unknown>): Record<string, unknown>[] => (body['items'] ?? []) as Record<string, unknown>[];

  test('units and deciders demand, coordinators and hosts verify, each reads what concerns them', async () => {
    expect((await send('host', 'POST', 'readiness-demands', { code: 'D-1', unit: 'BLK-MED', kind: 'e_card' })).status).toBe(201);
    expect((await send('ownerAdmin', 'POST', 'readiness-demands', { code: 'D-2', agreement: 'LU-BLK', kind: 'register_extract', daysBefore: 14 })).status).toBe(201);
    expect((await send('ownerAdmin', 'POST', 'readiness-demands', { code: 'D-3', agreement: 'LU-BLK', kind: 'vaccination' })).body).toMatchObject({ code: 'D-3', agreement: 'LU-BLK', version: 1 });
    expect((await send('foreignRegion', 'POST', 'readiness-demands', { code: 'D-4', unit: 'BLK-MED', kind: 'tb' })).status).toBe(403);
    expect((await send('coordinator', 'POST', 'readiness-demands', { code: 'D-4', unit: 'BLK-MED', kind: 'tb' })).status).toBe(403);
    expect((await send('foreignRegion', 'GET', 'readiness-demands/D-2')).status).toBe(404);
    const noted = await send('coordinator', 'POST', 'clearances', { clearances: [{ student: 'S01', kind: 'vaccination', met: true, note: 'MMR' }] });
    expect([noted.status, detailsOf(noted.body)]).toEqual([400, expect.stringContaining('there is no such field')]);
    const refused = await send('coordinator', 'POST', 'clearances', { clearances: [{ student: 'S01', kind: 'register_extract', met: true }, { student: 'F01', kind: 'tb', met: true }] });
    expect([refused.status, refused.body['code']]).toEqual([422, 'expiry-missing']);
    expect((await send('host', 'POST', 'clearances', { clearances: [{ student: 'S01', kind: 'vaccination', met: true }] })).status).toBe(422);
    expect((await send('foreignCoordinator', 'POST', 'clearances', { clearances: [{ student: 'S01', kind: 'vaccination', met: true }] })).status).toBe(422);
    const marked = await send('coordinator', 'POST', 'clearances', { clearances: [{ student: 'S01', kind: 'register_extract', met: true, expiresOn: addDays(lastDay, -1) }] });
    expect(marked).toMatchObject({ status: 201, body: [{ student: 'S01', kind: 'register_extract', met: true, verifiedFor: 'LU', verifiedBy: 'Prov coordinator' }] });
    const ahead = async (name: SceneAccount, path: string) => itemsOf((await send(name, 'GET', path)).body).filter((row) => row['firstDay'] === firstDay);
    const [mine] = await ahead('student', 'readiness');
    expect(mine).toMatchObject({ student: 'S01', ready: false, demands: [{ kind: 'register_extract', status: 'expires' }, { kind: 'e_card', status: 'not_met' }, { kind: 'vaccination', status: 'not_met' }] });
    const hosts = await ahead('host', 'readiness?ready=false');
    expect(hosts.map(({ student, demands }) => [student, (demands as { kind: string }[]).map(({ kind }) => kind)]).sort()).toEqual([['S01', ['e_card']], ['S02', ['e_card']]]);
    expect(itemsOf((await send('foreignRegion', 'GET', 'readiness')).body)).toEqual([]);
    expect((await send('finance', 'GET', 'readiness')).status).toBe(403);
    expect(await send('ownerAdmin', 'PATCH', 'readiness-demands/D-3', { daysBefore: 21 }, version(1))).toMatchObject({ status: 200, body: { daysBefore: 21, version: 2 } });
    expect((await send('ownerAdmin', 'DELETE', 'readiness-demands/D-3', undefined, version(1))).status).toBe(412);
    expect((await send('ownerAdmin', 'DELETE', 'readiness-demands/D-3', undefined, version(2))).status).toBe(200);
  }, 60_000);

  test('a coordinator marks many at once, a host its own, and the student reads her list', async () => {
    const page = await (await contextOf('coordinator')).newPage();
    await page.goto('/krav');
    await looked(page, 'krav-coordinator');
    await page.getByRole('button', { name: 'Markera valda som uppfyllda' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Välj minst ett krav');
    await page.getByLabel('Krav', { exact: true }).selectOption('register_extract');
    await page.getByRole('button', { name: 'Visa och välj alla' }).click();
    await page.getByRole('button', { name: 'Markera valda som uppfyllda' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('till och med vilken dag');
    await page.goto('/krav?krav=register_extract&alla=ja');
    await page.getByLabel('Gäller till och med').fill(lastDay);
    await page.getByRole('button', { name: 'Markera valda som uppfyllda' }).click();
    await page.waitForURL('**/krav?krav=register_extract#saknas');
    expect(await page.getByText('Inget saknas').isVisible()).toBe(true);

    const hostPage = await (await contextOf('host')).newPage();
    await hostPage.goto('/krav');
    expect(await hostPage.locator('main').innerText()).not.toMatch(/belastningsregistret\s+(Inte|Uppfyllt)/);
    await hostPage.locator('input[name=m][value^="S01"]').check();
    await hostPage.getByRole('button', { name: 'Markera valda som uppfyllda' }).click();
    await hostPage.waitForURL('**/krav#saknas');
    await looked(hostPage, 'krav-host');
    await hostPage.getByLabel('Krav', { exact: true }).last().selectOption('confidentiality');
    await hostPage.getByRole('button', { name: 'Lägg till' }).click();
    await hostPage.waitForURL('**/krav#stallda');
    await hostPage.getByRole('button', { name: /Ta bort Sekretess/ }).click();
    await hostPage.waitForURL('**/krav#stallda');

    const mine = await (await contextOf('student')).newPage();
    await mine.goto('/min-placering');
    const block = mine.locator('section', { has: mine.locator('#krav-fore') }).first();
    expect(await block.innerText()).toMatch(/Allt är uppfyllt/);
    await looked(mine, 'krav-student');
  }, 90_000);

  test('both parties read an agreement; an administrator grants places beyond a quota and withdraws it, with a reason', async () => {
    const admin = await (await contextOf('ownerAdmin')).newPage();
    await admin.goto('/avtal');
    await looked(admin, 'avtal-list');
    await admin.getByRole('link', { name: 'Sekundäravtal Lund och Blekinge' }).click();
    await admin.getByText('Tillåt fler').first().click();
    await admin.getByLabel('Platser utöver kvoten').first().fill('2');
    await admin.getByLabel('Orsak, sparas').first().fill('Två till i höst');
    await admin.getByRole('button', { name: 'Tillåt' }).first().click();
    await admin.waitForURL('**/avtal/LU-BLK#kvoter');
    const setWindow = async (firstDayOfWindow: string, lastDayOfWindow: string): Promise<void> => {
      await admin.getByLabel('Termin', { exact: true }).fill('HT2026');
      await admin.getByLabel('Första dag', { exact: true }).fill(firstDayOfWindow);
      await admin.getByLabel('Sista dag', { exact: true }).fill(lastDayOfWindow);
      await admin.getByRole('button', { name: 'Spara fönstret' }).click();
    };
    await setWindow('2026-05-15', '2026-04-01');
    await admin.getByText('sista dag får inte ligga före dess första').waitFor();
    await setWindow('2026-04-01', '2026-05-15');
    await admin.waitForURL('**/avtal/LU-BLK#fonster');
    await looked(admin, 'avtal-window');
    await admin.getByLabel('Inga nya bokningar från').fill('2027-01-01');
    await admin.getByLabel('Orsak, visas').fill('Nytt avtal tecknas');
    await admin.getByRole('button', { name: 'Säg upp' }).click();
    await admin.waitForURL('**/avtal/LU-BLK#andringar');
    const region = await (await contextOf('region')).newPage();
    await region.goto('/avtal/LU-BLK');
    const text = await region.locator('main').innerText();
    for (const part of ['Uppsagt från 1 januari 2027', 'Nytt avtal tecknas', 'Två till i höst', 'Prov ownerAdmin', 'platser utöver kvoten: 2', 'första dag: 1 januari 2024 → 1 april 2026', 'Region Blekinge', 'särskilda skäl']) expect(text).toContain(part);
    expect(await region.getByRole('button', { name: 'Säg upp' }).count()).toBe(0);
    await looked(region, 'avtal-region');
    expect((await (await contextOf('foreignRegion')).newPage().then((page) => page.goto('/avtal/LU-BLK')))?.status()).toBe(404);
    const changes = await send('region', 'GET', 'agreement-changes?agreement=LU-BLK');
    expect(itemsOf(changes.body).slice(1)).toMatchObject([
      { what: 'quota Q-BLK', after: { beyond: 2, reason: 'Två till i höst' }, by: 'Prov ownerAdmin', organisation: 'LU' },
      { what: 'booking window HT2026', before: { firstDay: '2024-01-01', lastDay: '2099-12-31' }, after: { firstDay: '2026-04-01', lastDay: '2026-05-15' } },
      { what: 'agreement', before: { withdrawnOn: null, withdrawnReason: null }, after: { withdrawnOn: '2027-01-01', withdrawnReason: 'Nytt avtal tecknas' } },
    ]);
    const late = itemsOf((await send('host', 'GET', 'publish-deadlines?agreement=LU-BLK')).body);
    expect(late.map(({ status }) => status)).toContain('breached');
  }, 90_000);
});
