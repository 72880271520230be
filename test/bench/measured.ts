import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** A process from its start to its end. */
export interface Measured {
  readonly code: number | null;
  readonly ms: number;
  /** Most memory of the process or of one that it started, in MB; left out where the system has no GNU time. */
  readonly peakMb?: number;
}

const TIME = '/usr/bin/time';

/** Runs a program in a process of its own and hears its error stream line by line; kills it when it does not end. */
export async function measured(args: readonly string[], scratch: string, seconds: number, hear: (line: string) => void): Promise<Measured> {
  const hasTime = existsSync(TIME);
  const command = hasTime ? [TIME, '-q', '-f', '%M', '-o', scratch, process.execPath, ...args] : [process.execPath, ...args];
  const from = performance.now();
  const child = spawn(command[0] as string, command.slice(1), { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  createInterface({ input: child.stderr }).on('line', hear);
  // the group, as GNU time would leave its child behind
  const killer = setTimeout(() => { if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL'); }, seconds * 1000);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(killer);
  const ms = Math.round(performance.now() - from);
  const peak = hasTime && existsSync(scratch) ? Number(readFileSync(scratch, 'utf8').trim().split('\n').at(-1)) : NaN;
  rmSync(scratch, { force: true });
  return { code, ms, ...(Number.isFinite(peak) && { peakMb: Math.round(peak / 1024) }) };
}
