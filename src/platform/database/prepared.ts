import type { QueryConfig } from 'pg';
import type { EntityManager } from 'typeorm';
import { PromptRunner } from './prompt-runner';

/** A statement that is asked over and over: each connection reads and plans it once. Its name is its own in the whole product. */
export class Prepared<T extends object> {
  constructor(private readonly name: string, private readonly text: string) {}

  /**
   * What it gives within the manager's transaction; of an update or delete the rows it returns. It is sent before this
   * returns, so that several may be asked at once, in their order. Where values stand for many rows it is planned for them
   * alone: a plan made once for a few would look each up by itself.
   */
  async rows(em: EntityManager, values: readonly unknown[], isMany = false): Promise<T[]> {
    return PromptRunner.of(em).ask<T>(this.question(values, isMany));
  }

  /** Sends it and waits for nothing: what stands against it is thrown by what is asked next, or where the transaction ends. */
  tell(em: EntityManager, values: readonly unknown[], isMany = false): void {
    PromptRunner.of(em).tell(this.question(values, isMany));
  }

  private question(values: readonly unknown[], isMany: boolean): QueryConfig {
    const { name, text } = this;
    return isMany ? { text, values: [...values] } : { name, text, values: [...values] };
  }
}
