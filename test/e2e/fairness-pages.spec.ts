import type { Browser, Page } from 'playwright-core';
import { createLog } from '../../src/platform/http/log';
import { startWorker, type RunningWorker } from '../../src/worker';
import { enter, keepPicture, openBrowser, overflowOf, violationsOn } from './browser';
import { startScene, type SceneApp } from './scene-app';

const address = '/terminer/HT2026/rattvisa';

describe('a round’s fairness on its pages', () => {
  let app: SceneApp;
  let browser: Browser;
  let worker: RunningWorker;
  beforeAll(async () => {
    app = await startScene();
    worker = await startWorker({ configuration: { databasePool: 5 }, loginUrl: app.database.url, log: createLog('error') });
    browser = await openBrowser();
    await app.database.doorway.asSystem((em) => em.query('DELETE FROM fairness_policies'));
  }, 60_000);
  afterAll(async () => {
    await worker.stop();
    await browser.close();
    await app.close();
  });

  const look = async (page: Page, name: string): Promise<void> => {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await violationsOn(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
      await keepPicture(page, `${name}-${width}`);
    }
  };
  const policies = (): Promise<{ night: number; version: number }[]> =>
    app.database.doorway.asSystem((em) => em.query('SELECT night, version FROM fairness_policies'));

  test('a policy is tried before it is saved, saved, changed, and taken away', async () => {
    const context = await enter(browser, app, 'coordinator');
    const page = await context.newPage();
    await page.goto('/terminer/HT2026');
    await page.getByRole('link', { name: 'Rättvisa', exact: true }).click();
    await page.waitForURL(`**${address}`);
    await look(page, 'fairness-empty');
    await page.getByLabel('Poäng per natt borta').fill('7');
    await page.getByRole('button', { name: 'Pröva' }).click();
    await page.waitForURL('**/prov/*');
    await page.getByRole('button', { name: 'Spara för HT2026' }).waitFor({ timeout: 60_000 });
    expect(await page.locator('.sub').first().innerText()).toMatch(/^(Ingen|\d+ block) skulle flytta\. Den som bär mest skulle gå från \d/);
    expect(await page.getByText('1 → 7').count()).toBe(1);
    expect(await policies()).toEqual([]);
    await look(page, 'fairness-preview');
    await page.getByRole('button', { name: 'Spara för HT2026' }).click();
    await page.waitForURL(`**${address}#policy`);
    expect(await policies()).toEqual([{ night: 7, version: 1 }]);
    expect(await page.getByLabel('Poäng per natt borta').inputValue()).toBe('7');
    expect(await page.getByRole('link', { name: /^Prov \d/ }).count()).toBe(1);
    await page.getByLabel('Poäng per natt borta').fill('3');
    await page.getByRole('button', { name: 'Spara för HT2026' }).click();
    await page.waitForURL(`**${address}#policy`);
    expect(await policies()).toEqual([{ night: 3, version: 2 }]);
    await page.getByRole('button', { name: 'Ta bort terminens policy' }).click();
    await page.waitForURL(`**${address}#policy`);
    expect(await policies()).toEqual([]);
    await context.close();
  }, 120_000);

  test('a policy that cannot be is refused with what stood in the form, and nobody overwrites what another has saved', async () => {
    const context = await enter(browser, app, 'coordinator');
    const page = await context.newPage();
    await page.goto(address);
    await page.getByLabel('Kvar till nästa termin, procent').fill('300');
    await page.getByRole('button', { name: 'Spara för HT2026' }).click();
    await page.getByRole('alert').getByText('Kvar till nästa termin, procent: ett helt tal').waitFor();
    expect(await page.getByLabel('Kvar till nästa termin, procent').inputValue()).toBe('300');
    await look(page, 'fairness-refused');
    await page.goto(address);
    await app.database.doorway.asSystem((em) => em.query(
      `INSERT INTO fairness_policies (university_id, term_id, commuting_km, distance, housing_km, night, wish_step, unwished, unplaced, keep, queue_order, leximin)
       VALUES ($1, $2, 50, 10, 80, 9, 10, 60, 100, 90, 'ledger', true)`, [app.ids['LU'], app.ids['HT2026']]));
    await page.getByRole('button', { name: 'Spara för HT2026' }).click();
    await page.getByRole('alert').getByText(/Någon har ändrat policyn/).waitFor();
    expect(await policies()).toEqual([{ night: 9, version: 1 }]);
    await app.database.doorway.asSystem((em) => em.query('DELETE FROM fairness_policies'));
    await context.close();
  });

  test('what students bear and whose turn it was are read by code once a run is published', async () => {
    const context = await enter(browser, app, 'coordinator');
    const page = await context.newPage();
    expect((await page.goto('/terminer/VT1999/rattvisa/lottning'))?.status()).toBe(404);
    await page.goto('/terminer/HT2026');
    await page.getByLabel('Lottfrö').fill('5');
    await page.getByRole('button', { name: 'Fördela terminen' }).click();
    await page.getByRole('button', { name: 'Publicera' }).click({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Lottning' }).click();
    await page.waitForURL('**/lottning');
    expect(await page.locator('.sub').first().innerText()).toMatch(/lottfrö 5\./);
    expect(await page.getByRole('rowheader', { name: /^Student S\d+$/ }).count()).toBeGreaterThan(0);
    await look(page, 'fairness-lottery');
    await page.getByRole('link', { name: 'Till rättvisa' }).click();
    expect(await page.getByRole('table').last().innerText()).toMatch(/Student S\d+/);
    const names: { name: string }[] = await app.database.doorway.asSystem((em) => em.query('SELECT display_name AS name FROM students'));
    const content = await page.content();
    expect(names.filter(({ name }) => content.includes(name))).toEqual([]);
    await look(page, 'fairness-ledger');
    await context.close();
  }, 120_000);
});
