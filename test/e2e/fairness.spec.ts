import { lotOf } from '../../src/allocation/lottery';
import { createLog } from '../../src/platform/http/log';
import { startWorker, type RunningWorker } from '../../src/worker';
import { allocated, workedOff } from './allocated';
import { detailsOf, sceneClient, version } from './client';

const { scene, send } = sceneClient();
type Items = readonly Record<string, unknown>[];
const items = async (who: Parameters<typeof send>[0], path: string): Promise<Items> => (await send(who, 'GET', path)).body['items'] as Items;

describe('fairness through the API', () => {
  let policy: string;
  let worker: RunningWorker;
  beforeAll(async () => {
    worker = await startWorker({ configuration: { databasePool: 5 }, loginUrl: scene().database.url, log: createLog('error') });
  }, 60_000);
  afterAll(() => worker.stop());

  const previewOf = async (order: object): Promise<Record<string, unknown>> => {
    const asked = await send('coordinator', 'POST', 'fairness-previews', order);
    expect(asked).toMatchObject({ status: 202, body: { state: 'queued' } });
    return workedOff(send, `fairness-previews/${String(asked.body['id'])}`);
  };

  test('a university chooses a policy for a term, over the standard, once; its students read it and no other university does', async () => {
    const made = await send('coordinator', 'POST', 'fairness-policies', { term: 'HT2026', keep: 50, leximin: false });
    expect(made).toMatchObject({ status: 201, body: { term: 'HT2026', keep: 50, leximin: false, commutingKm: 50, unwished: 60, order: 'ledger', version: 1 } });
    policy = String(made.body['id']);
    const again = await send('coordinator', 'POST', 'fairness-policies', { term: 'HT2026' });
    expect([again.status, detailsOf(again.body)]).toEqual([422, expect.stringMatching(/policy-exists .*already/)]);
    expect((await send('coordinator', 'POST', 'fairness-policies', { keep: 101 })).status).toBe(400);
    expect((await send('student', 'POST', 'fairness-policies', {})).status).toBe(403);
    expect((await items('student', 'fairness-policies?term=HT2026')).map(({ id }) => id)).toEqual([policy]);
    expect(await items('foreignCoordinator', 'fairness-policies')).toEqual([]);
  });

  test('shows who would move under another policy, and how burdens would be spread, and saves nothing', async () => {
    const before = await items('coordinator', 'fairness-policies');
    const asked = { term: 'HT2026', seed: 3, distance: 20, leximin: true };
    const preview = await previewOf(asked);
    expect(preview).toMatchObject({ state: 'solved', searches: 2, term: 'HT2026', seed: 3, result: { changes: [], spreadBefore: { students: 6 }, spreadAfter: { students: 6 } } });
    expect((await previewOf(asked))['result']).toEqual(preview['result']);
    expect(await items('coordinator', 'fairness-policies')).toEqual(before);
    expect((await items('coordinator', 'fairness-previews?term=HT2026')).map(({ state }) => state)).toEqual(['solved', 'solved']);
    expect((await send('foreignCoordinator', 'GET', `fairness-previews/${String(preview['id'])}`)).status).toBe(404);
    const order = (agreement: string) => ({ term: 'HT2026', seed: 3, orders: [{ agreement, priorities: [{ tier: 1, criterion: 'lives_in_region' }] }] });
    expect(await previewOf(order('LU-BLK'))).toMatchObject({ state: 'solved' });
    expect((await send('coordinator', 'POST', 'fairness-previews', { term: 'VT1999', seed: 3 })).status).toBe(404);
    expect(await send('coordinator', 'POST', 'fairness-previews', order('NIX'))).toMatchObject({ status: 422, body: { code: 'agreement-unknown' } });
    expect((await send('student', 'POST', 'fairness-previews', { term: 'HT2026', seed: 3 })).status).toBe(403);
    const done = `fairness-previews/${String(preview['id'])}/cancel`;
    expect(await send('coordinator', 'POST', done)).toMatchObject({ status: 200, body: { state: 'solved' } });
    expect((await send('foreignCoordinator', 'POST', done)).status).toBe(404);
  }, 120_000);

  test('is changed at the version that was read, and taken away', async () => {
    expect((await send('coordinator', 'PATCH', `fairness-policies/${policy}`, { night: 3 })).status).toBe(428);
    expect((await send('foreignCoordinator', 'PATCH', `fairness-policies/${policy}`, { night: 3 }, version(1))).status).toBe(404);
    expect(await send('coordinator', 'PATCH', `fairness-policies/${policy}`, { night: 3 }, version(1))).toMatchObject({ status: 200, body: { night: 3, keep: 50, version: 2 } });
    expect((await send('coordinator', 'DELETE', `fairness-policies/${policy}`, undefined, version(2))).status).toBe(204);
    expect(await items('coordinator', 'fairness-policies?term=HT2026')).toEqual([]);
  });

  test('publishes a run’s lots and ledger; a student reads her own and can draw her lot again', async () => {
    const { run } = await allocated(send, { term: 'HT2026', seed: 11 });
    const turns = await items('coordinator', `turns?runId=${String(run['id'])}`);
    expect(turns.length).toBeGreaterThan(0);
    for (const turn of turns) expect(turn).toMatchObject({ run: run['number'], seed: 11, lot: lotOf(11, String(turn['student'])) });
    const lines = await items('coordinator', 'ledger-lines?term=HT2026');
    expect(new Set(lines.map(({ student }) => student)).size).toBeGreaterThan(1);
    for (const noun of ['turns', 'ledger-lines']) expect((await items('student', noun)).every(({ student }) => student === 'S01')).toBe(true);
    expect((await items('student', 'ledger-lines')).length).toBeGreaterThan(0);
    expect((await send('host', 'GET', 'turns')).status).toBe(403);
  }, 120_000);
});
