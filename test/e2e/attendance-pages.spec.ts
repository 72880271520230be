import type { Browser, Page } from 'playwright-core';
import type { SceneAccount } from '../support/scene';
import { enter, expectToLookRight, openBrowser } from './browser';
import { client, detailsOf, type Send } from './client';
import { startScene, type SceneApp } from './scene-app';

describe('attendance', () => {
  let app: SceneApp;
  let browser: Browser;
  let send: Send;
  beforeAll(async () => {
    app = await startScene();
    send = client(app);
    browser = await openBrowser();
  }, 90_000);
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  const pageOf = async (name: SceneAccount): Promise<Page> => (await enter(browser, app, name)).newPage();
  const sql = <T>(text: string, values: unknown[] = []): Promise<T[]> => app.database.doorway.asSystem((em) => em.query<T[]>(text, values));
  const numberOf = async (code: string): Promise<number> => (await sql<{ number: number }>('SELECT code::int AS number FROM bookings WHERE id = $1', [app.ids[code]]))[0]?.number ?? 0;
  const itemsOf = (body: Record<string, unknown>): Record<string, unknown>[] => (body['items'] ?? []) as Record<string, unknown>[];
  const days = async (code: string): Promise<string[]> =>
    (await sql<{ told: string }>(`SELECT concat_ws(' ', to_char(day, 'DD'), version, status, half_days, reason_kind, to_char(made_up_for, 'DD'), CASE WHEN certified_on IS NULL THEN 'open' END) AS told
      FROM attendance_days WHERE booking_id = $1 AND current ORDER BY day`, [app.ids[code]])).map(({ told }) => told);

  test('a host certifies a week with one press, but for what differs, and says why when it corrects', async () => {
    const page = await pageOf('host');
    await page.goto('/narvaro');
    await page.waitForURL('**/enheter/BLK-MED/narvaro');
    await page.goto('/enheter/BLK-MED/narvaro?vecka=2026-W38');
    const number = await numberOf('B2');
    await page.locator(`#d-${number}-2026-09-15`).selectOption({ label: 'Sjuk' });
    await page.locator(`#d-${number}-2026-09-17`).selectOption({ label: 'Halv dag' });
    await expectToLookRight(page, 'narvaro-enhet');
    await page.getByRole('button', { name: 'Attestera veckan, 5 dagar' }).first().click();
    await page.waitForURL('**/narvaro?vecka=2026-W38&klart=5-5#klart');
    expect(await page.getByRole('status').first().innerText()).toContain('5 dagar antecknade, 5 dagar attesterade.');
    expect(await days('B2')).toEqual(['14 1 present 2', '15 1 absent_notified 0 sick', '16 1 present 2', '17 1 present 1', '18 1 present 2']);

    await page.goto('/enheter/BLK-MED/narvaro?vecka=2026-W39');
    await page.locator(`#d-${number}-2026-09-25`).selectOption({ label: 'Tar igen 15/9' });
    await page.locator(`button[value="bara~${number}"]`).click();
    await page.waitForURL('**klart=5-5#klart');
    expect((await days('B2')).at(-1)).toBe('25 1 made_up 2 15');

    await page.goto('/enheter/BLK-MED/narvaro?vecka=2026-W38');
    await page.locator('summary', { hasText: 'Tis 15/9 sjuk' }).click();
    await page.locator(`#d-${number}-2026-09-15`).selectOption({ label: 'Närvarande' });
    await page.getByRole('button', { name: 'Attestera veckan' }).first().click();
    expect(await page.getByRole('alert').innerText()).toContain('varför dagar som redan är attesterade');
    await page.getByLabel('Varför ändras').fill('Fel student');
    await page.getByRole('button', { name: 'Attestera veckan' }).first().click();
    expect(await page.getByRole('alert').innerText()).toContain('15 september 2026 är inte antecknad som frånvaro, så 25 september 2026 kan inte ta igen den.');
    await expectToLookRight(page, 'narvaro-enhet-fel');
    expect(await days('B2')).toHaveLength(10);
  }, 120_000);

  test('a week is told over REST, all or nothing, and what stands against it names its day', async () => {
    const week = { unit: 'BLK-MED', week: '2026-W37' };
    const wrong = [{ bookingId: app.ids['B2'], day: '2026-09-13', status: 'absent', halfDays: 0, reasonKind: 'sick' }];
    const refused = await send('host', 'POST', 'attendance-days/weeks', { ...week, exceptions: wrong });
    expect([refused.status, refused.body['code'], detailsOf(refused.body)]).toEqual([422, 'days-refused', expect.stringMatching(/absence-unplanned 13 september 2026.*\nreason-contradicts 13 september 2026/)]);
    expect((await send('foreignRegion', 'POST', 'attendance-days/weeks', week)).status).toBe(404);
    const foreign = await send('host', 'POST', 'attendance-days/weeks', { ...week, bookingIds: [app.ids['B4']] });
    expect(foreign.status).toBe(404);
    expect(await send('host', 'POST', 'attendance-days/weeks', { ...week, bookingIds: [app.ids['B2']], certify: false })).toMatchObject({ status: 200, body: { recorded: 5, certified: 0 } });
    expect(await send('region', 'POST', 'attendance-days/weeks', { unit: 'BLK-VC1', week: '2026-W40' })).toMatchObject({ status: 200, body: { recorded: 4, certified: 4 } });
    expect((await send('host', 'POST', 'attendance-days', { bookingId: app.ids['B4'], days: [{ day: '2026-10-02', status: 'present', halfDays: 2 }] })).status).toBe(404);
  }, 60_000);

  test('the university asks, the host answers, the university countersigns; the history tells it all', async () => {
    const number = await numberOf('B2');
    const university = await pageOf('coordinator');
    await university.goto('/narvaro');
    await expectToLookRight(university, 'narvaro-kontrasignera');
    expect(await university.locator('main').innerText()).toMatch(/14 dagar i 2 placeringar väntar/);
    await university.getByRole('link', { name: `Placering ${number}` }).click();
    await university.getByText('Skicka tillbaka med en fråga').first().click();
    await university.getByLabel('Fråga värden om 14 september').fill('Var det inte studiedag?');
    await university.getByRole('button', { name: 'Skicka tillbaka' }).first().click();
    await university.waitForURL('**/narvaro#dagar');
    const told = itemsOf((await send('host', 'GET', 'notices?kind=attendance-question')).body);
    expect(told).toMatchObject([{ sentence: `Lärosätet frågar om 14 september 2026 på placering ${number}.`, link: `/placeringar/${number}/narvaro`, unit: 'BLK-MED' }]);
    expect((await send('coordinator', 'GET', 'attendance-days/waiting?host=BLK&course=T6')).body).toMatchObject([{ number, days: 10, asked: 1 }]);

    await university.goto('/narvaro');
    await university.getByRole('button', { name: 'Kontrasignera valda' }).click();
    expect(await university.getByRole('alert').innerText()).toContain('Välj minst en placering');
    await university.getByRole('button', { name: 'Kontrasignera alla, 13 dagar' }).click();
    await university.waitForURL('**/narvaro?klart=13#klart');

    const host = await pageOf('host');
    await host.goto(`/placeringar/${number}/narvaro`);
    await expectToLookRight(host, 'narvaro-placering');
    await host.getByLabel('Svara om 14 september').fill('Nej, den var veckan efter');
    await host.getByRole('button', { name: 'Svara' }).click();
    await host.waitForURL('**/narvaro#dagar');
    expect(itemsOf((await send('coordinator', 'GET', 'notices?kind=attendance-answer')).body)).toHaveLength(1);
    await university.goto(`/placeringar/${number}/narvaro`);
    expect(await university.locator('main').innerText()).toContain('Nej, den var veckan efter');
    await university.getByRole('button', { name: 'Kontrasignera 1 dag' }).click();
    await university.waitForURL('**/narvaro#dagar');
    expect(await sql('SELECT FROM attendance_days WHERE booking_id = $1 AND current AND certified_on IS NOT NULL AND countersigned_on IS NULL', [app.ids['B2']])).toEqual([]);

    const [day] = itemsOf((await send('host', 'GET', `attendance-days?bookingId=${app.ids['B2'] ?? ''}&day=2026-09-15`)).body);
    expect(day).toMatchObject({ reasonKind: 'sick', recordedFor: 'BLK', recordedBy: 'Prov host', current: true });
    const [money] = itemsOf((await send('finance', 'GET', `attendance-days?bookingId=${app.ids['B2'] ?? ''}&day=2026-09-15`)).body);
    expect(money).not.toHaveProperty('reasonKind');
    expect((await send('foreignCoordinator', 'POST', `attendance-days/${String(day?.['id'])}/question`, { text: 'Hej?' })).status).toBe(404);
    expect((await send('coordinator', 'POST', `attendance-days/${String(day?.['id'])}/question`, { text: 'Hej?' })).body).toMatchObject({ code: 'day-not-waiting' });
  }, 120_000);

  test('a placement is completed by the day that fulfils it', async () => {
    const bookingId = app.ids['B2'];
    const certify = { bookingId, firstDay: '2026-09-07', lastDay: '2026-10-04' };
    await send('host', 'POST', 'attendance-days/certify', certify);
    expect(await send('host', 'POST', 'attendance-days/weeks', { unit: 'BLK-MED', week: '2026-W40', bookingIds: [bookingId] })).toMatchObject({ body: { recorded: 5, certified: 5 } });
    const state = async (): Promise<unknown> => (await send('coordinator', 'GET', `bookings/${bookingId ?? ''}`)).body['state'];
    await send('coordinator', 'POST', 'attendance-days/countersign', certify);
    expect(await state()).toBe('published');
    const made = [{ day: '2026-09-26', status: 'present', halfDays: 2 }, { day: '2026-10-03', status: 'made_up', halfDays: 1, madeUpFor: '2026-09-17' }];
    expect((await send('host', 'POST', 'attendance-days', { bookingId, days: made })).status).toBe(204);
    await send('host', 'POST', 'attendance-days/certify', certify);
    expect(await send('coordinator', 'POST', 'attendance-days/countersign', { bookingIds: [bookingId], firstDay: '2026-09-07', lastDay: '2026-10-04' })).toMatchObject({ body: { days: 2 } });
    expect(await state()).toBe('completed');
  }, 60_000);

  test('a coordinator sees who is at risk and why, a student what remains', async () => {
    const page = await pageOf('coordinator');
    await page.goto('/dagar?termin=HT2026');
    await expectToLookRight(page, 'dagar');
    expect(await page.locator('main').innerText()).toMatch(/Student S01[\s\S]*I riskzonen[\s\S]*Det som återstår ryms inte/);
    await page.getByLabel('Visa', { exact: true }).selectOption('ja');
    await page.getByRole('button', { name: 'Visa' }).click();
    await page.waitForURL('**risk=ja');
    const rows = (await send('coordinator', 'GET', 'days?term=HT2026&atRisk=true')).body as unknown as { student: string; risk: string; remaining: number }[];
    expect(await page.locator('tbody tr').count()).toBe(rows.length);
    expect(rows).toContainEqual(expect.objectContaining({ student: 'S01', course: 'T6', risk: 'cannot_fit', done: 19, remaining: 1 }));
    expect((await send('coordinator', 'GET', 'days?term=HT2026&course=T6&group=2')).body).toMatchObject([{ student: 'S01' }, { student: 'S03' }]);
    const csv = await (await page.request.get('/api/v1/days/csv?term=HT2026&atRisk=true')).text();
    expect(csv).toMatch(/^\uFEFFtermin;student;kurs/);
    expect(csv.trim().split('\r\n')).toHaveLength(rows.length + 1);
    const mine = await pageOf('student');
    await mine.goto('/min-placering');
    expect(await mine.locator('main').innerText()).toMatch(/Dina dagar[\s\S]*Behöver lösas/);
    await expectToLookRight(mine, 'min-placering-dagar');
  }, 60_000);
});
