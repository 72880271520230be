import { startScene, type SceneApp } from './scene-app';

describe('lists of every noun', () => {
  let app: SceneApp;
  beforeAll(async () => {
    app = await startScene();
  });
  afterAll(() => app.close());

  const read = async (path: string, name: Parameters<SceneApp['token']>[0]) => {
    const response = await fetch(`${app.url}/api/v1/${path}`, { headers: { authorization: `Bearer ${await app.token(name)}` } });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> & { items?: Record<string, unknown>[] } };
  };

  const nouns = [
    'organisations', 'towns', 'travel-times', 'specialties', 'units', 'students', 'employments', 'terms', 'day-exceptions', 'programmes', 'study-sites',
    'curricula', 'courses', 'requirements', 'enrolments', 'wishes', 'agreements', 'legs', 'rates', 'settlement-terms', 'rule-sets', 'quotas', 'booking-windows', 'capacity-offers', 'closures',
    'supervisors', 'bookings', 'allocation-runs', 'reserves', 'placement-reasons', 'attendance-days', 'claims', 'fairness-policies', 'ledger-lines', 'turns',
  ];

  test.each(nouns)('the coordinator reads %s, and each of them by its key', async (noun) => {
    const list = await read(noun, 'coordinator');
    expect(list.status).toBe(200);
    expect(list.body.items?.length).toBeGreaterThan(0);
    const first = list.body.items?.[0];
    const key = noun === 'requirements' ? first?.['id'] : (first?.['code'] ?? first?.['id']);
    if (typeof key !== 'string') return;
    const one = await read(`${noun}/${encodeURIComponent(key)}`, 'coordinator');
    expect(one).toEqual({ status: 200, body: first });
  });
});
