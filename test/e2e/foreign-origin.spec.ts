import { request as send } from 'node:http';
import { accountRoles, type AccountRole } from '../../src/platform/auth/role';
import type { SceneAccount } from '../support/scene';
import { routesOf, type Route } from './routes';
import { startScene, type SceneApp } from './scene-app';

const accountOf: Readonly<Record<AccountRole, SceneAccount>> = {
  coordinator: 'coordinator', region_coordinator: 'region', host: 'host', finance: 'finance', student: 'student', admin: 'admin',
};

/** How browsers, new and old, mark what a page of another site makes them send. */
const foreign: [what: string, headers: Readonly<Record<string, string>>][] = [
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['another site, in an old browser', { origin: 'https://evil.example' }],
  ['a sister site', { origin: 'https://annan.scen.example', 'sec-fetch-site': 'same-site' }],
  ['a page without origin', { origin: 'null' }],
];

/** Writes that a page of another site makes the browser of somebody logged in send. */
describe('a write from another site', () => {
  let app: SceneApp;
  let writes: Route[];
  beforeAll(async () => {
    app = await startScene();
    writes = routesOf(app.door.app).filter(({ method }) => method !== 'GET');
  }, 60_000);
  afterAll(() => app.close());

  /** fetch would set Origin by itself, so the plain client is used. */
  const answerTo = ({ method, path }: Route, cookie: string, headers: Readonly<Record<string, string>>): Promise<{ status: number; text: string }> =>
    new Promise((resolve, reject) => {
      const isApi = path.startsWith('/api/');
      const url = app.url + path.replace(/:step/g, 'confirm').replace(/:county/g, '10').replace(/:\w+/g, '6f1c1c52-4b1e-4a86-9d56-3b1f0f7f0a11');
      const type = isApi ? 'application/json' : 'application/x-www-form-urlencoded';
      const outgoing = send(url, { method, headers: { cookie, accept: 'application/json', 'content-type': type, ...headers } }, (incoming) => {
        let text = '';
        incoming.setEncoding('utf8').on('data', (part: string) => { text += part; }).on('end', () => resolve({ status: incoming.statusCode ?? 0, text }));
      });
      outgoing.on('error', reject).end(isApi && method !== 'DELETE' ? '{}' : '');
    });
  const cookieOf = async (name: SceneAccount): Promise<string> => `vilplats_session=${await app.token(name)}`;
  const entrant = ({ access }: Route): SceneAccount => accountOf[accountRoles.find((role) => access !== 'public' && access?.includes(role)) ?? 'coordinator'];
  const isRefused = ({ status, text }: { status: number; text: string }): boolean => status === 403 && text.includes('foreign-origin');

  test.each(foreign)('is refused on every route: %s', async (_what, headers) => {
    expect(writes.length).toBeGreaterThan(20);
    const accepted: string[] = [];
    for (const route of writes) {
      const answer = await answerTo(route, await cookieOf(entrant(route)), headers);
      if (!isRefused(answer)) accepted.push(`${route.method} ${route.path}: ${answer.status} ${answer.text.slice(0, 100)}`);
    }
    expect(accepted).toEqual([]);
  });

  test('is not what our own pages send: these get past that door', async () => {
    const own = { origin: app.url, 'sec-fetch-site': 'same-origin' };
    for (const route of writes.filter(({ access }) => access !== 'public')) {
      expect([route.path, isRefused(await answerTo(route, await cookieOf(entrant(route)), own))]).toEqual([route.path, false]);
    }
  });

  test('changes nothing: withdrawing a placement with a stolen click', async () => {
    const id = app.ids['B1'] ?? '';
    const withdraw: Route = { method: 'POST', path: `/api/v1/bookings/${id}/withdraw`, access: ['coordinator'] };
    const state = async (): Promise<unknown> => {
      const response = await fetch(`${app.url}/api/v1/bookings/${id}`, { headers: { authorization: `Bearer ${await app.token('coordinator')}` } });
      return ((await response.json()) as { state: string }).state;
    };
    const before = await state();
    expect(isRefused(await answerTo(withdraw, await cookieOf('coordinator'), { origin: 'https://evil.example' }))).toBe(true);
    expect(await state()).toBe(before);
    const session: Route = { method: 'DELETE', path: '/api/v1/sessions/current', access: 'public' };
    expect(isRefused(await answerTo(session, await cookieOf('coordinator'), { origin: 'https://evil.example' }))).toBe(true);
    expect(await state()).toBe(before);
  });
});
