import { createLog } from '../../src/platform/http/log';
import { startWorker, type RunningWorker } from '../../src/worker';
import { startScene, type SceneApp } from './scene-app';

/** A coordinator asks for a run over HTTP, a worker solves it, she publishes it. */
describe('allocation through the doors', () => {
  let app: SceneApp;
  let worker: RunningWorker;
  beforeAll(async () => {
    app = await startScene();
    worker = await startWorker({ configuration: { databasePool: 5 }, loginUrl: app.database.url, log: createLog('error') });
  }, 60_000);
  afterAll(async () => {
    await worker.stop();
    await app.close();
  });

  const call = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${await app.token('coordinator')}`, 'content-type': 'application/json' };
    const response = await fetch(`${app.url}/api/v1/${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  test('queued, solved by the worker, published once', async () => {
    const queued = await call('POST', 'allocation-runs', { term: 'HT2026', seed: 7 });
    expect(queued).toMatchObject({ status: 202, body: { state: 'queued', seed: 7, term: 'HT2026', university: 'LU' } });
    const path = `allocation-runs/${String(queued.body['id'])}`;
    let run = queued.body;
    for (let i = 0; i < 100 && !['solved', 'failed'].includes(String(run['state'])); i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      run = (await call('GET', path)).body;
    }
    expect(run).toMatchObject({ state: 'solved' });
    const published = await call('POST', `${path}/publish`);
    expect(published.status).toBe(200);
    expect(published.body).toMatchObject({ unchanged: false });
    const again = await call('POST', `${path}/publish`);
    expect(again).toEqual({ status: 200, body: { ...published.body, made: 0, moved: 0, cancelled: 0, unchanged: true } });
    expect((await call('GET', path)).body).toMatchObject({ state: 'published' });
    const bookings = await call('GET', 'bookings?term=HT2026');
    expect((bookings.body['items'] as unknown[]).length).toBeGreaterThanOrEqual(4);
  }, 60_000);
});
