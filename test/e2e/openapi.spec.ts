import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeApi } from '../../src/platform/http/openapi';
import { startScene, type SceneApp } from './scene-app';

const kept = join(__dirname, 'openapi.json');

describe('the description of the API', () => {
  let app: SceneApp;
  beforeAll(async () => {
    app = await startScene();
  }, 60_000);
  afterAll(() => app.close());

  test('is the one that is kept; run with UPDATE_OPENAPI=1 to keep another', () => {
    const text = `${JSON.stringify(describeApi(app.door.app), null, 1)}\n`;
    if (process.env['UPDATE_OPENAPI'] === '1') writeFileSync(kept, text);
    expect(text).toBe(readFileSync(kept, 'utf8'));
  });

  test('is served, with a page to try it that keeps to its content policy', async () => {
    const served = await fetch(`${app.url}/api/openapi.json`);
    expect(served.status).toBe(200);
    expect(((await served.json()) as { openapi: string }).openapi).toMatch(/^3\./);
    const page = await fetch(`${app.url}/api`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const scripts = [...(await page.text()).matchAll(/(?:src|href)="\.?\/?(?:api\/)?([\w./-]+\.(?:js|css))"/g)].map((match) => match[1] ?? '');
    expect(scripts.length).toBeGreaterThan(2);
    for (const script of scripts) expect((await fetch(`${app.url}/api/${script.replace(/^api\//, '')}`)).status).toBe(200);
  });

  test('every operation says what it answers, and which errors there are', () => {
    const { paths } = describeApi(app.door.app);
    const bare = Object.entries(paths).flatMap(([path, item]) =>
      (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) => {
        const operation = item[method];
        if (!operation) return [];
        const isTold = ['200', '201', '202', '204'].some((status) => status in operation.responses) && '404' in operation.responses;
        return isTold ? [] : [`${method} ${path}`];
      }),
    );
    expect(bare).toEqual([]);
    expect(Object.keys(paths).length).toBeGreaterThan(60);
  });
});
