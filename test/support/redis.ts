import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '../../src/platform/embedded/port';
import { eventually } from './child';
import { findRedis } from './find-redis';

/** A real Redis for one spec file. */
export interface RedisServer {
  readonly url: string;
  readonly pid: number;
  /** Ends the server and removes its files. */
  readonly stop: () => Promise<void>;
}

/** Starts a Redis as the product wants it: nothing evicted, every write in the append-only file. */
export async function startRedis(): Promise<RedisServer> {
  const directory = mkdtempSync(join(tmpdir(), 'vilplats-redis-'));
  const port = await freePort(46_379);
  const settings = { port: String(port), bind: '127.0.0.1', dir: directory, save: '', appendonly: 'yes', 'maxmemory-policy': 'noeviction' };
  const server = spawn(findRedis(), Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]), { stdio: 'ignore' });
  const url = `redis://127.0.0.1:${port}`;
  await eventually(`Redis answers on port ${port}`, () => answers(url));
  const stop = async (): Promise<void> => {
    server.kill('SIGTERM');
    await eventually('Redis has ended', () => server.exitCode !== null || server.signalCode !== null);
    rmSync(directory, { recursive: true, force: true });
  };
  return { url, pid: server.pid ?? 0, stop };
}

async function answers(url: string): Promise<boolean> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
    return true;
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}
