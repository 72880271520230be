import { existsSync } from 'node:fs';
import { source as axeSource } from 'axe-core';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import type { SceneAccount } from '../support/scene';
import type { SceneApp } from './scene-app';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Why a page cannot be used by all, one line each. */
export type Violation = string;

/** A real browser, the one that Debian's chromium package installs. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? places.find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error('No browser: install the Debian package chromium, or set CHROMIUM to its path.');
  const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath, args: ['--no-sandbox', ...quiet] });
}

/** A window of the browser in which somebody of the scene is logged in. */
export async function enter(browser: Browser, app: Pick<SceneApp, 'url' | 'token'>, who: SceneAccount, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: app.url, reducedMotion: 'reduce', ...options });
  await context.addCookies([{ name: 'vilplats_session', value: await app.token(who), url: app.url }]);
  return context;
}

/** What the accessibility rules, all or the named ones, find wrong with the page as it stands. */
export async function violationsOn(page: Page, rules?: readonly string[]): Promise<Violation[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }> } };
    const { violations } = await axe.run(only ? { runOnly: only } : {});
    return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`));
  }, rules);
}

/** By how many pixels the page is wider than its window. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { document } = globalThis as unknown as { document: { documentElement: { scrollWidth: number; clientWidth: number } } };
    return document.documentElement.scrollWidth - document.documentElement.clientWidth;
  });

/** Keeps a picture of the page in the folder that SCREENSHOTS names, for a person to look at; else does nothing. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/${name.replace(/\W+/g, '-')}.png`, fullPage: true });
}

/** Expects a page to be usable by all and to fit, on a desk and on a phone; keeps a picture of each. */
export async function expectToLookRight(page: Page, name: string): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await violationsOn(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    await keepPicture(page, `${name}-${width}`);
  }
}
