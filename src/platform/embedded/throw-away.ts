import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from './embedded';
import type { Embedded } from './embedded';
import { lockHolder } from './instance-lock';

const prefix = 'vilplats-throw-away-';
const youth = 60_000;

/** A database server that leaves nothing behind, on any free port; gone when stopped or when this process ends. */
export async function startThrowAway(log?: (message: string) => void): Promise<Embedded> {
  await sweep();
  const dataDir = mkdtempSync(join(tmpdir(), prefix));
  try {
    const embedded = await startEmbedded({ dataDir, port: 0, isThrowAway: true, ...(log && { log }) });
    return { ...embedded, stop: () => embedded.stop().finally(() => remove(dataDir)) };
  } catch (error) {
    remove(dataDir);
    throw error;
  }
}

/** Removes what earlier processes left when even their watchdog was killed. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const directory = join(tmpdir(), name);
    if (name.startsWith(prefix) && (await isAbandoned(directory))) remove(directory);
  }
}

async function isAbandoned(directory: string): Promise<boolean> {
  const found = statSync(directory, { throwIfNoEntry: false });
  if (found === undefined || found.uid !== (process.getuid?.() ?? found.uid)) return false;
  return Date.now() - found.mtimeMs > youth && (await lockHolder(directory)) === undefined;
}

function remove(directory: string): void {
  rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
}
