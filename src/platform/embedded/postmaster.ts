import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../shared/problem';
import type { Account } from './account';
import { program } from './binaries';
import { freePort } from './port';
import { isServerOf, startMark } from './process-identity';
import { serverEnvironment, serverPath } from './server-directory';
import { serverSettings } from './server-settings';

/** What one server process is started with. */
export interface ServerPlan {
  readonly binaries: string;
  readonly directory: string;
  readonly account: Account | undefined;
  readonly logFile: string;
  /** The port to try first; 0 for any. */
  readonly port: number;
  /** A server started again must be found where it was, so it waits for its port. */
  readonly isPortFixed: boolean;
  readonly isThrowAway: boolean;
}

/** A database server that accepts connections. */
export interface Postmaster {
  readonly port: number;
  readonly pid: number;
  readonly child: ChildProcess;
}

const patience = 60_000;
const logLimit = 10_000_000;
/** Never the id of a process, and accepted by PostgreSQL as one. */
const nobodysPid = '2147483647';

/** Starts a server, on the next port when the wanted one is taken, and waits until it answers. */
export async function startPostmaster(plan: ServerPlan): Promise<Postmaster> {
  await stopOrphan(plan.directory);
  const deadline = Date.now() + patience;
  for (;;) {
    const port = plan.isPortFixed ? plan.port : await freePort(plan.port);
    const { child, said } = launch(plan, port);
    if (await isReady(child, plan.directory, deadline)) return { port, pid: child.pid as number, child };
    const log = said();
    if (!isTransient(log) || Date.now() > deadline) throw failure(plan, log);
    await sleep(100);
  }
}

/** Stops a server in order: running transactions are rolled back; after ten seconds it is made to quit. */
export async function stopServer(pid: number): Promise<void> {
  for (const [signal, seconds] of [['SIGINT', 10], ['SIGQUIT', 5], ['SIGKILL', 5]] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (let rounds = 0; rounds < seconds * 50; rounds += 1) {
      if (startMark(pid) === undefined) return;
      await sleep(20);
    }
  }
}

function launch(plan: ServerPlan, port: number): { child: ChildProcess; said: () => string } {
  const from = turnLog(plan.logFile);
  const log = openSync(plan.logFile, 'a', 0o600);
  const at = serverPath(plan.directory, plan.account);
  const child = spawn(program(plan.binaries, 'postgres'), ['-D', at.name, ...serverSettings(port, plan.isThrowAway)], {
    ...plan.account,
    cwd: at.cwd,
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  });
  child.on('error', (error) => writeFileSync(plan.logFile, `${error.message}\n`, { flag: 'a' }));
  child.unref();
  closeSync(log);
  return { child, said: () => readFileSync(plan.logFile).subarray(from).toString('utf8') };
}

/** The length of the log so far; a long log is set aside first. */
function turnLog(logFile: string): number {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size < logLimit) return size;
  renameSync(logFile, `${logFile}.1`);
  return 0;
}

/** The eighth line of postmaster.pid tells when the server takes connections. */
async function isReady(child: ChildProcess, directory: string, deadline: number): Promise<boolean> {
  while (Date.now() < deadline) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return false;
    const lines = pidFile(directory);
    if (lines[0] === String(child.pid) && lines[7]?.trim() === 'ready') return true;
    await sleep(15);
  }
  if (child.pid !== undefined) await stopServer(child.pid);
  return false;
}

/**
 * A starter killed without warning leaves its server, or only the server's note. The caller holds the directory,
 * so a server found here has no owner and is stopped. A note that names a stranger's process is made harmless:
 * only its process id is changed, since PostgreSQL reads the rest to see whether old server processes linger.
 */
async function stopOrphan(directory: string): Promise<void> {
  const lines = pidFile(directory);
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  if (isServerOf(pid, directory)) await stopServer(pid);
  else writeFileSync(join(directory, 'postmaster.pid'), [nobodysPid, ...lines.slice(1)].join('\n'));
}

function pidFile(directory: string): string[] {
  try {
    return readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** The port was taken since it was tried, or processes of a killed server are still on their way out. */
function isTransient(log: string): boolean {
  return log.includes('Address already in use') || log.includes('pre-existing shared memory block');
}

function failure(plan: ServerPlan, log: string): Problem {
  const reason = log.trim().split('\n').slice(-8).join('\n') || 'it said nothing';
  return new Problem(
    'database-start-failed',
    'unavailable',
    `PostgreSQL did not start in ${plan.directory}. Its log ${plan.logFile} ends:\n${reason}`,
  );
}
