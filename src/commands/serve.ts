import { startHttp } from '../main';
import { readConfiguration } from '../platform/config/configuration';
import { openDatabase } from '../platform/database/open-database';
import { createLog } from '../platform/http/log';
import { startWorker } from '../worker';
import { askedToEnd } from './ending';

/** Serves API and pages on the configured database until asked to end; with the queue in PostgreSQL it does the jobs too. */
export async function serve({ port }: { port?: number }): Promise<void> {
  const fromEnvironment = readConfiguration();
  const configuration = { ...fromEnvironment, port: port ?? fromEnvironment.port };
  const log = createLog(configuration.logLevel);
  const database = await openDatabase(configuration, (message) => log.info(message));
  try {
    const opening = { configuration, loginUrl: database.loginUrl, log };
    const door = await startHttp(opening);
    const worker = configuration.redisUrl === undefined ? await startWorker(opening) : undefined;
    log.info(`Listening on ${door.url}`);
    await askedToEnd();
    await door.stop();
    await worker?.stop();
  } finally {
    await database.stop();
  }
}
