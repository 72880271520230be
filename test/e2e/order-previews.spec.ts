import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createLog } from '../../src/platform/http/log';
import { startWorker, type RunningWorker } from '../../src/worker';
import type { SceneAccount } from '../support/scene';
import { keepPicture, openBrowser, overflowOf, violationsOn } from './browser';
import { client, type Send } from './client';
import { startScene, type SceneApp } from './scene-app';

describe('priority orders are tried before they are saved', () => {
  let app: SceneApp;
  let send: Send;
  let browser: Browser;
  let worker: RunningWorker;
  beforeAll(async () => {
    app = await startScene();
    send = client(app);
    worker = await startWorker({ configuration: { databasePool: 5 }, loginUrl: app.database.url, log: createLog('error') });
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await worker.stop();
    await browser.close();
    await app.close();
  });

  const enter = async (who: SceneAccount): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await browser.newContext({ baseURL: app.url, reducedMotion: 'reduce' });
    await context.addCookies([{ name: 'vilplats_session', value: await app.token(who), url: app.url }]);
    return { context, page: await context.newPage() };
  };
  const look = async (page: Page, name: string): Promise<void> => {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await violationsOn(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
      await keepPicture(page, `${name}-${width}`);
    }
  };
  const priorities = async (): Promise<unknown> => (await send('ownerAdmin', 'GET', 'agreements/LU-BLK')).body['priorities'];

  test('over REST: asked for by a party, worked out by a worker, read by parties, saved by who decides', async () => {
    const order = { agreement: 'LU-BLK', term: 'HT2026', seed: 7, priorities: [{ tier: 1, criterion: 'advanced_level' }, { tier: 2, criterion: 'basic_level' }] };
    const before = await priorities();
    expect((await send('student', 'POST', 'order-previews', order)).status).toBe(403);
    expect((await send('foreignCoordinator', 'POST', 'order-previews', order)).status).toBe(404);
    expect(await send('coordinator', 'POST', 'order-previews', { ...order, priorities: before as object[] })).toMatchObject({ status: 422, body: { code: 'order-unchanged' } });
    const asked = await send('coordinator', 'POST', 'order-previews', order);
    expect(asked).toMatchObject({ status: 202, body: { state: 'queued', askedBy: 'LU', prioritiesBefore: before } });
    const path = `order-previews/${String(asked.body['id'])}`;
    let preview = asked.body;
    for (let i = 0; i < 300 && !['solved', 'failed'].includes(String(preview['state'])); i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      preview = (await send('coordinator', 'GET', path)).body;
    }
    expect(preview).toMatchObject({ state: 'solved', searches: 2, result: { universities: [{ university: 'LU' }] } });
    expect((await send('foreignAdmin', 'GET', path)).status).toBe(404);
    expect((await send('admin', 'GET', path)).status).toBe(200);
    expect((await send('coordinator', 'POST', `${path}/save`)).status).toBe(403);
    expect(await send('admin', 'POST', `${path}/save`)).toMatchObject({ status: 403, body: { code: 'not-deciding' } });
    expect(await priorities()).toEqual(before);
    expect(await send('ownerAdmin', 'POST', `${path}/save`)).toMatchObject({ status: 200, body: { savedAt: expect.any(String) as string } });
    expect(await priorities()).toEqual(order.priorities);
    expect((await send('ownerAdmin', 'POST', `${path}/save`)).status).toBe(409);
    const listed = (await send('mediatorAdmin', 'GET', 'order-previews?agreement=LU-BLK')).body['items'] as object[];
    expect(listed).toHaveLength(1);
  }, 120_000);

  test('on its pages', async () => {
    const { context, page } = await enter('ownerAdmin');
    await page.goto('/enheter');
    await page.getByRole('link', { name: 'Turordningar' }).click();
    await page.getByRole('link', { name: 'Sekundäravtal Lund och Blekinge' }).click();
    await look(page, 'order');
    await page.getByRole('button', { name: 'Pröva turordningen' }).click();
    await page.getByRole('alert').getByText('Avtalet har redan den turordningen').waitFor();
    await page.getByLabel('Föräldrar').selectOption('1');
    await page.getByRole('button', { name: 'Pröva turordningen' }).click();
    await page.waitForURL('**/prov/*');
    for (let i = 0; i < 100 && (await page.getByRole('button', { name: 'Spara turordningen' }).count()) === 0; i += 1) {
      await page.waitForTimeout(300);
      await page.reload();
    }
    await look(page, 'order-previewed');
    await page.getByRole('button', { name: 'Spara turordningen' }).click();
    await page.getByText('Turordningen är sparad').waitFor();
    expect(await priorities()).toContainEqual({ tier: 1, criterion: 'parent' });
    await context.close();
    const coordinator = await enter('coordinator');
    await coordinator.page.goto('/turordning/LU-BLK');
    await coordinator.page.getByRole('link', { name: /^Prov \d/ }).first().click();
    expect(await coordinator.page.getByRole('button', { name: 'Spara turordningen' }).count()).toBe(0);
    await coordinator.context.close();
  }, 120_000);
});
