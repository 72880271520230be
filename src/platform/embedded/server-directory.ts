import { spawnSync } from 'node:child_process';
import type { Account } from './account';

/** How to name a directory to a server program, and where to start that program. */
export interface ServerPath {
  readonly cwd: string;
  readonly name: string;
}

/**
 * Linux names a process's own working directory `/proc/self/cwd`, without walking the path to it.
 * So a server without root's rights can work in a project below a home that only root may enter.
 */
export function serverPath(directory: string, account: Account | undefined): ServerPath {
  const isReachable = account === undefined || canEnter(directory, account);
  if (isReachable || process.platform !== 'linux') return { cwd: directory, name: directory };
  return { cwd: directory, name: '/proc/self/cwd' };
}

/** The server's environment: nothing of the caller's, whose PG variables would steer it. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env;
  return { LC_ALL: 'C', ...(PATH && { PATH }), ...(SystemRoot && { SystemRoot }), ...(TEMP && { TEMP }) };
}

function canEnter(directory: string, account: Account): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', directory], { ...account, cwd: '/' }).status === 0;
}
