import { accessSync, constants, statSync, type Stats } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Problem } from '../shared/problem';

/** Refuses, before anything is run, a path that cannot become a file, or would replace the file that is read. */
export function assertFilePath(out: string, read: string): void {
  const there = found(out);
  if (there?.isDirectory()) throw new Problem('out-is-a-folder', 'refused', `"${out}" is a folder. Give --out the name of a file.`);
  if (there && !there.isFile()) throw new Problem('out-is-no-file', 'refused', `"${out}" is no ordinary file. Give --out the name of a file.`);
  if (there && isSame(there, found(read))) throw new Problem('out-is-read', 'refused', `"${out}" is the file that is read. Give --out another.`);
  if (there) assertWritable(out);
  assertFolder(dirname(out));
}

/** Whatever of the folder exists is a folder that may be written to. */
function assertFolder(folder: string): void {
  const there = found(folder);
  if (!there) {
    if (folder !== dirname(folder)) assertFolder(dirname(folder));
    return;
  }
  if (!there.isDirectory()) {
    throw new Problem('out-is-no-folder', 'refused', `"${folder}" is a file, so nothing can be written below it. Give --out another folder.`);
  }
  assertWritable(folder);
}

function assertWritable(path: string): void {
  try {
    accessSync(path, constants.W_OK);
  } catch {
    throw new Problem('out-is-closed', 'refused', `"${path}" may not be written to. Give --out another path, or see to its rights.`);
  }
}

function found(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

const isSame = (one: Stats, other: Stats | undefined): boolean => one.ino === other?.ino && one.dev === other.dev;

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
