import 'reflect-metadata';
import { solverEntry } from '../../src/allocation/solver-entry';
import { createLog } from '../../src/platform/http/log';
import { startWorker } from '../../src/worker';
import { ringEntry } from '../../src/swaps/ring-entry';
import { ringEntry as ringSources } from './ring-entry';
import { solverEntry as sources } from './solver-entry';

/** A worker in a process of its own: `worker-process.ts <database> <redis, or nothing>`. */
async function main([loginUrl = '', redisUrl = '']: string[]): Promise<void> {
  Object.assign(solverEntry, sources);
  Object.assign(ringEntry, ringSources);
  await startWorker({ configuration: { databasePool: 4, ...(redisUrl && { redisUrl }) }, loginUrl, log: createLog('error', process.stderr) });
  process.stdout.write(`${JSON.stringify({ pid: process.pid })}\n`);
}

void main(process.argv.slice(2));
