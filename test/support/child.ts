import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A process of a test that runs a TypeScript file and has said one line of JSON. */
export interface TypeScriptChild<T> {
  readonly child: ChildProcess;
  readonly said: T;
  /** Kills this very process and waits until it is gone. */
  readonly kill: (signal: NodeJS.Signals) => Promise<void>;
}

const started = new Set<ChildProcess>();

/** Kills the children that a failed test left running; call it after each test. */
export function endChildren(): void {
  for (const child of started) child.kill('SIGKILL');
  started.clear();
}

/** Runs `test/support/<name>` in a process of its own until it has said its line; `before` are files that it loads first, by their paths from there. */
export async function runTypeScript<T>(name: string, args: readonly string[], before: readonly string[] = []): Promise<TypeScriptChild<T>> {
  const first = ['typescript.cjs', ...before].flatMap((file) => ['-r', join(__dirname, file)]);
  const child = spawn(process.execPath, [...first, join(__dirname, name), ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    cwd: join(__dirname, '../..'),
  });
  started.add(child);
  const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return { child, said: JSON.parse(line) as T, kill };
}

/** Waits until the condition holds, or fails after the given time with what was waited for. */
export async function eventually(what: string, condition: () => boolean | Promise<boolean>, ms = 15_000, pauseMs = 50): Promise<void> {
  const deadline = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited ${ms} ms in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
