import { join } from 'node:path';
import { startHttp } from '../main';
import { readConfiguration } from '../platform/config/configuration';
import { openThrowAwayDatabase, type OpenDatabase } from '../platform/database/open-database';
import { createLog } from '../platform/http/log';
import { DemoAccountsService, type DemoAccount } from '../river/demo-accounts.service';
import { startWorker } from '../worker';
import { askedToEnd } from './ending';
import { inRooms } from './rooms';
import { runInRooms } from './run-term';
import { summaryLines } from './summary-lines';
import { Terminal } from './terminal';

const packageRoot = join(__dirname, '../../..');
const out = join('out', 'demo');

/** Runs the Blekinge-Lund term on a throw-away database, tells what came of it, and serves its pages until Ctrl-C. */
export async function demo({ exit, port }: { exit: boolean; port: number }): Promise<void> {
  const startedAt = performance.now();
  const terminal = new Terminal();
  const database = await openThrowAwayDatabase();
  try {
    const accounts = await inRooms(database, async (rooms) => {
      const summary = await runInRooms(rooms, { dir: join(packageRoot, 'samples/blekinge-lund'), out, seed: 1 }, terminal, startedAt);
      process.stdout.write(`\n${summaryLines(summary).join('\n')}\n\nResults: ${out}\n`);
      return exit ? [] : rooms.get(DemoAccountsService).create();
    });
    if (!exit) await show(database, accounts, port);
  } finally {
    await database.stop();
  }
}

async function show(database: OpenDatabase, accounts: readonly DemoAccount[], port: number): Promise<void> {
  const log = createLog('warn');
  const configuration = { databasePool: readConfiguration().databasePool, host: '127.0.0.1', port };
  const opening = { configuration, loginUrl: database.loginUrl, log };
  const door = await startHttp({ ...opening, anyPort: true });
  const worker = await startWorker(opening);
  process.stdout.write(`\n${loginLines(accounts).join('\n')}\n\nPages: ${door.url}    API: ${door.url}/api    Ctrl-C stops all.\n`);
  await askedToEnd();
  await door.stop();
  await worker.stop();
}

function loginLines(accounts: readonly DemoAccount[]): string[] {
  const width = Math.max(...accounts.map(({ email }) => email.length));
  return ['Logins:', ...accounts.map(({ role, organisation, email, password }) => `  ${email.padEnd(width)}  ${password}  ${role}, ${organisation}`)];
}
