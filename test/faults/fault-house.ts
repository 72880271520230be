import 'reflect-metadata';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { createDataSource } from '../../src/platform/database/data-source';
import { Doorway } from '../../src/platform/database/doorway';
import { databaseName, urlFor } from '../../src/platform/database/ensure-database';
import { openThrowAwayDatabase } from '../../src/platform/database/open-database';
import { createLog } from '../../src/platform/http/log';
import { Dispatcher } from '../../src/platform/outbox/dispatcher';
import { JobQueue } from '../../src/platform/queue/job-queue';
import { openProcessors } from '../../src/worker';
import type { ApiSaid } from '../support/api-process';
import { runTypeScript } from '../support/child';
import type { TypeScriptChild } from '../support/child';
import type { FreshDatabase } from '../support/database';
import { Factory } from '../support/factories';
import { KeepAlive } from '../support/keep-alive';
import type { Asking, Reply } from '../support/keep-alive';
import type { Mutant } from './mutants';

/** What a fault run needs of a database of its own. */
export type FaultDatabase = Pick<FreshDatabase, 'url' | 'superuserUrl' | 'doorway' | 'close'>;

/** A database that leaves nothing behind. */
export async function throwAwayDatabase(): Promise<FaultDatabase> {
  const open = await openThrowAwayDatabase();
  const dataSource = await createDataSource({ url: open.loginUrl, poolSize: 4 }).initialize();
  const close = async (): Promise<void> => {
    await dataSource.destroy();
    await open.stop();
  };
  return { url: open.loginUrl, superuserUrl: urlFor(open.superuserUrl ?? '', { database: databaseName }), doorway: new Doorway(dataSource), close };
}

interface Opening {
  readonly database: FaultDatabase;
  /** Processes that serve the API. */
  readonly processes?: number;
  readonly mutant?: Mutant | undefined;
  /** Files that the first API process loads before the product, by their paths from here; `switchable.ts` all. */
  readonly preloads?: readonly string[];
}

const CONNECTIONS = 10;

/** Several processes of the product on one database, and what fills it, looks into it and kills them. */
export class FaultHouse {
  readonly factory: Factory;
  private readonly http = new KeepAlive();
  private readonly apis: TypeScriptChild<ApiSaid>[] = [];
  private readonly looking: Client;
  private worker: TypeScriptChild<{ pid: number }> | undefined;
  /** What undoes the defect in the database. */
  private mended: string | undefined;
  private workerSince = new Date();
  private turn = 0;

  private constructor(private readonly database: FaultDatabase, private readonly mutant: Mutant | undefined, private readonly preloads: readonly string[]) {
    this.factory = new Factory(database);
    this.looking = new Client({ connectionString: database.superuserUrl });
    this.looking.on('error', () => undefined);
  }

  static async open({ database, processes = 2, mutant, preloads = [] }: Opening): Promise<FaultHouse> {
    const house = new FaultHouse(database, mutant, preloads);
    await house.looking.connect();
    if (mutant?.sql) await house.looking.query(mutant.sql);
    await Promise.all(Array.from({ length: processes }, (_, i) => house.start(i)));
    return house;
  }

  /** An empty database, and this defect or none in the API processes, which must have been opened with `switchable.ts`. */
  async renew(mutant?: Mutant): Promise<void> {
    const tables = await this.rows<{ name: string }>(`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'identity')`);
    // beside the triggers, which keep issued invoices from anybody
    await this.rows(`BEGIN; SET LOCAL session_replication_role = replica; TRUNCATE ${tables.map(({ name }) => name).join(', ')}; COMMIT`);
    if (this.mended !== undefined) await this.rows(this.mended);
    this.mended = undefined;
    for (const { child } of this.apis) {
      child.send(mutant?.preload ?? '');
      await once(child, 'message');
    }
    if (mutant?.sql !== undefined) await this.dropConstraint(mutant.sql);
  }

  private async dropConstraint(sql: string): Promise<void> {
    const [, table = '', constraint = ''] = /ALTER TABLE (\w+) DROP CONSTRAINT (\w+)/.exec(sql) ?? [];
    const [found] = await this.rows<{ text: string }>('SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = $1', [constraint]);
    this.mended = `ALTER TABLE ${table} ADD CONSTRAINT ${constraint} ${found?.text ?? ''}`;
    await this.rows(sql);
  }

  /** Sends a request to the API processes by turns, or to the one named. */
  send(asking: Omit<Asking, 'url'>, process?: number): Promise<Reply> {
    this.turn += 1;
    const api = this.apis[(process ?? this.turn) % this.apis.length];
    return this.http.send({ url: api?.said.url ?? '', ...asking });
  }

  /** What is really stored, row security or not. */
  async rows<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.looking.query<T>(sql, values)).rows;
  }

  /** Whether the process has ended, as one that a fault has killed. */
  isGone(process: number): boolean {
    const child = this.apis[process]?.child;
    return child === undefined || child.exitCode !== null || child.signalCode !== null;
  }

  /** Kills a process as kill -9 does. */
  async kill(process: number | 'worker'): Promise<void> {
    await (process === 'worker' ? this.worker : this.apis[process])?.kill('SIGKILL');
  }

  /** Starts a worker in the place of one that is gone. */
  async startWorker(): Promise<void> {
    this.worker = await runTypeScript<{ pid: number }>('worker-process.ts', [this.database.url, ''], this.defects());
    this.workerSince = new Date();
  }

  /** Waits for the worker, a few seconds at most: what one before it had in hand when it was killed waits longer. */
  async untilWorkerIsIdle(): Promise<void> {
    for (let tries = 0; tries < 40; tries += 1) {
      const waiting = await this.rows(
        `SELECT FROM outbox WHERE delivered_at IS NULL AND failed_at IS NULL AND due_at <= now() AND (dispatched_at IS NULL OR dispatched_at >= $1)`, [this.workerSince]);
      if (waiting.length === 0) return;
      await sleep(100);
    }
  }

  /** Deals here with all that is due by then, as if those who are gone had been waited for. */
  async settle(until: Date): Promise<void> {
    await this.rows('UPDATE outbox SET dispatched_at = NULL WHERE delivered_at IS NULL');
    const house = await openProcessors({ configuration: { databasePool: 4 }, loginUrl: this.database.url, log: createLog('fatal') });
    try {
      await house.get(Dispatcher).settle(until, house.get(JobQueue).kindsIn('quick'));
    } finally {
      await house.close();
    }
  }

  /** Starts a process in the place of one that is gone. */
  async start(process: number): Promise<void> {
    const own = process === 0 ? this.preloads : this.preloads.filter((file) => file === 'switchable.ts');
    const before = [...own.map((file) => join('../faults', file)), ...this.defects()];
    this.apis[process] = await runTypeScript<ApiSaid>('api-process.ts', [this.database.url, String(CONNECTIONS)], before);
  }

  async close(): Promise<void> {
    for (const api of this.apis) await api.kill('SIGKILL');
    await this.kill('worker');
    this.http.close();
    await this.looking.end();
  }

  private defects(): string[] {
    return this.mutant?.preload === undefined ? [] : [join('../faults/mutants', this.mutant.preload)];
  }
}
