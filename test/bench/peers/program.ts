import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Runs a program to its end, or kills it some while after its time; each line it says is heard with the milliseconds since its start. */
export async function runProgram(name: string, args: readonly string[], seconds: number, hear: (line: string, ms: number) => void): Promise<void> {
  const from = performance.now();
  const child = spawn(name, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  createInterface({ input: child.stdout }).on('line', (line) => hear(line, performance.now() - from));
  const killer = setTimeout(() => child.kill('SIGKILL'), 1000 * (seconds * 1.5 + 10));
  await once(child, 'close');
  clearTimeout(killer);
}

/** What a program says of itself; undefined where it is not installed. */
export function firstLine(name: string, args: readonly string[], pattern: RegExp): string | undefined {
  const { stdout, error } = spawnSync(name, args, { encoding: 'utf8', timeout: 10_000 });
  return error ? undefined : (pattern.exec(stdout)?.[1] ?? 'of unknown version');
}
