import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';

/** What a fact tells: references to rows, never names or numbers of people. */
export type FactPayload = Readonly<Record<string, unknown>>;

/** Writes that something became true, in the transaction that made it true; what waits for it runs after the commit. */
export async function writeFact(em: EntityManager, fact: string, payload: FactPayload): Promise<string> {
  const id = randomUUID();
  await em.query('INSERT INTO outbox (id, fact, payload) VALUES ($1, $2, $3)', [id, fact, payload]);
  return id;
}
