import type { SceneAccount } from '../support/scene';
import { startScene, type SceneApp } from './scene-app';
import { foreign, own } from './tenancy-matrix';

describe('who finds what', () => {
  let app: SceneApp;
  beforeAll(async () => {
    app = await startScene();
  }, 60_000);
  afterAll(() => app.close());

  const read = async (name: SceneAccount, path: string, accept = 'application/json') => {
    const response = await fetch(app.url + path, { redirect: 'manual', headers: { authorization: `Bearer ${await app.token(name)}`, accept } });
    return { status: response.status, text: await response.text() };
  };
  const withId = (path: string): string => path.replace(/@([\w-]+)/, (_, code: string) => app.ids[code] ?? code);

  test.each(own)('%s finds %s', async (name, path) => {
    expect((await read(name, withId(path))).status).toBe(200);
  });

  test.each(foreign)('%s finds no %s%s', async (name, path, code = '') => {
    const random = '6f1c1c52-4b1e-4a86-9d56-3b1f0f7f0a11';
    const answer = await read(name, withId(path) + code);
    const never = await read(name, code === '' ? path.replace(/@[\w-]+/, random).replace(/BLK-\w+/, 'ZZZ') : `${path}ZZZ`);
    const known = code || (app.ids[/@([\w-]+)/.exec(path)?.[1] ?? ''] ?? 'BLK-MED');
    const plain = (text: string): string => text.replaceAll(known, '…').replaceAll(random, '…').replaceAll(/BLK-\w+|ZZZ/g, '…');
    expect(answer.status).toBe(404);
    expect(plain(answer.text)).toBe(plain(never.text));
  });

  test.each([
    ['foreignCoordinator', 'students', ['F01']],
    ['foreignCoordinator', 'bookings', []],
    ['foreignRegion', 'bookings', []],
    ['foreignRegion', 'students', []],
    ['otherStudent', 'students', ['S02']],
    ['otherStudent', 'claims', []],
    ['otherStudent', 'wishes', []],
    ['host', 'students', ['S01', 'S02', 'S03', 'S05']],
    ['foreignFinance', 'invoices', []],
    ['mediatorFinance', 'invoices', ['BLK-U-2026-000001']],
  ] as [SceneAccount, string, string[]][])('%s lists of %s only %j', async (name, noun, wanted) => {
    const { items } = JSON.parse((await read(name, `/api/v1/${noun}`)).text) as { items: { code?: string; number?: string }[] };
    expect(items.map(({ code, number }) => code ?? number).sort()).toEqual(wanted);
  });

  test('a host reads who comes, not what concerns the student alone', async () => {
    const student = JSON.parse((await read('host', '/api/v1/students/S03')).text) as object;
    expect(Object.keys(student).sort()).toEqual(['code', 'name', 'university']);
    expect((await read('host', '/api/v1/employments')).status).toBe(403);
  });

  test('a foreign page looks like one that never was', async () => {
    const answer = await read('foreignFinance', withId('/ekonomi/fakturor/@INV-1'), 'text/html');
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('Sidan finns inte, eller så har du inte tillgång till den.');
    expect(answer.text).not.toContain('BLK-U-2026');
  });
});
