import { chmodSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { serverAccount } from './account';
import { usableBinaries } from './binaries';
import { ensureCluster, superuser } from './cluster';
import { takeInstanceLock } from './instance-lock';
import { keptSecret } from '../config/secret-file';
import { supervise } from './supervisor';
import { startWatchdog } from './watchdog';

/** What an embedded database is started with. */
export interface EmbeddedOptions {
  /** Directory of everything that must survive: the database, its log, its secrets. */
  readonly dataDir: string;
  /** The port to try first; the next free one is taken otherwise. */
  readonly port?: number;
  /** Told in one sentence what happens. */
  readonly log?: (message: string) => void;
  /** Nothing need survive: no flushes to disk, and the directory goes when the process does. */
  readonly isThrowAway?: boolean;
}

/** A running database server of this process. */
export interface Embedded {
  /** Address for the superuser, of the database `postgres`. */
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** Process id of the server now running; it changes when the server had to be started again. */
  readonly pid: () => number;
  readonly stop: () => Promise<void>;
}

const usualPort = 5432;

/** Starts PostgreSQL on the data directory for this process alone; the server ends with it. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = resolve(options.dataDir);
  const { isThrowAway = false, log = () => undefined } = options;
  mkdirSync(dataDir, { recursive: true });
  if (isThrowAway) chmodSync(dataDir, 0o711);
  const lock = await takeInstanceLock(dataDir);
  try {
    return await start({ dataDir, port: options.port ?? usualPort, isThrowAway, log }, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function start(options: Required<EmbeddedOptions>, release: () => void): Promise<Embedded> {
  const { dataDir, port, isThrowAway, log } = options;
  const directory = join(dataDir, 'postgres');
  const account = serverAccount(directory);
  const binaries = usableBinaries(account);
  const password = keptSecret(dataDir, 'superuser-password');
  ensureCluster({ binaries, directory, account, password, isThrowAway });
  const watchdog = startWatchdog(directory, isThrowAway ? dataDir : undefined);
  const plan = { binaries, directory, account, logFile: join(dataDir, 'postgres.log'), port, isPortFixed: false, isThrowAway };
  const server = await supervise(plan, watchdog, log).catch((error: unknown) => {
    watchdog.dismiss();
    throw error;
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    release();
  };
  log(`PostgreSQL runs on 127.0.0.1:${server.port}, its data in ${directory}.`);
  const url = `postgresql://${superuser}:${password}@127.0.0.1:${server.port}/postgres`;
  return { url, port: server.port, dataDir, pid: server.pid, stop };
}
