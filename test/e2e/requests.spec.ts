import type { Browser, Page } from 'playwright-core';
import { scenePassword } from '../support/scene';
import { expectToLookRight, openBrowser } from './browser';
import { sceneClient, type Answered } from './client';

jest.setTimeout(90_000);

const order = { term: 'HT2026', course: 'T6', requirement: 'MED', firstWeek: '2026-W46' };

interface Item {
  readonly id: string;
  readonly state: string;
  readonly bookingId?: string;
  readonly placement?: number;
}

const itemsOf = ({ body }: Answered): Item[] => body['items'] as Item[];

/** A coordinator asks, the host answers: over the API, by a link, and on the pages. */
describe('requests and answers', () => {
  const { scene, send } = sceneClient();
  let browser: Browser;
  beforeAll(async () => { browser = await openBrowser(); });
  afterAll(() => browser.close());

  const pageOf = async (name: 'region' | 'coordinator' | 'nobody', path: string): Promise<Page> => {
    const context = await browser.newContext({ baseURL: scene().url, reducedMotion: 'reduce' });
    if (name !== 'nobody') await context.addCookies([{ name: 'vilplats_session', value: await scene().token(name), url: scene().url }]);
    const page = await context.newPage();
    await page.goto(path);
    return page;
  };
  const looksRight = (page: Page, name: string): Promise<void> => expectToLookRight(page, `requests-${name}`);
  /** Opens an address without logging in, as a program does. */
  const visit = (path: string, init: RequestInit = {}): Promise<Response> => fetch(scene().url + path, { redirect: 'manual', headers: { accept: 'application/json' }, ...init });

  test('one request for all without a place, once however often it is sent; the host declines with a reason', async () => {
    const headers = { 'idempotency-key': 'be-1' };
    const made = await send('coordinator', 'POST', 'requests', { ...order, unit: 'BLK-MED' }, headers);
    expect(made).toMatchObject({ status: 201, body: { unit: 'BLK-MED', host: 'BLK', university: 'LU', items: [{ student: 'S04', state: 'asked', unit: 'BLK-MED' }] } });
    const again = await send('coordinator', 'POST', 'requests', { ...order, unit: 'BLK-MED' }, headers);
    expect([again.status, again.body]).toEqual([201, made.body]);
    expect(await send('coordinator', 'POST', 'requests', { ...order, unit: 'BLK-MED' })).toMatchObject({ status: 422, body: { code: 'nobody-without' } });
    expect(await send('coordinator', 'POST', 'requests', { ...order, unit: 'BLK-MED', region: 'BLK' })).toMatchObject({ status: 400, body: { code: 'address-unclear' } });
    expect(await send('foreignCoordinator', 'POST', 'requests', { ...order, unit: 'BLK-MED' })).toMatchObject({ status: 404 });

    const open = await send('coordinator', 'GET', 'answers?state=open&term=HT2026');
    expect(itemsOf(open)).toMatchObject([{ unit: 'BLK-MED', heldBy: 'unit', daysLeft: 14, request: made.body['number'] }]);
    expect(itemsOf(await send('foreignRegion', 'GET', 'answers'))).toEqual([]);
    expect(itemsOf(await send('foreignCoordinator', 'GET', 'requests'))).toEqual([]);
    const id = String(itemsOf(open)[0]?.id);
    expect((await send('coordinator', 'POST', `answers/${id}/accept`, {})).status).toBe(403);
    expect((await send('foreignRegion', 'POST', `answers/${id}/accept`, {})).status).toBe(404);
    expect(await send('host', 'POST', `answers/${id}/decline`, { reasonCode: 'other' })).toMatchObject({ status: 400, body: { code: 'reason-required' } });
    expect(await send('host', 'POST', `answers/${id}/decline`, { reasonCode: 'staff_shortage', note: 'Två slutar' })).toMatchObject({ status: 200, body: { state: 'declined', reasonCode: 'staff_shortage' } });
    expect(await send('region', 'POST', `answers/${id}/accept`, {})).toMatchObject({ status: 409, body: { code: 'already-answered' } });
    expect(itemsOf(await send('coordinator', 'GET', `requests/${String(made.body['id'])}`))).toMatchObject([{ state: 'declined', reason: 'Personalbrist: Två slutar' }]);
    expect(itemsOf(await send('coordinator', 'GET', 'notices?unread=true&kind=answer-declined'))).toHaveLength(1);
  });

  test('a region is asked on the page, chooses the unit, and the unit answers by a link that shows no student', async () => {
    const asking = await pageOf('coordinator', '/terminer/HT2026');
    await asking.getByRole('link', { name: 'Be om platser' }).click();
    await asking.getByLabel('Kurs och block').selectOption('T6|MED');
    await asking.getByLabel('Be', { exact: true }).selectOption('region|BLK');
    await asking.getByLabel('Första vecka').selectOption('2026-W46');
    await asking.getByRole('button', { name: 'Be om platser' }).click();
    await asking.waitForURL('**#begart');
    await looksRight(asking, 'asked');
    expect(await asking.getByText('Samordnaren, Region Blekinge').count()).toBe(1);

    const choosing = await pageOf('region', '/forfragningar');
    await looksRight(choosing, 'choosing');
    await choosing.getByRole('button', { name: 'Ge till enheten' }).click();
    await choosing.waitForURL('**/forfragningar#vantar');
    await looksRight(choosing, 'chosen');
    const [made] = itemsOf(await send('coordinator', 'GET', 'requests')).filter((request) => (request as unknown as { unit?: string }).unit === undefined) as unknown as { id: string; items: Item[] }[];
    const bookingId = made?.items[0]?.bookingId ?? '';
    expect(made?.items[0]?.state).toBe('asked');

    const link = await send('region', 'POST', 'answer-links', { unit: 'BLK-MED', bookings: [bookingId] });
    const path = String(link.body['path']);
    expect([link.status, link.body['placements']]).toEqual([201, 1]);
    expect((await send('foreignRegion', 'POST', 'answer-links', { unit: 'BLK-MED', bookings: [bookingId] })).body['code']).toBe('nothing-waits');
    const shown = await visit(path, { headers: { accept: 'text/html' } });
    const text = await shown.text();
    expect([shown.status, shown.headers.get('referrer-policy'), shown.headers.get('cache-control')]).toEqual([200, 'strict-origin', 'no-store']);
    expect(text).toContain('T6 Medicin');
    expect(text).toContain('coordinator@scen.example');
    for (const secret of ['S04', 'Student Prov', scene().ids['S04'] ?? '']) expect(text).not.toContain(secret);

    const body = (placement: string, svar = 'ja'): RequestInit => ({ method: 'POST', body: new URLSearchParams({ placement, svar, reasonCode: 'other' }) });
    const changed = path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect((await visit(changed)).status).toBe(404);
    expect((await visit(changed, body(bookingId))).status).toBe(404);
    expect((await visit(path, body(scene().ids['B1'] ?? ''))).status).toBe(403);
    expect((await visit(path, { ...body(bookingId), headers: { origin: 'https://ond.example' } })).status).toBe(403);
    expect((await visit(path, body(bookingId, 'nej'))).status).toBe(400);

    const answering = await pageOf('nobody', path);
    await looksRight(answering, 'link');
    await answering.getByRole('button', { name: 'Acceptera valda' }).click();
    expect(await answering.getByText('Tack. 1 placering är accepterad.').count()).toBe(1);
    await looksRight(answering, 'thanks');
    expect((await send('coordinator', 'GET', `bookings/${bookingId}`)).body['state']).toBe('confirmed');
    expect((await visit(path)).status).toBe(410);
    expect((await visit(path, body(bookingId))).status).toBe(410);
    await answering.goto(path);
    expect(await answering.locator('h1').innerText()).toBe('Länken gäller inte längre');
    expect(itemsOf(await send('region', 'GET', 'answers?state=accepted'))).toHaveLength(1);
  });

  test('a link is taken back, and no longer answers', async () => {
    const link = await send('coordinator', 'POST', 'answer-links', { unit: 'BLK-MED' });
    expect((await visit(String(link.body['path']))).status).toBe(200);
    expect((await send('region', 'POST', `answer-links/${String(link.body['id'])}/revoke`, {})).status).toBe(404);
    expect((await send('coordinator', 'POST', `answer-links/${String(link.body['id'])}/revoke`, {})).status).toBe(200);
    expect(await (await visit(String(link.body['path']))).json()).toMatchObject({ status: 410, code: 'link-revoked' });
    expect((await send('coordinator', 'GET', 'answer-links')).body).not.toHaveProperty('items.0.path');
  });

  test('from login to answered takes the unit one click', async () => {
    const page = await pageOf('nobody', '/logga-in');
    await page.getByLabel('E-post').fill('host@scen.example');
    await page.getByLabel('Lösenord').fill(scenePassword);
    await page.getByRole('button', { name: 'Logga in' }).click();
    await page.waitForURL('**/enheter/BLK-MED/kapacitet');
    const { body } = await send('host', 'GET', `bookings/${scene().ids['B3'] ?? ''}`);
    await page.getByRole('button', { name: `Acceptera placering ${String(body['number'])}`, exact: true }).click();
    await page.waitForURL('**#forfragningar');
    expect((await send('host', 'GET', `bookings/${scene().ids['B3'] ?? ''}`)).body['state']).toBe('confirmed');
  });
});
