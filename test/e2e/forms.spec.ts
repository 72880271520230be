import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { SceneAccount } from '../support/scene';
import { keepPicture, openBrowser, overflowOf, violationsOn } from './browser';
import { startScene, type SceneApp } from './scene-app';

const unit = '/enheter/BLK-MED/kapacitet?termin=HT2026';

jest.setTimeout(60_000);

/** A form that is refused stands there again with what was filled in, and says why in Swedish. */
describe('refused forms', () => {
  let app: SceneApp;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    app = await startScene();
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await browser.close();
    await app.close();
  });

  const open = async (name: SceneAccount | 'nobody', path: string): Promise<Page> => {
    const context = await browser.newContext({ baseURL: app.url, reducedMotion: 'reduce' });
    contexts.push(context);
    if (name !== 'nobody') await context.addCookies([{ name: 'vilplats_session', value: await app.token(name), url: app.url }]);
    const page = await context.newPage();
    await page.goto(path);
    return page;
  };
  /** Lets the server judge what the browser itself would have stopped. */
  const unguarded = (page: Page): Promise<void> =>
    page.evaluate(() => {
      const { document } = globalThis as unknown as { document: { forms: ArrayLike<{ noValidate: boolean }> } };
      for (const form of Array.from(document.forms)) form.noValidate = true;
    });
  const looksRight = async (page: Page, name: string, sentence: RegExp): Promise<void> => {
    expect(await page.getByRole('alert').allInnerTexts()).toEqual([expect.stringMatching(sentence)]);
    expect(await page.locator('main').innerText()).not.toMatch(/\b(the|there|must|cannot|has|is)\b/i);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await violationsOn(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
      await keepPicture(page, `form-${name}-${width}`);
    }
  };

  test('publishing fewer places than are booked', async () => {
    const page = await open('host', unit);
    await page.getByLabel('Från').first().selectOption('2026-W37');
    await page.getByRole('textbox', { name: 'Platser per vecka' }).fill('0');
    await page.getByRole('button', { name: 'Publicera' }).click();
    await looksRight(page, 'publish', /^Vecka 37–44 har upp till 2 bokade studenter. Publicera minst 2, eller/);
    expect(await page.locator('h1').innerText()).toBe('Medicinkliniken, Karlskrona');
    expect(await page.getByRole('textbox', { name: 'Platser per vecka' }).inputValue()).toBe('0');
    await page.setViewportSize({ width: 390, height: 700 });
    await page.getByRole('button', { name: 'Publicera' }).click();
    expect((await page.getByRole('alert').boundingBox())?.y).toBeLessThan(700);
    expect(await page.getByLabel('Från').first().inputValue()).toBe('2026-W37');
  });

  test('publishing what is no number, and weeks in the wrong order', async () => {
    const page = await open('host', unit);
    await unguarded(page);
    await page.getByRole('textbox', { name: 'Platser per vecka' }).fill('några');
    await page.getByRole('button', { name: 'Publicera' }).click();
    await looksRight(page, 'number', /heltal från 0 till 1000/);
    expect(await page.getByRole('textbox', { name: 'Platser per vecka' }).inputValue()).toBe('några');
    await page.getByRole('textbox', { name: 'Platser per vecka' }).fill('4');
    await page.getByLabel('Från').first().selectOption('2026-W50');
    await page.getByLabel('Till och med').first().selectOption('2026-W40');
    await page.getByRole('button', { name: 'Publicera' }).click();
    await looksRight(page, 'order', /Byt plats på dem/);
    expect(await page.getByLabel('Till och med').first().inputValue()).toBe('2026-W40');
  });

  test('closing weeks in which students are booked keeps them in sight', async () => {
    const page = await open('host', unit);
    await page.getByLabel('Från').last().selectOption('2026-W37');
    await page.getByLabel('Till och med').last().selectOption('2026-W37');
    await page.getByLabel('Orsak', { exact: true }).selectOption('rebuilding');
    await page.getByRole('button', { name: 'Stäng veckorna' }).click();
    await page.waitForURL('**#platser');
    expect(await page.getByText('Stängd vecka', { exact: true }).count()).toBeGreaterThan(0);
    const term = await open('coordinator', '/terminer/HT2026');
    expect(await term.getByRole('heading', { name: 'Placeringar i stängda veckor' }).count()).toBe(1);
    await keepPicture(term, 'closed-over');
  });

  test('declining without a reason, and answering what is answered already', async () => {
    const [page, late] = [await open('host', unit), await open('host', unit)];
    await page.locator('summary', { hasText: 'Avböj' }).first().click();
    await page.getByLabel('Orsak, visas för lärosätet').selectOption('other');
    await page.getByLabel('Kommentar').fill('   ');
    await page.getByRole('button', { name: 'Avböj placeringen' }).click();
    await looksRight(page, 'decline', /Skriv i kommentaren/);
    expect(await page.getByLabel('Orsak, visas för lärosätet').inputValue()).toBe('other');
    await page.getByLabel('Kommentar').fill('Ombyggnad');
    await page.getByRole('button', { name: 'Avböj placeringen' }).click();
    await page.waitForURL('**#forfragningar');
    await late.getByRole('button', { name: /^Acceptera/ }).click();
    await looksRight(late, 'answered', /redan besvarad/);
    expect(await late.getByText('Inga obesvarade förfrågningar').isVisible()).toBe(true);
  });

  test('issuing what one has reviewed oneself, and what is issued already', async () => {
    const drafts = await open('finance', '/ekonomi/fakturor?lage=utkast');
    await drafts.getByRole('link', { name: 'Utkast' }).last().click();
    await drafts.getByRole('button', { name: 'Markera som granskad' }).click();
    const path = new URL(drafts.url()).pathname;
    const [issuer, again] = [await open('otherFinance', path), await open('otherFinance', path)];
    await fetch(`${app.url}/api/v1/invoices/${path.split('/').at(-1) ?? ''}/review`, { method: 'POST', headers: { authorization: `Bearer ${await app.token('otherFinance')}` } });
    await issuer.getByRole('button', { name: 'Utfärda' }).click();
    await looksRight(issuer, 'two-persons', /Låt en annan person/);
    await drafts.goto(path);
    await drafts.getByRole('button', { name: 'Utfärda' }).click();
    expect(await drafts.locator('h1').innerText()).toMatch(/20\d\d-0000\d\d/);
    await again.getByRole('button', { name: 'Utfärda' }).click();
    await looksRight(again, 'issued', /redan utfärdad/);
    expect(await again.locator('h1').innerText()).toMatch(/20\d\d-0000\d\d/);
  });

  test('logging in with nothing filled in', async () => {
    const page = await open('nobody', '/logga-in?vidare=%2Fenheter');
    await unguarded(page);
    await page.getByLabel('E-post').fill('host@scen.example');
    await page.getByRole('button', { name: 'Logga in' }).click();
    await looksRight(page, 'login', /Fyll i både/);
    expect(await page.getByLabel('E-post').inputValue()).toBe('host@scen.example');
    expect(await page.locator('input[name=vidare]').inputValue()).toBe('/enheter');
  });

  test('an address that cannot be read, and one of another role', async () => {
    const page = await open('coordinator', '/regioner/10/rutnat?termin=HT2026&vecka=nu');
    expect(await page.locator('h1').innerText()).toBe('Något i frågan går inte att läsa');
    const other = await open('student', '/ekonomi/fakturor');
    expect(await other.locator('h1').innerText()).toBe('Det här får din roll inte göra');
    for (const shown of [page, other]) {
      expect(await shown.locator('.sub').first().innerText()).not.toMatch(/\b(the|must|role|may)\b/i);
      expect(await violationsOn(shown)).toEqual([]);
    }
  });
});
