import type { Browser, Page } from 'playwright-core';
import { enter, expectToLookRight, openBrowser } from './browser';
import type { SceneAccount } from '../support/scene';
import { startScene, type SceneApp } from './scene-app';

interface Issued {
  readonly number: string;
  readonly issuedOn: string;
}

describe('what finance fetches and tells', () => {
  let app: SceneApp;
  let browser: Browser;
  let page: Page;
  let invoice: Issued;

  /** A draft of the scene, reviewed by one and issued by another. */
  async function issued(): Promise<Issued> {
    const ask = async (who: SceneAccount, method: string, path: string): Promise<unknown> => {
      const answer = await fetch(`${app.url}/api/v1/invoices${path}`, { method, headers: { authorization: `Bearer ${await app.token(who)}` } });
      return answer.json();
    };
    const { items: [draft] } = await ask('finance', 'GET', '?state=draft') as { items: { id: string }[] };
    await ask('finance', 'POST', `/${draft!.id}/review`);
    return await ask('otherFinance', 'POST', `/${draft!.id}/issue`) as Issued;
  }

  beforeAll(async () => {
    app = await startScene();
    browser = await openBrowser();
    page = await (await enter(browser, app, 'finance', { acceptDownloads: true })).newPage();
    invoice = await issued();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  it('an invoice tells what has become of it, and its statuses come from a table', async () => {
    await page.goto('/ekonomi/export');
    await expectToLookRight(page, 'export');
    await page.fill('#innehall', 'nummer;läge;dag\nfinns-inte;betald;2026-01-02\n');
    await page.click('text=Ta in lägen');
    expect(await page.textContent('.alert.bad')).toContain('Rad 2: ni har ingen utfärdad faktura ”finns-inte”.');
    expect(await page.inputValue('#innehall')).toContain('finns-inte');
    await page.goto('/ekonomi/fakturor?lage=utfardade');
    await expectToLookRight(page, 'invoices-issued');
    await page.goto('/ekonomi/export');
    await page.fill('#innehall', `nummer;läge;dag;notering\n${invoice.number};bestridd;${invoice.issuedOn};fel referens\n`);
    await page.click('text=Ta in lägen');
    expect(await page.textContent('.alert.ok')).toContain('1 läge togs in.');
    await page.goto('/ekonomi/fakturor?lage=bestridda');
    await page.click(`text=${invoice.number}`);
    await page.waitForSelector('#lagen');
    expect(await page.textContent('section[aria-labelledby="lagen"]')).toContain('fel referens');
    await expectToLookRight(page, 'invoice-disputed');
  }, 60_000);

  it('accounts are kept, and vouchers and archives fetched', async () => {
    await page.goto('/ekonomi/export');
    await page.fill('#plan', 'kundfordran;alla;15x');
    await page.click('text=Spara konton');
    expect(await page.textContent('.alert.bad')).toContain('Rad 1: ”15x” är inget konto');
    await page.fill('#plan', 'kundfordran;;1510;Kundfordringar\nintäkt;alla;3550\nleverantörsskuld;;2440\nkostnad;;4010\nöresavrundning;;3740');
    await page.click('text=Spara konton');
    expect(await page.textContent('.alert.ok')).toContain('Kontona är sparade.');
    expect(await page.inputValue('#plan')).toContain('intäkt;alla;3550');
    await page.fill('#arkiv-fran', invoice.issuedOn);
    await page.fill('#arkiv-till', invoice.issuedOn);
    const [archive] = await Promise.all([page.waitForEvent('download'), page.click('text=Hämta arkiv')]);
    expect(archive.suggestedFilename()).toBe('fakturor.zip');
    await page.fill('#ver-fran', '2000-01-01');
    await page.fill('#ver-till', '2099-12-31');
    const [sie] = await Promise.all([page.waitForEvent('download'), page.click('text=SIE 4')]);
    expect(sie.suggestedFilename()).toBe('verifikationer-2000-01-01-2099-12-31.se');
  }, 60_000);
});
