import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../shared/problem';
import { startMark } from './process-identity';

interface Holder {
  readonly pid: number;
  readonly mark: string;
}

/** Exclusive right to one data directory, held until released or until the holding process is gone. */
export interface InstanceLock {
  release(): void;
}

const pattern = /^instance\.(\d+)\.lock$/;

/**
 * Takes the data directory for this process, or throws a Problem that names who has it.
 * Locks are numbered files: a new holder creates the next number exclusively, and the highest number holds.
 * So two takers of a dead process's lock cannot both win, whatever order they come in.
 */
export async function takeInstanceLock(directory: string): Promise<InstanceLock> {
  for (;;) {
    const highest = highestNumber(directory);
    const holder = await holderOf(directory, highest);
    if (holder !== undefined && startMark(holder.pid) === holder.mark) throw inUse(directory, holder.pid);
    const mine = highest + 1;
    if (create(directory, mine) && highestNumber(directory) === mine) {
      removeBelow(directory, mine);
      return { release: () => writeFileSync(file(directory, mine), 'released') };
    }
  }
}

/** The process that holds the directory now, if one does and still runs. */
export async function lockHolder(directory: string): Promise<number | undefined> {
  const holder = await holderOf(directory, highestNumber(directory));
  return holder !== undefined && startMark(holder.pid) === holder.mark ? holder.pid : undefined;
}

function file(directory: string, number: number): string {
  return join(directory, `instance.${number}.lock`);
}

function numbers(directory: string): number[] {
  return readdirSync(directory).flatMap((name) => pattern.exec(name)?.[1] ?? []).map(Number);
}

function highestNumber(directory: string): number {
  return Math.max(0, ...numbers(directory));
}

function create(directory: string, number: number): boolean {
  const holder: Holder = { pid: process.pid, mark: startMark(process.pid) ?? 'running' };
  try {
    writeFileSync(file(directory, number), JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A file still empty is being written this moment, so it is read again before it counts as abandoned. */
async function holderOf(directory: string, number: number): Promise<Holder | undefined> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const text = read(file(directory, number));
    if (text === undefined || text === 'released') return undefined;
    if (text.endsWith('}')) return JSON.parse(text) as Holder;
    await sleep(25);
  }
  return undefined;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function removeBelow(directory: string, mine: number): void {
  for (const number of numbers(directory)) {
    if (number < mine) rmSync(file(directory, number), { force: true });
  }
}

function inUse(directory: string, pid: number): Problem {
  return new Problem(
    'data-directory-in-use',
    'conflict',
    `The data directory ${directory} is in use by process ${pid}. Stop that process, or set DATA_DIR to another directory.`,
  );
}
