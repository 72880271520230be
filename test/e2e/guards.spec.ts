import { accountRoles, type AccountRole } from '../../src/platform/auth/role';
import type { SceneAccount } from '../support/scene';
import { routesOf, type Route } from './routes';
import { startScene, type SceneApp } from './scene-app';

const random = '6f1c1c52-4b1e-4a86-9d56-3b1f0f7f0a11';

/** What may be open to everybody; any other route without a role is a hole. */
const open = [
  'GET /logga-in', 'POST /logga-in', 'POST /logga-ut', 'GET /tillganglighet', 'GET /static/:name', 'GET /health/live', 'GET /health/ready',
  'POST /api/v1/sessions', 'GET /svara/:token', 'POST /svara/:token', 'DELETE /api/v1/sessions/current',
];

const accountOf: Readonly<Record<AccountRole, SceneAccount>> = {
  coordinator: 'coordinator', region_coordinator: 'region', host: 'host', finance: 'finance', student: 'student', admin: 'admin',
};

describe('guards', () => {
  let app: SceneApp;
  let routes: Route[];
  beforeAll(async () => {
    app = await startScene();
    routes = routesOf(app.door.app);
  }, 60_000);
  afterAll(() => app.close());

  const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
  const addressOf = (path: string): string => `${app.url}${path.replace(/:county/g, '10').replace(/:step/g, 'confirm').replace(/:\w+/g, random)}`;

  test('every route says who may enter, and only the known ones are open', () => {
    expect(routes.length).toBeGreaterThan(90);
    expect(routes.filter(({ access }) => access === undefined).map(nameOf)).toEqual([]);
    expect(routes.filter(({ access }) => access === 'public').map(nameOf).sort()).toEqual([...open].sort());
  });

  test('nobody gets in unasked: 401 for programs, the login for people', async () => {
    for (const route of routes.filter(({ access }) => access !== 'public')) {
      const answer = await fetch(addressOf(route.path), { method: route.method, redirect: 'manual', headers: { accept: 'application/json' } });
      expect([nameOf(route), answer.status]).toEqual([nameOf(route), 401]);
    }
    const page = await fetch(`${app.url}/terminer`, { redirect: 'manual', headers: { accept: 'text/html' } });
    expect([page.status, page.headers.get('location')]).toEqual([303, '/logga-in?vidare=%2Fterminer']);
  });

  test.each(accountRoles)('%s is turned away from what is for other roles', async (role) => {
    const headers = { authorization: `Bearer ${await app.token(accountOf[role])}`, accept: 'application/json' };
    const closed = routes.filter(({ access }) => access !== 'public' && !access?.includes(role));
    expect(closed.length).toBeGreaterThan(0);
    for (const route of closed) {
      const answer = await fetch(addressOf(route.path), { method: route.method, redirect: 'manual', headers });
      expect([nameOf(route), answer.status]).toEqual([nameOf(route), 403]);
    }
  });

  test.each(accountRoles)('%s finds nothing at random ids, and never an error of the server', async (role) => {
    const headers = { authorization: `Bearer ${await app.token(accountOf[role])}`, accept: 'application/json', 'content-type': 'application/json' };
    for (const route of routes.filter(({ access, path }) => access !== 'public' && access?.includes(role) && path.includes(':') && !path.includes(':county'))) {
      const body = route.method === 'GET' ? {} : { body: '{}' };
      const answer = await fetch(addressOf(route.path), { method: route.method, redirect: 'manual', headers, ...body });
      const allowed = route.method === 'GET' ? [404] : [400, 404, 415, 428];
      expect([nameOf(route), allowed.includes(answer.status), answer.status]).toEqual([nameOf(route), true, answer.status]);
    }
  });
});
