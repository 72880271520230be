import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Prepared } from '../database/prepared';
import { PromptRunner } from '../database/prompt-runner';

/** What a fact tells: references to rows, never names or numbers of people. */
export type FactPayload = Readonly<Record<string, unknown>>;

const insertion = new Prepared('fact', 'INSERT INTO outbox (id, fact, payload, due_at) VALUES ($1, $2, $3, coalesce($4::timestamptz, now()))');

/**
 * Writes that something became true, in the transaction that made it true; what waits for it runs after the commit.
 * With `dueAt` it becomes true only then: a time limit, a reminder. It cannot be taken back, so what waits for it looks
 * whether the limit still stands; its payload holds `dueAt` as an ISO time.
 */
export function writeFact(em: EntityManager, fact: string, payload: FactPayload, dueAt?: Date): Promise<string> {
  const id = randomUUID();
  const due = dueAt?.toISOString();
  if (due === undefined) PromptRunner.of(em).written.push({ fact, payload });
  insertion.tell(em, [id, fact, due === undefined ? payload : { ...payload, dueAt: due }, due]);
  return Promise.resolve(id);
}

/** The time at which a due fact is dealt with: the clock's, or the fact's own where somebody has moved time forward. */
export function asOf({ dueAt }: FactPayload, clock = new Date()): Date {
  const due = typeof dueAt === 'string' ? new Date(dueAt) : clock;
  return due > clock ? due : clock;
}
