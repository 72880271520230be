import type { ClientBase, QueryConfig } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner';

/** A connection on which questions are sent at once, each behind the one before, and none waits for another's answer. */
export class PromptRunner extends PostgresQueryRunner {
  private client: ClientBase | undefined;
  private begun: Promise<unknown> = Promise.resolve();

  /** Takes a connection of the pool; the caller releases it. */
  static async on(dataSource: DataSource): Promise<PromptRunner> {
    const runner = new PromptRunner(dataSource.driver as PostgresDriver, 'master');
    Object.assign(runner, { manager: dataSource.createEntityManager(runner) });
    runner.client = (await runner.connect()) as ClientBase;
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

  /** Sends the question before it returns. */
  ask<T extends object>(question: QueryConfig): Promise<T[]> {
    if (this.client === undefined) throw new Error('The runner has no connection yet.');
    return this.client.query<T>(question).then(({ rows }) => rows);
  }

  /** The value as it stands in SQL. */
  literal(value: string): string {
    return this.client?.escapeLiteral(value) ?? '';
  }
}
