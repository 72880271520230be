import { readConfiguration } from '../platform/config/configuration';
import { openDatabase } from '../platform/database/open-database';
import { createLog } from '../platform/http/log';
import { startWorker } from '../worker';
import { askedToEnd } from './ending';

/** Does the jobs of the configured queue until asked to end. */
export async function work(): Promise<void> {
  const configuration = readConfiguration();
  const log = createLog(configuration.logLevel);
  const database = await openDatabase(configuration, (message) => log.info(message));
  try {
    const worker = await startWorker({ configuration, loginUrl: database.loginUrl, log });
    log.info('Working');
    await askedToEnd();
    await worker.stop();
  } finally {
    await database.stop();
  }
}
