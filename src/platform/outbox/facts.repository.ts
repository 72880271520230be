import type { EntityManager } from 'typeorm';
import { Prepared } from '../database/prepared';
import type { FactPayload } from './outbox';

/** A fact that nobody has dealt with yet. */
export interface WaitingFact {
  readonly id: string;
  readonly fact: string;
  readonly payload: FactPayload;
  readonly dueAt: Date;
}

/** Which facts are claimed, the longest due first. */
export interface Claim {
  readonly until: Date;
  readonly most: number;
  readonly lostAfterSeconds: number;
  /** Names of facts; all where it is left out. */
  readonly only?: readonly string[];
}

/** All SQL of the outbox. */
export class FactsRepository {
  /** Claims due facts not handed over yet, or handed over so long ago that the queue may have lost them. */
  async claim(em: EntityManager, { until, most, lostAfterSeconds, only }: Claim): Promise<WaitingFact[]> {
    const [rows] = await em.query<[WaitingFact[], number]>(
      `UPDATE outbox SET dispatched_at = now() WHERE id IN (
         SELECT id FROM outbox
         WHERE delivered_at IS NULL AND failed_at IS NULL AND due_at <= $3 AND ($4::text[] IS NULL OR fact = ANY ($4))
           AND (dispatched_at IS NULL OR dispatched_at < now() - make_interval(secs => $2))
         ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING id, fact, payload, due_at AS "dueAt"`,
      [most, lostAfterSeconds, until, only ?? null],
    );
    return rows;
  }

  /** Those of the facts $1 that are not dealt with yet. */
  readonly waiting = new Prepared<Pick<WaitingFact, 'id' | 'payload'>>('facts-waiting',
    'SELECT id, payload FROM outbox WHERE id = ANY ($1::uuid[]) AND delivered_at IS NULL ORDER BY created_at, id');

  /** The facts $1 are dealt with. */
  readonly delivered = new Prepared('facts-delivered',
    'UPDATE outbox SET delivered_at = now(), failed_at = NULL, failure = NULL WHERE id = ANY ($1::uuid[]) AND delivered_at IS NULL');

  /** The fact becomes a dead letter: kept with its reason, not handed over again. */
  async markFailed(em: EntityManager, id: string, failure: string): Promise<void> {
    await em.query('UPDATE outbox SET failed_at = now(), failure = $2 WHERE id = $1 AND delivered_at IS NULL', [id, failure]);
  }
}
