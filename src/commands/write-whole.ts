import { statSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Problem } from '../shared/problem';

/** Refuses, before anything is run, a path that cannot become a file. */
export function assertFilePath(out: string): void {
  if (statSync(dirname(out), { throwIfNoEntry: false })?.isDirectory() === false) {
    throw new Problem('out-is-no-folder', 'refused', `"${dirname(out)}" is a file, so nothing can be written below it. Give --out another folder.`);
  }
  if (statSync(out, { throwIfNoEntry: false })?.isDirectory()) throw new Problem('out-is-a-folder', 'refused', `"${out}" is a folder. Give --out the name of a file.`);
}

/** Writes a file so that it is there whole or not at all, whenever the process ends. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const partial = `${path}.${process.pid}.part`;
  try {
    const file = await open(partial, 'w');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
