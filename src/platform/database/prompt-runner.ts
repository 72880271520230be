import type { Socket } from 'node:net';
import type { ClientBase, QueryConfig } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner';

/** The driver's connection, as it is inside. */
interface Wired {
  readonly connection: { readonly stream: Socket };
}

/** A fact written in the running transaction. */
interface WrittenFact {
  readonly fact: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A connection on which questions are sent at once, each behind the one before, and none waits for another's answer. */
export class PromptRunner extends PostgresQueryRunner {
  /** Facts of the transaction that nobody in it has followed up yet. */
  readonly written: WrittenFact[] = [];
  private client: (ClientBase & Wired) | undefined;
  private begun: Promise<unknown> = Promise.resolve();

  /** Takes a connection of the pool; the caller releases it. */
  static async on(dataSource: DataSource): Promise<PromptRunner> {
    const runner = new PromptRunner(dataSource.driver as PostgresDriver, 'master');
    Object.assign(runner, { manager: dataSource.createEntityManager(runner) });
    runner.client = (await runner.connect()) as ClientBase & Wired;
    return runner;
  }

  /** Of a manager that the doorway has given. */
  static of({ queryRunner }: EntityManager): PromptRunner {
    if (queryRunner instanceof PromptRunner && !queryRunner.isReleased) return queryRunner;
    throw new Error('The manager is not of a transaction that the doorway has begun and not ended.');
  }

  /** Begins the transaction, and whatever else the text says, together with the first question asked in it. */
  begin(text: string): void {
    this.isTransactionActive = true;
    this.transactionDepth = 1;
    this.begun = this.ask({ text });
    this.begun.catch(() => undefined);
  }

  /** Throws what stood against the beginning. */
  async assertBegun(): Promise<void> {
    await this.begun;
  }

  /** Takes the question its place in the order; those asked in one breath are sent as one. */
  ask<T extends object>(question: QueryConfig): Promise<T[]> {
    if (this.client === undefined) throw new Error('The runner has no connection yet.');
    const { stream } = this.client.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
    return this.client.query<T>(question).then(({ rows }) => rows);
  }

  /** The value as it stands in SQL. */
  literal(value: string): string {
    return this.client?.escapeLiteral(value) ?? '';
  }
}
