import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(__dirname, '../..');
const run = promisify(execFile);

/** Where and with which settings a command is run. */
export interface Surroundings {
  /** The built program; by default that of this project. */
  readonly program?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built command line in the project's folder. */
export const vilplats = (args: readonly string[], { program = join(root, 'dist/src/cli.js'), env = {} }: Surroundings = {}): Promise<{ stdout: string; stderr: string }> =>
  run(process.execPath, [program, ...args], { cwd: root, timeout: 240_000, env: { ...process.env, ...env } });

/** Runs it where it must fail; gives its exit code and what it told. */
export async function failure(args: readonly string[], surroundings: Surroundings = {}): Promise<{ code: number; told: string }> {
  try {
    await vilplats(args, surroundings);
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, told: stderr };
  }
  throw new Error(`vilplats ${args.join(' ')} did not fail`);
}
