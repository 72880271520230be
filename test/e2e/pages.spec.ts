import type { Browser, BrowserContext } from 'playwright-core';
import { scenePassword, type SceneAccount } from '../support/scene';
import { keepPicture, openBrowser, overflowOf, violationsOn } from './browser';
import { startScene, type SceneApp } from './scene-app';

const widths = [1280, 390] as const;
const grid = '/regioner/10/rutnat?termin=HT2026';
const pages: [SceneAccount | 'nobody', string, RegExp][] = [
  ['nobody', '/logga-in', /Logga in/],
  ['nobody', '/tillganglighet', /Tillgänglighetsredogörelse/],
  ['coordinator', '/terminer/HT2026', /HT2026/],
  ['coordinator', '/terminer/HT2026/fordelningar/1/varfor', /Varför\? Fördelning 1, HT2026/],
  ['coordinator', '/terminer/HT2026/forfragningar', /Förfrågningar, HT2026/],
  ['coordinator', grid, /Veckorutnät, Region Blekinge/],
  ['coordinator', `${grid}&enhet=BLK-MED&vecka=2026-W37`, /Veckorutnät/],
  ['coordinator', '/finns-inte', /Sidan finns inte/],
  ['region', grid, /Veckorutnät/],
  ['region', '/forfragningar', /Förfrågningar/],
  ['region', '/enheter', /Enheter/],
  ['region', '/enheter/BLK-VC1/kapacitet?termin=HT2026', /Vårdcentralen Mieån, Karlshamn/],
  ['host', '/enheter/BLK-MED/kapacitet?termin=HT2026', /Medicinkliniken, Karlskrona/],
  ['finance', '/ekonomi/fakturor', /Fakturor/],
  ['student', '/min-placering', /Min placering/],
  ['otherStudent', '/min-placering', /Min placering/],
];

describe('pages in a browser', () => {
  let app: SceneApp;
  let browser: Browser;
  beforeAll(async () => {
    app = await startScene();
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  const contexts = new Map<string, Promise<BrowserContext>>();
  const contextOf = (name: SceneAccount | 'nobody'): Promise<BrowserContext> => {
    const known = contexts.get(name) ?? enter(name);
    contexts.set(name, known);
    return known;
  };
  const enter = async (name: SceneAccount | 'nobody'): Promise<BrowserContext> => {
    const context = await browser.newContext({ baseURL: app.url, reducedMotion: 'reduce' });
    if (name !== 'nobody') await context.addCookies([{ name: 'vilplats_session', value: await app.token(name), url: app.url }]);
    return context;
  };

  test.each(pages)('%s sees %s, wide and narrow, light and dark', async (name, path, title) => {
    const page = await (await contextOf(name)).newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: 'light' });
      const response = await page.goto(path);
      expect(await page.locator('h1').innerText()).toMatch(title);
      expect(await violationsOn(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
      expect(response?.status()).toBe(path === '/finns-inte' ? 404 : 200);
      await keepPicture(page, `${name}${path}-${width}-light`);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violationsOn(page, ['color-contrast'])).toEqual([]);
      await keepPicture(page, `${name}${path}-${width}-dark`);
    }
    expect(complaints.filter((line) => !line.includes('404'))).toEqual([]);
    await page.close();
  });

  test('a person logs in by keyboard, lands where her work begins, opens the menu, and logs out', async () => {
    const context = await enter('nobody');
    const page = await context.newPage();
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto('/ekonomi/fakturor');
    await page.getByLabel('E-post').focus();
    await page.keyboard.type('finance@scen.example');
    await page.keyboard.press('Tab');
    await page.keyboard.type(scenePassword);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/ekonomi/fakturor');
    await page.getByRole('button', { name: 'Öppna menyn' }).press('Enter');
    expect(await page.getByRole('link', { name: 'Fakturor', exact: true }).isVisible()).toBe(true);
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Logga ut' }).press('Enter');
    await page.waitForURL('**/logga-in');
    await page.goto('/ekonomi/fakturor');
    expect(page.url()).toContain('/logga-in?vidare=');
    await context.close();
  });

  test('a host accepts a placement, publishes places and is told beside the form what cannot be done', async () => {
    const page = await (await contextOf('host')).newPage();
    await page.goto('/enheter');
    await page.waitForURL('**/enheter/BLK-MED/kapacitet');
    expect(await page.locator('.sub').first().innerText()).toMatch(/1 förfrågan väntar på svar/);
    await page.getByRole('button', { name: /^Acceptera/ }).click();
    await page.waitForURL('**#forfragningar');
    expect(await page.locator('.sub').first().innerText()).toMatch(/Inget väntar på svar/);
    await page.getByRole('textbox', { name: 'Platser per vecka' }).fill('5');
    await page.getByRole('button', { name: 'Publicera' }).click();
    await page.waitForURL('**#platser');
    expect(await page.locator('table.we tbody tr').first().locator('td').allInnerTexts()).toEqual(Array.from({ length: 20 }, () => '5'));
    await page.getByRole('textbox', { name: 'Platser per vecka' }).fill('0');
    await page.getByRole('button', { name: 'Publicera' }).click();
    expect(await page.getByRole('alert').innerText()).toMatch(/Publicera minst \d/);
    expect(await violationsOn(page)).toEqual([]);
    await page.close();
  });

  test('one person reviews a draft, another issues it, and drafts are drawn anew', async () => {
    const page = await (await contextOf('finance')).newPage();
    await page.goto('/ekonomi/fakturor?lage=utkast');
    await page.getByRole('link', { name: 'Utkast' }).last().click();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Markera som granskad' }).click();
    expect(await page.getByText('Du har granskat utkastet').isVisible()).toBe(true);
    const other = await (await contextOf('otherFinance')).newPage();
    await other.goto(page.url());
    expect(await violationsOn(other)).toEqual([]);
    await other.getByRole('button', { name: 'Utfärda' }).click();
    expect(await other.locator('h1').innerText()).toMatch(/BLK-.*20\d\d-0000\d\d/);
    expect(await violationsOn(other)).toEqual([]);
    const pdf = await other.request.get((await other.getByRole('link', { name: 'PDF' }).getAttribute('href')) ?? '');
    expect([pdf.status(), pdf.headers()['content-type'], (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
    await other.close();
    await page.goto('/ekonomi/fakturor');
    await page.getByRole('button', { name: 'Räkna fram utkast' }).click();
    await page.waitForURL('**lage=utkast');
    await page.close();
  });

  test('a wrong password says so and keeps the address', async () => {
    const context = await enter('nobody');
    const page = await context.newPage();
    await page.goto('/logga-in');
    await page.getByLabel('E-post').fill('finance@scen.example');
    await page.getByLabel('Lösenord').fill('fel lösenord');
    await page.getByRole('button', { name: 'Logga in' }).click();
    expect(await page.getByRole('alert').innerText()).toMatch(/stämmer inte/);
    expect(await page.getByLabel('E-post').inputValue()).toBe('finance@scen.example');
    expect(await violationsOn(page)).toEqual([]);
    await context.close();
  });
});
