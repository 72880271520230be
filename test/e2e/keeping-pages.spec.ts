import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { SceneAccount } from '../support/scene';
import { enter, keepPicture, openBrowser, overflowOf, violationsOn } from './browser';
import { sceneClient } from './client';

const { scene, send } = sceneClient();

jest.setTimeout(60_000);

/** What a coordinator's courses ask for, and a host's beds, kept by forms that need no script. */
describe('pages to keep rules by', () => {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await browser.close();
  });

  const open = async (who: SceneAccount, path: string, javaScriptEnabled = true): Promise<Page> => {
    const context = await enter(browser, scene(), who, { javaScriptEnabled });
    contexts.push(context);
    const page = await context.newPage();
    await page.goto(path);
    return page;
  };
  const look = async (page: Page, name: string): Promise<void> => {
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await keepPicture(page, `${name}-${width}`);
      expect(await violationsOn(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
    }
  };

  test('a course and the rules of its blocks', async () => {
    const list = await open('coordinator', '/kurser');
    await look(list, 'courses');
    await list.getByRole('link', { name: 'T6', exact: false }).first().click();
    await list.waitForURL('**/kurser/T6');
    await look(list, 'course');

    const page = await open('coordinator', '/kurser/T6', false);
    const added = page.locator('#nytt-block form');
    await page.locator('#nytt-block summary').click();
    await added.getByLabel('Kod').fill('MED2');
    await added.getByLabel('Dagar', { exact: true }).fill('30');
    await added.getByLabel('Inom så många veckor i rad').fill('4');
    await added.getByLabel('Veckor emellan, minst').fill('2');
    await added.getByLabel('mån', { exact: true }).check();
    await added.getByRole('button', { name: 'Lägg till blocket' }).click();
    expect(await page.getByRole('alert').innerText()).toBe('Rätta det som är markerat.');
    expect(await page.locator('.err').allInnerTexts()).toEqual([
      expect.stringMatching(/^30 dagar ryms inte: det blir högst 20 på 4 veckor/), expect.stringContaining('Välj Ja'), expect.stringMatching(/på 1 veckodag under 4 veckor/),
    ]);
    expect([await added.getByLabel('Kod').inputValue(), await added.getByLabel('mån', { exact: true }).isChecked(), await added.getByLabel('tis', { exact: true }).isChecked()]).toEqual(['MED2', true, false]);
    await added.getByLabel('Dagar', { exact: true }).fill('12');
    await added.getByLabel('Efter block med lägre ordning').selectOption('ja');
    for (const day of ['tis', 'ons']) await added.getByLabel(day, { exact: true }).check();
    await added.getByLabel('Samma enhet som tidigare terminer').selectOption('ja');
    await added.getByRole('button', { name: 'Lägg till blocket' }).click();
    expect(await page.locator('#block-MED2').innerText()).toMatch(/12 dagar inom 4 veckor\s+MED2. Efter tidigare block med minst 2 veckor emellan, på mån, tis och ons, på samma enhet/);
    const { items } = (await send('coordinator', 'GET', 'requirements?course=T6&limit=50')).body as { items: Record<string, unknown>[] };
    expect(items.find(({ code }) => code === 'MED2')).toMatchObject({ days: 12, windowWeeks: 4, inOrder: true, minGapWeeks: 2, weekdays: [1, 2, 3], sameUnit: true });

    const row = page.locator('#block-MED2');
    await row.locator('summary').click();
    await row.getByLabel('Veckor emellan, högst').fill('1');
    await row.getByRole('button', { name: 'Spara blocket' }).click();
    expect(await row.locator('.err').allInnerTexts()).toEqual(['Högst kan inte vara färre än minst. Skriv 2 eller fler.']);
    await row.getByLabel('Veckor emellan, högst').fill('');
    await row.getByLabel('Veckor emellan, minst').fill('');
    await row.getByLabel('Börjar tidigast').selectOption('2026-W40');
    await row.getByRole('button', { name: 'Spara blocket' }).click();
    expect(await row.innerText()).toMatch(/MED2. Tidigast vecka 40 2026, efter tidigare block, på mån, tis och ons/);

    await page.getByLabel('Veckor borta, minst').fill('3');
    await page.getByRole('button', { name: 'Spara kursen' }).click();
    expect(await page.locator('.err').allInnerTexts()).toEqual([expect.stringContaining('från hur många kilometer')]);
    await page.getByLabel('Borta är mer än, km från studieorten').fill('80');
    await page.getByRole('button', { name: 'Spara kursen' }).click();
    expect(await page.locator('.head .sub').innerText()).toMatch(/minst 3 veckor mer än 80 km från studieorten/);
    expect((await send('coordinator', 'GET', 'courses/T6')).body).toMatchObject({ awayOverKm: 80, awayMinWeeks: 3 });
  });

  test('what others have changed meanwhile, what has places, and what is another university’s', async () => {
    const [page, late] = [await open('coordinator', '/kurser/T6'), await open('coordinator', '/kurser/T6')];
    const change = async (of: Page, days: string): Promise<void> => {
      await of.locator('#block-MED summary').click();
      await of.locator('#block-MED').getByLabel('Dagar', { exact: true }).fill(days);
      await of.locator('#block-MED').getByRole('button', { name: 'Spara blocket' }).click();
    };
    await change(page, '18');
    expect(await page.locator('#block-MED').innerText()).toContain('18 dagar inom 4 veckor');
    await change(late, '17');
    expect(await late.getByRole('alert').innerText()).toContain('Någon har ändrat sedan du läste sidan');
    await page.locator('#block-MED summary').click();
    await page.locator('#block-MED').getByLabel('Inom så många veckor i rad').fill('5');
    await page.locator('#block-MED').getByRole('button', { name: 'Spara blocket' }).click();
    expect(await page.locator('#block-MED .err').innerText()).toMatch(/^Antalet veckor kan inte ändras: studenter har redan platser/);
    await look(page, 'course-refused');
    const foreign = await open('foreignCoordinator', '/kurser');
    expect(await foreign.locator('main').innerText()).not.toContain('T6');
    expect((await foreign.goto('/kurser/T6'))?.status()).toBe(404);
  });

  test('a host’s beds by town and weeks', async () => {
    const page = await open('region', '/boendeplatser', false);
    expect(await page.getByText('Inget är ifyllt').isVisible()).toBe(true);
    const added = page.locator('section[aria-labelledby=nya] form');
    const add = async (from: string, to: string, count: string): Promise<void> => {
      await added.getByLabel('Ort').selectOption('KNA');
      await added.getByLabel('Från och med').selectOption(from);
      await added.getByLabel('Till och med').selectOption(to);
      await added.getByLabel('Boendeplatser varje vecka').fill(count);
      await added.getByRole('button', { name: 'Lägg till' }).click();
    };
    await add('2026-W44', '2026-W36', '6');
    expect(await page.locator('.err').allInnerTexts()).toEqual(['Den sista veckan kommer före den första. Byt plats på dem.']);
    await add('2026-W36', '2026-W44', '6');
    expect(await page.locator('.rows').innerText()).toMatch(/Karlskrona\s+vecka 36–44: 6 boendeplatser varje vecka/);
    await add('2026-W44', '2026-W46', '3');
    expect(await page.getByRole('alert').innerText()).toContain('redan ifyllda');
    await page.locator('.rows summary').click();
    await page.locator('.rows').getByLabel('Boendeplatser varje vecka').fill('4');
    await page.locator('.rows').getByRole('button', { name: 'Spara' }).click();
    expect(await page.locator('.rows').innerText()).toContain('4 boendeplatser varje vecka');
    const { items } = (await send('coordinator', 'GET', 'beds?town=KNA')).body as { items: Record<string, unknown>[] };
    expect(items).toMatchObject([{ town: 'KNA', firstWeek: '2026-W36', lastWeek: '2026-W44', beds: 4, version: 2 }]);
    const drawn = await open('region', '/boendeplatser');
    await drawn.locator('.rows summary').click();
    await look(drawn, 'beds');
  });
});
