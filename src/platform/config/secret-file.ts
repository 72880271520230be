import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A generated secret kept in `<dataDir>/secrets/<name>`, readable by its owner alone; made on first use. */
export function keptSecret(dataDir: string, name: string): string {
  const directory = join(dataDir, 'secrets');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, name);
  return read(path) ?? write(path);
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim() || undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function write(path: string): string {
  const secret = randomBytes(32).toString('base64url');
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, secret, { mode: 0o600 });
  renameSync(beside, path);
  return secret;
}
