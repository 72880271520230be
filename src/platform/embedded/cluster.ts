import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Problem } from '../../shared/problem';
import type { Account } from './account';
import { program } from './binaries';
import { serverEnvironment, serverPath } from './server-directory';

/** Name of the superuser of every database server the product starts. */
export const superuser = 'postgres';

interface Cluster {
  readonly binaries: string;
  readonly directory: string;
  readonly account: Account | undefined;
  readonly password: string;
  /** Throw-away clusters skip the flush to disk. */
  readonly isThrowAway: boolean;
}

/** Makes the database directory when there is none yet, beside its place first, so a cut creation leaves nothing. */
export function ensureCluster(cluster: Cluster): void {
  const { directory, account } = cluster;
  if (existsSync(join(directory, 'PG_VERSION'))) {
    assertOwned(directory);
    chmodSync(directory, 0o700);
    return;
  }
  const beside = `${directory}.new`;
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { mode: 0o700 });
  if (account !== undefined) chownSync(beside, account.uid, account.gid);
  initialise(cluster, beside);
  rmSync(directory, { recursive: true, force: true });
  renameSync(beside, directory);
}

function assertOwned(directory: string): void {
  const me = process.getuid?.();
  const owner = statSync(directory).uid;
  if (me === undefined || me === 0 || me === owner) return;
  throw new Problem(
    'data-directory-foreign',
    'unavailable',
    `The database in ${directory} belongs to user ${owner}, not to ${me}. Run as that user, or chown -R ${me} ${dirname(directory)}, or set DATA_DIR.`,
  );
}

function initialise(cluster: Cluster, directory: string): void {
  const { binaries, account } = cluster;
  const at = serverPath(directory, account);
  withPasswordFile(cluster, (passwordFile) => {
    const run = spawnSync(program(binaries, 'initdb'), initialiseArguments(cluster, at.name, passwordFile), {
      ...account,
      cwd: at.cwd,
      env: serverEnvironment(),
      encoding: 'utf8',
    });
    if (run.status === 0) return;
    const reason = run.error?.message ?? run.stderr.trim();
    throw new Problem('database-creation-failed', 'unavailable', `No database could be made in ${directory}: ${reason}`);
  });
}

function initialiseArguments(cluster: Cluster, directory: string, passwordFile: string): string[] {
  const always = [`--username=${superuser}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'];
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  return ['-D', directory, ...always, ...locale, ...(cluster.isThrowAway ? ['--no-sync'] : [])];
}

function withPasswordFile(cluster: Cluster, work: (path: string) => void): void {
  const directory = mkdtempSync(join(tmpdir(), 'vilplats-'));
  const path = join(directory, 'password');
  try {
    chmodSync(directory, 0o711);
    writeFileSync(path, cluster.password, { mode: 0o600 });
    if (cluster.account !== undefined) chownSync(path, cluster.account.uid, cluster.account.gid);
    work(path);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
