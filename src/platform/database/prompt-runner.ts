import type { Socket } from 'node:net';
import type { ClientBase, QueryConfig, QueryResult } from 'pg';
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

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** A connection on which questions are sent at once, each behind the one before, and none waits for another's answer. */
export class PromptRunner extends PostgresQueryRunner {
  /** Facts of the transaction that nobody in it has followed up yet. */
  readonly written: WrittenFact[] = [];
  private client: (ClientBase & Wired) | undefined;
  private lastTold: Promise<unknown> = Promise.resolve();
  private failure: Error | undefined;

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
    this.tell({ text });
  }

  /** Takes the question its place in the order; those asked in one breath are sent as one. */
  async ask<T extends object>(question: QueryConfig): Promise<T[]> {
    try {
      return (await this.send<T>(question)).rows;
    } catch (error) {
      throw this.failure ?? error;
    }
  }

  /** Asks what nobody waits for: what stands against it is thrown by the questions behind it, or where the transaction ends. */
  tell(question: QueryConfig): void {
    this.lastTold = this.send(question).catch((error: unknown) => { this.failure ??= asError(error); });
  }

  /** Throws what stands against anything that was told. */
  async assertTold(): Promise<void> {
    await this.lastTold;
    if (this.failure !== undefined) throw this.failure;
  }

  /** Once a question has failed the database answers those behind it only that it has. */
  override query(...question: Parameters<PostgresQueryRunner['query']>): ReturnType<PostgresQueryRunner['query']> {
    return super.query(...question).catch((error: unknown) => Promise.reject(this.failure ?? asError(error)));
  }

  override async commitTransaction(): Promise<void> {
    await this.assertTold();
    await super.commitTransaction();
  }

  override async rollbackTransaction(): Promise<void> {
    await super.rollbackTransaction();
    this.failure = undefined;
  }

  /** Sends the end behind what was asked, without a look at its answers: where one of them fails, the database undoes the rest. */
  async end(): Promise<void> {
    this.isTransactionActive = false;
    this.transactionDepth = 0;
    await this.ask({ text: 'COMMIT' });
  }

  /** The value as it stands in SQL. */
  literal(value: string): string {
    return this.client?.escapeLiteral(value) ?? '';
  }

  private send<T extends object>(question: QueryConfig): Promise<QueryResult<T>> {
    if (this.client === undefined) throw new Error('The runner has no connection yet.');
    const { stream } = this.client.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
    return this.client.query<T>(question);
  }
}
