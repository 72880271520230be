import { DailyWork } from '../../src/platform/outbox/daily-work';
import { Dispatcher } from '../../src/platform/outbox/dispatcher';
import { JobQueue } from '../../src/platform/queue/job-queue';
import { queueBackend } from '../../src/platform/queue/queue-backend';
import { today } from '../../src/platform/http/today';
import { addDays, type Day } from '../../src/shared/day';
import { startOfDay } from '../../src/shared/swedish-time';
import { freshDatabase, type FreshDatabase } from '../support/database';

describe('daily work', () => {
  let database: FreshDatabase;
  let queue: JobQueue;
  let seen: Day[];
  const day = (count: number): Day => addDays(today(), count);
  const noon = (count: number): Date => new Date(startOfDay(day(count)).getTime() + 12 * 3_600_000);

  beforeEach(async () => {
    database = await freshDatabase();
    queue = new JobQueue(queueBackend({ loginUrl: database.url }), { 'test-day': 'quick' }, (error) => { throw error; });
    seen = [];
  });
  afterEach(async () => {
    await queue.close();
    await database.close();
  });

  const open = (next: (on: Day) => Day | undefined = () => undefined): { dispatcher: Dispatcher; daily: DailyWork } => {
    const dispatcher = new Dispatcher(database.doorway, queue, { trouble: (error) => { throw error as Error; } });
    const daily = new DailyWork(database.doorway, dispatcher);
    daily.subscribe('test-day', (on) => {
      seen.push(on);
      return Promise.resolve(next(on));
    });
    return { dispatcher, daily };
  };
  const counts = async (): Promise<number> => (await database.doorway.asSystem((em) => em.query<[{ n: number }]>(`SELECT count(*)::int AS n FROM outbox WHERE fact = 'test-day' AND delivered_at IS NULL`)))[0].n;

  it('is done once for a day, however often it is begun, and tells the next day', async () => {
    const { dispatcher, daily } = open();
    await Promise.all([daily.begin(), daily.begin()]);
    await daily.begin();
    await dispatcher.settle(new Date(), ['test-day']);
    await dispatcher.settle(new Date(), ['test-day']);
    expect(seen).toEqual([day(0)]);
    expect(await counts()).toBe(1);
  });

  it('goes ahead of the clock to the days on which there is something to do, a week at most, and begins today again after that', async () => {
    const { dispatcher, daily } = open((on) => (on < day(3) ? day(3) : undefined));
    await daily.begin();
    await dispatcher.settle(noon(11), ['test-day']);
    expect(seen).toEqual([day(0), day(1), day(3), day(10)]);
    await daily.begin();
    seen.length = 0;
    await dispatcher.settle(noon(1), ['test-day']);
    expect(seen).toEqual([day(0), day(1)]);
  });

  it('catches up with one day where nobody worked for long', async () => {
    const { dispatcher, daily } = open();
    await daily.begin(noon(-9));
    await dispatcher.settle(new Date(), ['test-day']);
    expect(seen).toEqual([day(0)]);
    expect(await counts()).toBe(1);
  });
});
