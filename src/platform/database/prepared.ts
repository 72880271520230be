import type { ClientBase } from 'pg';
import type { EntityManager } from 'typeorm';

/** A statement that is asked over and over: each connection reads and plans it once. Its name is its own in the whole product. */
export class Prepared<T extends object> {
  constructor(private readonly name: string, private readonly text: string) {}

  /**
   * What it gives within the manager's transaction; of an update or delete the rows it returns. Where values stand for many
   * rows it is planned for them alone: a plan made once for a few would look each up by itself.
   */
  async rows(em: EntityManager, values: readonly unknown[], isMany = false): Promise<T[]> {
    const runner = em.queryRunner;
    if (runner === undefined || runner.isReleased) throw new Error(`The statement ${this.name} is asked outside a transaction.`);
    const client = (await runner.connect()) as ClientBase;
    const { rows } = await client.query<T>({ ...(isMany ? {} : { name: this.name }), text: this.text, values: [...values] });
    return rows;
  }
}
