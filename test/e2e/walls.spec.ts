import { Client } from 'pg';
import type { ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '../../src/platform/auth/auth.guard';
import { accountRoles } from '../../src/platform/auth/role';
import type { PlatformRequest } from '../../src/platform/http/request';
import type { SceneAccount } from '../support/scene';
import { routesOf, type Route } from './routes';
import { startScene, type SceneApp } from './scene-app';
import { foreign, own } from './tenancy-matrix';

/** Two walls stand before the rows: the guards of the routes and the row security of the database. Each is taken down in turn. */
const random = '6f1c1c52-4b1e-4a86-9d56-3b1f0f7f0a11';

const reader = (app: SceneApp) => async (name: SceneAccount, path: string): Promise<{ status: number; text: string }> => {
  const headers = { authorization: `Bearer ${await app.token(name)}`, accept: 'application/json' };
  const answer = await fetch(app.url + path.replace(/@([\w-]+)/, (_, code: string) => app.ids[code] ?? code), { redirect: 'manual', headers });
  return { status: answer.status, text: await answer.text() };
};

describe('with the guards down, row security alone', () => {
  let app: SceneApp;
  let read: ReturnType<typeof reader>;
  let lists: Route[];
  beforeAll(async () => {
    app = await startScene();
    read = reader(app);
    lists = routesOf(app.door.app).filter(({ method, path }) => method === 'GET' && path.startsWith('/api/v1') && !path.includes(':'));
    const recognise = AuthGuard.prototype as unknown as { recognise(request: PlatformRequest): Promise<void> };
    jest.spyOn(AuthGuard.prototype, 'canActivate').mockImplementation(async function withoutRoles(this: AuthGuard, context: ExecutionContext) {
      await recognise.recognise.call(this, context.switchToHttp().getRequest<PlatformRequest>());
      return true;
    });
  }, 60_000);
  afterAll(async () => {
    jest.restoreAllMocks();
    await app.close();
  });

  test('lets somebody of another role in: the guards are down indeed', async () => {
    expect((await read('student', '/api/v1/agreements')).status).toBe(200);
    expect((await read('finance', '/api/v1/employments')).status).toBe(200);
  });

  test.each(foreign)('%s still finds no %s%s', async (name, path, code = '') => {
    expect((await read(name, path + code)).status).toBe(404);
  });

  /** Somebody's ground for precedence; that agreements name the grounds is no secret. */
  const chosen = '"precedence":"special_reason"';
  /** Who is party to nothing in the scene, or is one of its students: what no list may hold for them. */
  const strangers: [SceneAccount, secrets: string[]][] = [
    ...(['foreignRegion', 'foreignFinance', 'foreignAdmin', 'foreignCoordinator'] as const).map((name): [SceneAccount, string[]] => [
      name, ['@S01', '@B1', '@B4', '@S01-T6', '@RUN', '@S04-reserve', '@INV-1', '@INV-2', '@LINE-1', '@S02-work', '@S01-wish-1', 'Student Prov', chosen, '"C-1"', '"LU-BLK"'],
    ]),
    ['student', ['@B2', '@B4', '@S02-T6', '@S02-work', '@RUN', '@INV-1', 'Student Prov 2', 'Student Prov 3', chosen]],
    ['host', ['@INV-1', '@S01-wish-1', '@S02-work', '@RUN', '@S04-reserve', chosen, 'Student Prov 4', '"C-1"']],
    ['mediatorFinance', ['@INV-2', '@S01-wish-1', '@S02-work', '@RUN', 'Student Prov', chosen, '"C-1"']],
  ];

  test.each(strangers)('keeps from %s in every list what is not theirs', async (name, secrets) => {
    const tokens = secrets.map((secret) => (secret.startsWith('@') ? (app.ids[secret.slice(1)] ?? '') : secret));
    expect(tokens).not.toContain('');
    const told: string[] = [];
    for (const { path } of lists) {
      for (const query of ['', '?term=HT2026']) {
        const { text } = await read(name, path + query);
        told.push(...tokens.flatMap((token, i) => (text.includes(token) ? [`${path}${query}: ${secrets[i] ?? ''}`] : [])));
      }
    }
    expect(told).toEqual([]);
  });
});

describe('with row security down, the guards alone', () => {
  let app: SceneApp;
  let read: ReturnType<typeof reader>;
  beforeAll(async () => {
    app = await startScene();
    read = reader(app);
    const owner = new Client({ connectionString: app.database.superuserUrl });
    await owner.connect();
    await owner.query(`DO $$ DECLARE t regclass; BEGIN
      FOR t IN SELECT oid::regclass FROM pg_class WHERE relkind = 'r' AND relrowsecurity AND relnamespace = 'public'::regnamespace LOOP
        EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', t);
      END LOOP; END $$`);
    await owner.end();
  }, 60_000);
  afterAll(() => app.close());

  /** What an application-level filter stands before as well. */
  const filtered = /^\/enheter\//;

  test.each(foreign.filter(([, path]) => !filtered.test(path)))('%s would find %s%s, so the test of it can fail', async (name, path, code = '') => {
    expect((await read(name, path + code)).status).not.toBe(404);
  });

  test.each(foreign.filter(([, path]) => filtered.test(path)))('%s still finds no %s', async (name, path) => {
    expect((await read(name, path)).status).toBe(404);
  });

  test.each(own)('%s finds %s as before', async (name, path) => {
    expect((await read(name, path)).status).toBe(200);
  });

  test('each role is still turned away from what is for other roles', async () => {
    const accounts = { coordinator: 'coordinator', region_coordinator: 'region', host: 'host', finance: 'finance', student: 'student', admin: 'admin' } as const;
    for (const role of accountRoles) {
      const headers = { authorization: `Bearer ${await app.token(accounts[role])}`, accept: 'application/json' };
      for (const { method, path, access } of routesOf(app.door.app).filter((route) => route.access !== 'public' && !route.access?.includes(role))) {
        const answer = await fetch(app.url + path.replace(/:step/g, 'confirm').replace(/:\w+/g, random), { method, redirect: 'manual', headers });
        expect([role, method, path, access, answer.status]).toEqual([role, method, path, access, 403]);
      }
    }
  });
});
