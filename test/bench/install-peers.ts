import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { benchPackages } from './peers/version';

/** The version that the bench was written against; 300 MB, so it is no dependency of the project. */
const OR_TOOLS = 'or-tools-wasm@0.9.1';

/** Installs what the bench can use and the project does not need; tells what could not be had, and goes on. */
export function installPeers(say: (text: string) => void): void {
  const folder = dirname(benchPackages);
  mkdirSync(folder, { recursive: true });
  attempt('apt-get', ['install', '-y', '--no-install-recommends', 'coinor-cbc', 'glpk-utils'], say);
  attempt('npm', ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', OR_TOOLS], say);
}

function attempt(name: string, args: readonly string[], say: (text: string) => void): void {
  const { status, stderr, error } = spawnSync(name, args, { encoding: 'utf8' });
  if (status !== 0) say(`${name} ${args.join(' ')} failed: ${error?.message ?? stderr.trim().split('\n').at(-1) ?? ''}`);
}
