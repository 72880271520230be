import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';

/** A mark that tells a process from a later one with the same id; undefined when no such process runs. */
export function startMark(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  if (process.platform === 'linux') return linuxStartMark(pid);
  if (process.platform === 'win32') return 'running';
  return ask(pid, 'lstart=') || undefined;
}

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether this process is a database server working in the directory. */
export function isServerOf(pid: number, dataDirectory: string): boolean {
  if (!isAlive(pid)) return false;
  const directory = realpathSync(dataDirectory);
  if (process.platform !== 'linux') return ask(pid, 'command=').includes(directory);
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === directory;
  } catch {
    return false;
  }
}

function linuxStartMark(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const isDefunct = fields[0] === 'Z' || fields[0] === 'X';
    return isDefunct ? undefined : `${bootMark()}/${fields[19] ?? ''}`;
  } catch {
    return undefined;
  }
}

function bootMark(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'unknown-boot';
  }
}

function ask(pid: number, column: string): string {
  const { error, stdout } = spawnSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' });
  return error === undefined ? stdout.trim() : '';
}
