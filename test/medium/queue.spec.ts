import { Redis } from 'ioredis';
import { Client } from 'pg';
import type { EntityManager } from 'typeorm';
import { Dispatcher } from '../../src/platform/outbox/dispatcher';
import { asOf, writeFact } from '../../src/platform/outbox/outbox';
import type { JobKinds } from '../../src/platform/queue/job';
import { JobQueue } from '../../src/platform/queue/job-queue';
import { queueBackend } from '../../src/platform/queue/queue-backend';
import { eventually } from '../support/child';
import { freshDatabase } from '../support/database';
import type { FreshDatabase } from '../support/database';
import { startRedis } from '../support/redis';
import type { RedisServer } from '../support/redis';

const kinds: JobKinds = { 'place-published': 'quick', 'allocation-asked': 'long' };

interface FactRow {
  readonly delivered: boolean;
  readonly failure: string | null;
}

describe.each(['PostgreSQL', 'Redis'] as const)('queue in %s', (place) => {
  let database: FreshDatabase;
  let redis: RedisServer | undefined;
  let queues: JobQueue[] = [];
  let dispatchers: Dispatcher[] = [];
  const troubles: unknown[] = [];

  beforeAll(async () => {
    if (place === 'Redis') redis = await startRedis();
  });

  beforeEach(async () => {
    database = await freshDatabase();
  });

  afterEach(async () => {
    await Promise.all(dispatchers.map((dispatcher) => dispatcher.stop()));
    await Promise.all(queues.map((queue) => queue.close()));
    [queues, dispatchers] = [[], []];
    troubles.length = 0;
    if (redis !== undefined) await flush(redis.url);
    await database.close();
  });

  afterAll(() => redis?.stop());

  const newQueue = (declared = kinds): JobQueue => {
    const backend = queueBackend({ loginUrl: database.url, ...(redis && { redisUrl: redis.url }) });
    const queue = new JobQueue(backend, declared, (error) => troubles.push(error));
    queues.push(queue);
    return queue;
  };

  const newDispatcher = (queue: JobQueue, lostAfterSeconds = 30): Dispatcher => {
    const pace = { everyMs: 50, lostAfterSeconds, most: 50 };
    const dispatcher = new Dispatcher(database.doorway, queue, { trouble: (error) => troubles.push(error) }, pace);
    dispatchers.push(dispatcher);
    return dispatcher;
  };

  const tell = (n: number): Promise<string> => database.doorway.asSystem((em) => writeFact(em, 'place-published', { n }));

  const look = async (em: EntityManager, id: string): Promise<FactRow | undefined> =>
    (await em.query<FactRow[]>('SELECT delivered_at IS NOT NULL AS delivered, failure FROM outbox WHERE id = $1', [id]))[0];
  const factRow = (id: string): Promise<FactRow | undefined> => database.doorway.asSystem((em) => look(em, id));
  const isDelivered = async (id: string): Promise<boolean> => (await factRow(id))?.delivered === true;

  it('does a job once, though it was asked for twice', async () => {
    const queue = newQueue();
    const done: unknown[] = [];
    queue.registerProcessor('place-published', (job) => Promise.resolve(void done.push(job)));
    queue.registerProcessor('allocation-asked', (job) => Promise.resolve(void done.push(job)));
    await queue.add('place-published', { n: 1 }, { jobId: 'a-1' });
    await queue.add('place-published', { n: 1 }, { jobId: 'a-1' });
    await queue.add('allocation-asked', { n: 2 }, { jobId: 'b-1' });
    await queue.work();
    await eventually('both jobs are done', () => done.length >= 2);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(done).toHaveLength(2);
    expect(done).toContainEqual({ id: 'a-1', name: 'place-published', data: { n: 1 } });
    expect(troubles).toEqual([]);
  });

  it('carries a fact when it is due and not before, and deals at once with what is due by a later time', async () => {
    const queue = newQueue();
    const dispatcher = newDispatcher(queue);
    const seen: unknown[] = [];
    const hour = 3_600_000;
    const now = Date.now();
    const tellAt = (n: number, inMs: number): Promise<string> => database.doorway.asSystem((em) => writeFact(em, 'place-published', { n }, new Date(now + inMs)));
    dispatcher.subscribe('place-published', async (payload) => {
      seen.push([payload['n'], asOf(payload).getTime() - now]);
      if (payload['n'] === 1) await tellAt(11, 3 * hour);
    });
    const [first, second, third] = [await tellAt(1, hour), await tellAt(2, 2 * hour), await tellAt(9, 9 * hour)];
    expect(await dispatcher.sweep()).toBe(0);
    const settled = await dispatcher.settle(new Date(now + 4 * hour), ['place-published']);
    expect(settled.map(({ id }) => id)).toEqual([first, second, expect.any(String)]);
    expect(seen).toEqual([[1, hour], [2, 2 * hour], [11, 3 * hour]]);
    expect(await Promise.all([first, second, third].map(isDelivered))).toEqual([true, true, false]);
    expect(await dispatcher.settle(new Date(now + 4 * hour), ['place-published'])).toEqual([]);
  });

  it('gives the worker of another process its jobs', async () => {
    const worker = newQueue({ 'place-published': 'quick' });
    const done: string[] = [];
    worker.registerProcessor('place-published', (job) => Promise.resolve(void done.push(job.id)));
    await worker.work();
    await newQueue().add('place-published', {}, { jobId: 'c-1' });
    await eventually('the job is done', () => done.includes('c-1'));
  });

  it('refuses a missing, a doubled and an unknown handler', async () => {
    const queue = newQueue();
    const handler = (): Promise<void> => Promise.resolve();
    queue.registerProcessor('place-published', handler);
    expect(() => queue.registerProcessor('place-published', handler)).toThrow('place-published');
    expect(() => queue.registerProcessor('place-publshed', handler)).toThrow('place-publshed');
    await expect(queue.work()).rejects.toThrow('allocation-asked');
    await expect(queue.add('nonsense', {}, { jobId: 'x' })).rejects.toThrow('nonsense');
  });

  it('carries every fact to its handler, and a fact nobody waits for to rest', async () => {
    const queue = newQueue({ 'place-published': 'quick' });
    const dispatcher = newDispatcher(queue);
    const seen: unknown[] = [];
    dispatcher.subscribe('place-published', (payload) => Promise.resolve(void seen.push(payload.n)));
    const ids = await Promise.all([1, 2, 3, 4, 5].map((n) => tell(n)));
    const unheard = await database.doorway.asSystem((em) => writeFact(em, 'nobody-cares', {}));
    await queue.work();
    dispatcher.start();
    for (const id of [...ids, unheard]) await eventually(`fact ${id} is delivered`, () => isDelivered(id));
    expect(seen.sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it('tells nothing of a transaction that was rolled back', async () => {
    const told = database.doorway.asSystem(async (em) => {
      await writeFact(em, 'place-published', {});
      throw new Error('not so');
    });
    await expect(told).rejects.toThrow('not so');
    expect(await newDispatcher(newQueue()).sweep()).toBe(0);
  });

  it('hands a fact over again that the queue lost, and not one it still has', async () => {
    const queue = newQueue({ 'place-published': 'quick' });
    const dispatcher = newDispatcher(queue, 1);
    const id = await tell(1);
    expect(await dispatcher.sweep()).toBe(1);
    expect(await dispatcher.sweep()).toBe(0);
    if (redis === undefined) await emptyTables(database.ownerUrl);
    else await flush(redis.url);
    const seen: string[] = [];
    dispatcher.subscribe('place-published', (_, factId) => Promise.resolve(void seen.push(factId)));
    await queue.work();
    dispatcher.start();
    await eventually('the lost fact is delivered', () => isDelivered(id));
    expect(seen).toEqual([id]);
  });

  it('ignores the late twin of a delivery', async () => {
    const queue = newQueue({ 'place-published': 'quick' });
    const dispatcher = newDispatcher(queue);
    const seen: string[] = [];
    dispatcher.subscribe('place-published', (_, factId) => Promise.resolve(void seen.push(factId)));
    const id = await tell(1);
    await queue.work();
    dispatcher.start();
    await eventually('the fact is delivered', () => isDelivered(id));
    await queue.add('place-published', { n: 1 }, { jobId: id });
    const next = await tell(2);
    await eventually('the next fact is delivered', () => isDelivered(next));
    expect(seen).toEqual([id, next]);
  });

  it('gives a poisoned fact up after three deliveries, and keeps it with the reason', async () => {
    const queue = newQueue({ 'place-published': 'quick' });
    const dispatcher = newDispatcher(queue);
    let deliveries = 0;
    dispatcher.subscribe('place-published', () => {
      deliveries += 1;
      return Promise.reject(new Error('this unit has no address'));
    });
    const id = await tell(1);
    await queue.work();
    dispatcher.start();
    await eventually('the fact is given up', async () => (await factRow(id))?.failure === 'this unit has no address');
    expect(deliveries).toBe(3);
    expect(await isDelivered(id)).toBe(false);
  });
});

async function flush(url: string): Promise<void> {
  const redis = new Redis(url);
  await redis.flushall();
  redis.disconnect();
}

/** What the queue has in PostgreSQL is removed behind its back. */
async function emptyTables(ownerUrl: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ name: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'bullmq' AND tablename <> 'migration'",
  );
  await owner.query(`TRUNCATE ${rows.map((row) => row.name).join(', ')}`);
  await owner.end();
}
