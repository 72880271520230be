import { join } from 'node:path';
import { Client } from 'pg';
import { createDataSource } from '../../src/platform/database/data-source';
import { Doorway } from '../../src/platform/database/doorway';
import { databaseName, urlFor } from '../../src/platform/database/ensure-database';
import { openThrowAwayDatabase } from '../../src/platform/database/open-database';
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
  /** Files that the first API process loads before the product, by their paths from here. */
  readonly preloads?: readonly string[];
}

const CONNECTIONS = 10;

/** Several processes of the product on one database, and what fills it, looks into it and kills them. */
export class FaultHouse {
  readonly factory: Factory;
  private readonly http = new KeepAlive();
  private readonly apis: TypeScriptChild<ApiSaid>[] = [];
  private readonly looking: Client;
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

  /** Starts a process in the place of one that is gone. */
  async start(process: number): Promise<void> {
    const defect = this.mutant?.preload === undefined ? [] : [`mutants/${this.mutant.preload}`];
    const before = [...(process === 0 ? this.preloads : []), ...defect].map((file) => join('../faults', file));
    this.apis[process] = await runTypeScript<ApiSaid>('api-process.ts', [this.database.url, String(CONNECTIONS)], before);
  }

  async close(): Promise<void> {
    for (const api of this.apis) await api.kill('SIGKILL');
    this.http.close();
    await this.looking.end();
  }
}
