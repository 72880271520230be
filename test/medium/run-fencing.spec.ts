import { once } from 'node:events';
import { AllocationHouse } from '../support/allocation-house';
import { endChildren, runTypeScript } from '../support/child';
import { oneRegion } from '../support/one-region';
import { houseForEach } from '../support/own-house';

interface Standing {
  readonly state: string;
  readonly token: number;
  readonly bookings: number;
  readonly reserves: number;
  readonly taken: number;
}

afterEach(endChildren);
const own = houseForEach();
let runId: string;

beforeEach(async () => {
  const place = await oneRegion(own.factory, { specialty: 'medicine', places: 2, weeks: ['2026-W36', '2026-W43'] });
  await own.factory.cohort(6, place);
  runId = await own.house.allocation.queueRun({ term: 'HT2026', seed: 1 }, 'system');
});

/** The run and everything that publishing it writes, as it is stored. */
async function standing(): Promise<Standing> {
  const [row] = await own.factory.rows<Standing>(
    `SELECT state, fencing_token::int AS token, (SELECT count(*)::int FROM bookings) AS bookings, (SELECT count(*)::int FROM reserves) AS reserves,
       (SELECT sum(taken)::int FROM capacity_weeks) AS taken FROM allocation_runs WHERE id = $1`, [runId]);
  if (!row) throw new Error('There is no run.');
  return row;
}

/** Whoever solves the run has been silent for long. */
const fallSilent = (): Promise<object[]> => own.factory.rows("UPDATE allocation_runs SET heartbeat_at = now() - interval '1 minute' WHERE id = $1 RETURNING id", [runId]);

const workerAt = (point: string, ms = 60_000) => runTypeScript<{ point: string }>('run-worker.ts', [own.database.url, runId, point, String(ms)]);

/** Four of six have places in eight weeks with two places each, at four weeks a student. */
const published = { state: 'published', bookings: 4, reserves: 2, taken: 16 };
const nothing = { bookings: 0, reserves: 0, taken: 0 };

describe('a worker that is killed', () => {
  it.each([
    ['claimed', 'running'], ['loaded', 'running'], ['solved', 'running'], ['publishing', 'solved'], ['published', 'solved'],
  ])('when it has %s the run leaves nothing half done, and another worker ends it', async (point, state) => {
    const worker = await workerAt(point);
    await worker.kill('SIGKILL');
    expect(await standing()).toMatchObject({ state, token: 1, ...nothing });
    await fallSilent();
    await own.house.allocation.solveRun(runId);
    expect(await standing()).toMatchObject({ state: 'solved', token: state === 'running' ? 2 : 1, ...nothing });
    await own.house.allocation.publishRun(runId, 'system');
    expect(await standing()).toMatchObject(published);
  });

  it('is waited for as long as it gives word, and no longer', async () => {
    const worker = await workerAt('loaded');
    await worker.kill('SIGKILL');
    const began = Date.now();
    await own.house.allocation.solveRun(runId);
    expect(Date.now() - began).toBeGreaterThan(7_000);
    expect(await standing()).toMatchObject({ state: 'solved', token: 2 });
  }, 60_000);
});

describe('a worker that was away', () => {
  it('finds its run solved by another when it comes back, and writes nothing', async () => {
    const worker = await workerAt('solved', 500);
    worker.child.kill('SIGSTOP');
    await fallSilent();
    await own.house.allocation.solveRun(runId);
    const solved = await own.factory.rows('SELECT solution, finished_at, fencing_token FROM allocation_runs');
    const exit = once(worker.child, 'exit');
    worker.child.kill('SIGCONT');
    expect((await exit)[0]).toBe(3);
    expect(await own.factory.rows('SELECT solution, finished_at, fencing_token FROM allocation_runs')).toEqual(solved);
    expect(await standing()).toMatchObject({ state: 'solved', token: 2, ...nothing });
  });
});

describe('two workers', () => {
  it('that want the same run at once solve it once', async () => {
    await Promise.all([own.house.allocation.solveRun(runId), new AllocationHouse(own.database).allocation.solveRun(runId)]);
    expect(await standing()).toMatchObject({ state: 'solved', token: 1 });
  });

  it('that publish the same run at once publish it once', async () => {
    await own.house.allocation.solveRun(runId);
    const both = await Promise.all([1, 2].map(() => new AllocationHouse(own.database).allocation.publishRun(runId, 'system')));
    expect(both.map(({ unchanged }) => unchanged).sort()).toEqual([false, true]);
    expect(await standing()).toMatchObject(published);
  });
});

describe('what is published', () => {
  it('is what was looked at, or nothing', async () => {
    await own.house.allocation.solveRun(runId);
    await expect(own.house.allocation.publishRun(runId, 'system', '0')).rejects.toMatchObject({ code: 'run-taken-over', kind: 'conflict' });
    expect(await standing()).toMatchObject({ state: 'solved', ...nothing });
    await own.house.allocation.publishRun(runId, 'system', '1');
    expect(await standing()).toMatchObject(published);
  });
});
