import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { OpenDatabase } from '../../../src/platform/database/open-database';
import type { ApiSaid } from '../../support/api-process';
import { eventually, runTypeScript } from '../../support/child';

const root = resolve(__dirname, '../../..');

/** The built product that serves, as `vilplats serve` does, with its usual settings. */
export interface Served {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts it on a database that is there; its log goes to a file. */
export async function serve({ ownerUrl, loginUrl }: OpenDatabase, dataDir: string, serial: number): Promise<Served> {
  const log = join(dataDir, `serve-${serial}.log`);
  const file = openSync(log, 'w');
  const env = { ...process.env, DATABASE_URL: ownerUrl, LOGIN_DATABASE_URL: loginUrl, PORT: '0', DATA_DIR: dataDir };
  const child = spawn(process.execPath, [join(root, 'dist/src/cli.js'), 'serve'], { stdio: ['ignore', file, file], cwd: root, env });
  closeSync(file);
  const heard = (): string | undefined => /Listening on (http:\/\/[\w.:]+)/.exec(readFileSync(log, 'utf8'))?.[1];
  await eventually('the product listens', () => {
    if (child.exitCode !== null) throw new Error(`The product did not start: ${readFileSync(log, 'utf8')}`);
    return heard() !== undefined;
  }, 60_000);
  return { url: heard() ?? '', pid: child.pid ?? 0, stop: () => ended(child) };
}

/** Only the API, of the sources: no worker takes processor time from it. */
export async function serveAlone({ loginUrl }: OpenDatabase): Promise<Served> {
  const { said, kill } = await runTypeScript<ApiSaid>('api-process.ts', [loginUrl, '10']);
  return { ...said, stop: () => kill('SIGTERM') };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
