import { readConfiguration } from '../platform/config/configuration';
import { openDatabase } from '../platform/database/open-database';
import { createLog } from '../platform/http/log';
import { Dispatcher } from '../platform/outbox/dispatcher';
import { JobQueue } from '../platform/queue/job-queue';
import { openProcessors } from '../worker';

/** Deals now with every time limit and reminder that is due by then, and with what follows from them by then. */
export async function settleDue(until: Date): Promise<void> {
  const configuration = readConfiguration();
  const log = createLog('warn');
  const database = await openDatabase(configuration, (message) => log.info(message));
  try {
    const house = await openProcessors({ configuration, loginUrl: database.loginUrl, log });
    try {
      const settled = await house.get(Dispatcher).settle(until, house.get(JobQueue).kindsIn('quick'));
      for (const { fact, dueAt } of settled) process.stdout.write(`${dueAt.toISOString()} ${fact}\n`);
      process.stdout.write(`${settled.length} dealt with by ${until.toISOString()}\n`);
    } finally {
      await house.close();
    }
  } finally {
    await database.stop();
  }
}
