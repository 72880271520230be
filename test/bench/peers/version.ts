import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');

/** Where packages are put that only the bench uses and that are too large to be installed for everyone. */
export const benchPackages = join(root, 'out/bench/packages/node_modules');

/** Version of an installed package. */
export function version(name: string, folder = join(root, 'node_modules')): string {
  return (JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8')) as { version: string }).version;
}
