import { ShareRuns } from './share-runs';
import { endChildren, eventually, runTypeScript, type TypeScriptChild } from '../support/child';
import { startRedis, type RedisServer } from '../support/redis';

describe.each(['Redis', 'PostgreSQL'] as const)('a large run with its queue in %s', (place) => {
  let redis: RedisServer | undefined;
  let runs: ShareRuns;
  beforeAll(async () => {
    if (place === 'Redis') redis = await startRedis();
    runs = await ShareRuns.open();
  }, 60_000);
  afterEach(endChildren);
  afterAll(async () => {
    await runs.close();
    await redis?.stop();
  });

  const startWorkers = (count: number): Promise<TypeScriptChild<{ pid: number }>[]> =>
    Promise.all(Array.from({ length: count }, () => runTypeScript<{ pid: number }>('worker-process.ts', [runs.database.url, redis?.url ?? ''])));
  const isSolved = (runId: string) => async (): Promise<boolean> => ['solved', 'failed'].includes((await runs.run(runId)).state);

  it('is solved by one worker, by two side by side, and alone in one piece: the same comes out', async () => {
    const alone = await runs.queue('caller');
    const began = performance.now();
    await runs.house.allocation.solveRun(alone);
    const times = [performance.now() - began];
    for (const count of [1, 2]) {
      const runId = await runs.queue('worker');
      const workers = await startWorkers(count);
      await eventually('the run is solved', isSolved(runId), 110_000, 100);
      times.push((await runs.run(runId)).seconds * 1000);
      expect(await runs.run(runId)).toMatchObject({ state: 'solved', sha256: (await runs.run(alone)).sha256, input: (await runs.run(alone)).input });
      expect(await runs.shares(runId)).toEqual([0, 1, 2].map((share) => ({ share, state: 'solved', token: 1 })));
      await Promise.all(workers.map((worker) => worker.kill('SIGKILL')));
    }
    const [piece, one, two] = times.map((time) => `${Math.round(time)} ms`);
    process.stdout.write(`${place}: alone ${piece}, in shares by one worker ${one}, by two ${two}\n`);
  }, 240_000);

  it('is ended by the other worker when one is killed in the middle of a share', async () => {
    const runId = await runs.queue('worker');
    const [first, second] = await startWorkers(2);
    await eventually('both solve a share', async () => (await runs.shares(runId)).filter(({ state }) => state === 'running').length === 2, 60_000, 20);
    await first?.kill('SIGKILL');
    await eventually('the run is solved', isSolved(runId), 150_000, 200);
    const shares = await runs.shares(runId);
    expect(shares.map(({ state }) => state)).toEqual(['solved', 'solved', 'solved']);
    expect(shares.map(({ token }) => token).sort()).toEqual([1, 1, 2]);
    expect((await runs.run(runId)).sha256).toBe((await runs.first()).sha256);
    await second?.kill('SIGKILL');
  }, 240_000);
});
