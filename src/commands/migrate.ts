import { readConfiguration } from '../platform/config/configuration';
import { openDatabase } from '../platform/database/open-database';
import { Terminal } from './terminal';

/** Opens the configured database, which brings it to the newest schema, and closes it again. */
export async function migrateDatabase(): Promise<void> {
  const terminal = new Terminal();
  const database = await openDatabase(readConfiguration(), (message) => terminal.say(message));
  await database.stop();
  terminal.say('The database has the newest schema.');
}
