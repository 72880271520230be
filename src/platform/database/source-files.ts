import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

type Constructor = new (...parameters: never[]) => object;

const here = resolve(__dirname, '../..');

/** Where the rooms' files are: `src` when run from source, `dist/src` when built. */
export const sourceRoot = here;

/** Where the migrations are, beside the rooms. */
export const migrationRoot = resolve(here, '../migrations');

/** Modules of the directory whose names match, in order of name. */
export function modulesIn(directory: string, pattern: RegExp): { name: string; classes: Constructor[] }[] {
  return readdirSync(directory)
    .filter((file) => pattern.test(file) && !file.endsWith('.d.ts'))
    .sort()
    .map((file) => ({ name: file.replace(/\.(ts|js)$/, ''), classes: classesOf(join(directory, file)) }));
}

function classesOf(path: string): Constructor[] {
  const exported = module.require(path) as Record<string, unknown>;
  return Object.values(exported).filter((value): value is Constructor => typeof value === 'function');
}
