import type { Browser, Page } from 'playwright-core';
import { createLog } from '../../src/platform/http/log';
import { startWorker, type RunningWorker } from '../../src/worker';
import { eventually } from '../support/child';
import { enter, keepPicture, openBrowser, overflowOf, violationsOn } from './browser';
import { startScene, type SceneApp } from './scene-app';

const progress = { phase: 'improve', iterations: 48, best: { unplaced: [1, 1], moved: 0, cost: 22_100 }, floor: { unplaced: 1, moved: 0, cost: 22_000 }, round: 1, blocks: 7, turnCost: 21_000 };

describe('a run on its pages', () => {
  let app: SceneApp;
  let browser: Browser;
  let worker: RunningWorker | undefined;
  beforeAll(async () => {
    app = await startScene();
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await worker?.stop();
    await browser.close();
    await app.close();
  });

  const store = (sql: string, values: unknown[] = []): Promise<{ number: string; cancelled: boolean }[]> =>
    app.database.doorway.asSystem(async (em) => {
      const answer = await em.query<unknown>(sql, values);
      return (Array.isArray((answer as unknown[])[0]) ? (answer as unknown[])[0] : answer) as { number: string; cancelled: boolean }[];
    });
  const running = async (universityId: string | null): Promise<string> => {
    const [run] = await store(
      `INSERT INTO allocation_runs (term_id, university_id, seed, state, engine_version, started_at, heartbeat_at, progress, fencing_token)
       VALUES ($1, $2, 5, 'running', '3', now() - interval '42 seconds', now(), $3, 1) RETURNING number::text`, [app.ids['HT2026'], universityId, JSON.stringify(progress)]);
    return `/terminer/HT2026/fordelningar/${run?.number ?? ''}`;
  };
  const look = async (page: Page, name: string): Promise<void> => {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await violationsOn(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
      await keepPicture(page, `${name}-${width}`);
    }
  };
  const figure = (page: Page, name: string): Promise<string> => page.locator('dl.figures > div', { has: page.getByText(name, { exact: true }) }).locator('dd').first().innerText();

  test('shows where it is, keeps the figures up to date, and is stopped', async () => {
    const context = await enter(browser, app, 'coordinator');
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    const path = await running(app.ids['LU'] ?? '');
    await page.goto(path);
    expect(await page.locator('.sub').first().innerText()).toBe('Körningen pågår. 5 av 7 block har plats hittills.');
    expect([await figure(page, 'Placerade'), await figure(page, 'Utan plats'), await figure(page, 'Avstånd till gränsen')]).toEqual(['5', '2', '–']);
    expect(await figure(page, 'Tid')).toMatch(/^4\d s$/);
    await look(page, 'run-running');
    const better = { ...progress, best: { unplaced: [0, 0], moved: 1, cost: 22_050 } };
    await store("UPDATE allocation_runs SET progress = $1 WHERE state = 'running' RETURNING number::text", [JSON.stringify(better)]);
    await eventually('the page follows', async () => (await figure(page, 'Placerade')) === '7', 5_000);
    expect([await figure(page, 'Utan plats'), await figure(page, 'Kostnad'), await figure(page, 'Avstånd till gränsen')]).toEqual(['0', '1\u00a0050', '5,0 %']);
    expect(await page.locator('[data-said]').textContent()).toMatch(/Körningen pågår/);
    await page.getByRole('button', { name: 'Stoppa och behåll bästa' }).click();
    await page.waitForURL(`**${path}`);
    expect(await page.locator('.sub').first().innerText()).toBe('Körningen stoppas och behåller det bästa hittills.');
    expect(await store("SELECT cancel_requested AS cancelled FROM allocation_runs WHERE state = 'running'")).toEqual([{ cancelled: true }]);
    await store("UPDATE allocation_runs SET state = 'failed', finished_at = now(), failure = 'För många block.' WHERE state = 'running' RETURNING number::text");
    await page.getByRole('alert').getByText('För många block.').waitFor({ timeout: 5_000 });
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('reads and works without a script', async () => {
    const context = await enter(browser, app, 'coordinator', { javaScriptEnabled: false });
    const page = await context.newPage();
    const path = await running(app.ids['LU'] ?? '');
    await page.goto(path);
    expect(await figure(page, 'Placerade')).toBe('5');
    await page.getByRole('link', { name: 'Uppdatera' }).click();
    await page.getByRole('button', { name: 'Stoppa och behåll bästa' }).click();
    expect(await page.locator('.sub').first().innerText()).toMatch(/stoppas/);
    await store("UPDATE allocation_runs SET state = 'failed' WHERE state = 'running' RETURNING number::text");
    await context.close();
  });

  test('of several universities is seen, and left to whoever runs the product', async () => {
    const context = await enter(browser, app, 'coordinator');
    const page = await context.newPage();
    const path = await running(null);
    const number = path.split('/').at(-1);
    expect((await page.goto(path))?.status()).toBe(404);
    await store("INSERT INTO run_universities SELECT id, $2 FROM allocation_runs WHERE number = $1", [number, app.ids['LU']]);
    expect((await page.goto(path))?.status()).toBe(200);
    expect(await page.getByRole('button', { name: 'Stoppa' }).count()).toBe(0);
    await store("UPDATE allocation_runs SET state = 'failed' WHERE state = 'running' RETURNING number::text");
    await context.close();
  });

  test('is started, published and compared with another', async () => {
    worker = await startWorker({ configuration: { databasePool: 5 }, loginUrl: app.database.url, log: createLog('error') });
    const context = await enter(browser, app, 'coordinator');
    const page = await context.newPage();
    const start = async (seed: string): Promise<string> => {
      await page.goto('/terminer/HT2026');
      await page.getByLabel('Lottfrö').fill(seed);
      await page.getByRole('button', { name: 'Fördela terminen' }).click();
      await page.waitForURL('**/fordelningar/*');
      await page.getByRole('button', { name: 'Publicera' }).waitFor({ timeout: 30_000 });
      return page.url();
    };
    const first = await start('7');
    await page.getByText(/^Restid och önskemål(: högst| kan inte bli bättre sammantaget: bevisat)/).waitFor();
    expect(await page.getByText(/^(Ingen kan få plats utöver dessa|Alla block har plats)/).count()).toBe(1);
    await look(page, 'run-solved');
    await page.getByRole('button', { name: 'Publicera' }).click();
    await page.getByText('Publicerad', { exact: true }).first().waitFor();
    await store(`WITH come AS (INSERT INTO students (code, university_id, display_name, study_town_id, protected_identity) VALUES ('S77', $1, 'Student Prov 77', $2, true) RETURNING id)
      INSERT INTO enrolments (student_id, course_id, term_id) SELECT id, $3, $4 FROM come RETURNING id::text AS number`, [app.ids['LU'], app.ids['LND'], app.ids['T6'], app.ids['HT2026']]);
    await store('UPDATE quotas SET places = places + 4 RETURNING code AS number');
    await start('8');
    await page.getByRole('link', { name: `Jämför med fördelning ${first.split('/').at(-1) ?? ''}` }).click();
    await page.waitForURL('**/jamfor/*');
    expect(await page.locator('h1').innerText()).toMatch(/Fördelning \d+ jämförd med \d+/);
    expect(await page.getByRole('heading', { name: /^Fick plats: [1-9]/ }).count()).toBe(1);
    expect(await page.getByRole('table').allInnerTexts()).toEqual(expect.arrayContaining([expect.stringContaining('Student S77')]));
    expect(await page.content()).not.toContain('Prov 77');
    await look(page, 'run-compared');
    await page.goto('/terminer/HT2026');
    await look(page, 'run-list');
    const other = await page.goto(`${first}/jamfor/4711`);
    expect(other?.status()).toBe(404);
    await context.close();
  }, 90_000);
});
