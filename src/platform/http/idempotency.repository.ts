import type { EntityManager } from 'typeorm';
import { Prepared } from '../database/prepared';

/** A write that names itself, so that its repetition can be told from a second one. */
export interface NamedWrite {
  readonly person: string;
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly bodySha256: string;
}

/** What was answered to a write. */
export interface KeptAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

interface KeyRow {
  readonly method: string;
  readonly path: string;
  readonly body_sha256: string;
  readonly status: number | null;
  readonly body: unknown;
  readonly headers: Record<string, string> | null;
}

const outlived = new Prepared('key-outlived', 'DELETE FROM idempotency_keys WHERE person = $1 AND key = $2 AND created_at < now() - make_interval(hours => $3)');
const taken = new Prepared('key-taken', `INSERT INTO idempotency_keys (person, key, method, path, body_sha256) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT DO NOTHING RETURNING 1`);
const kept = new Prepared('key-kept', 'UPDATE idempotency_keys SET status = $3, body = $4::json, headers = $5::json WHERE person = $1 AND key = $2');

/** All SQL of the idempotency keys. */
export class IdempotencyRepository {
  /** Takes the key for this write; one that another transaction is using is waited for. False when it was used before. */
  async take(em: EntityManager, write: NamedWrite, keptHours: number): Promise<boolean> {
    const { person, key, method, path, bodySha256 } = write;
    outlived.tell(em, [person, key, keptHours]);
    const rows = await taken.rows(em, [person, key, method, path, bodySha256]);
    return rows.length > 0;
  }

  keep(em: EntityManager, { person, key }: NamedWrite, { status, body, headers }: KeptAnswer): Promise<void> {
    kept.tell(em, [person, key, status, body === undefined ? null : JSON.stringify(body), JSON.stringify(headers)]);
    return Promise.resolve();
  }

  /** The earlier write under the same key: what it asked for and what it was answered. */
  async earlier(em: EntityManager, { person, key }: NamedWrite): Promise<{ write: NamedWrite; answer: KeptAnswer } | undefined> {
    const [row] = await em.query<KeyRow[]>(
      'SELECT method, path, body_sha256, status, body, headers FROM idempotency_keys WHERE person = $1 AND key = $2',
      [person, key],
    );
    if (row?.status == null) return undefined;
    const write = { person, key, method: row.method, path: row.path, bodySha256: row.body_sha256 };
    return { write, answer: { status: row.status, body: row.body ?? undefined, headers: row.headers ?? {} } };
  }
}
