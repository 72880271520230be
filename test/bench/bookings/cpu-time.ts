import { readFileSync } from 'node:fs';

/** Clock ticks a second in /proc. */
const TICKS = 100;

/** Seconds of processor that the processes have used; those that are gone count nothing. */
export function cpuSeconds(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + ownSeconds(pid), 0);
}

function ownSeconds(pid: number): number {
  try {
    // the name may hold spaces; what follows its bracket does not
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return 0;
  }
}
