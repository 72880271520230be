import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Preview, PreviewOrder } from './preview';
import type { PreviewOverview } from './preview-overview';

/** A preview to be worked out. */
export interface AskedPreview extends PreviewOrder {
  readonly universityId: string;
}

const overview = `
  SELECT p.id, t.code AS term, p.seed::float8 AS seed, p.state, p.searches, p.policy, p.failure, p.created_at::date::text AS at, p.result
  FROM fairness_previews p JOIN terms t ON t.id = p.term_id`;

/** What has been asked of previews, and what came of it. */
@Injectable()
export class PreviewsRepository {
  async ask(em: EntityManager, universityId: string, termId: string, { seed, policy = {}, orders = [] }: PreviewOrder): Promise<string> {
    const [row] = await em.query<{ id: string }[]>(
      'INSERT INTO fairness_previews (university_id, term_id, seed, policy, orders) VALUES ($1, $2, $3, $4, $5) RETURNING id',
      [universityId, termId, seed, JSON.stringify(policy), JSON.stringify(orders)],
    );
    return row?.id ?? '';
  }

  /** Those of the agreements that the party has. */
  async agreements(em: EntityManager, codes: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await em.query<{ code: string }[]>('SELECT code FROM agreements WHERE code = ANY ($1)', [codes]);
    return new Set(rows.map(({ code }) => code));
  }

  async one(em: EntityManager, term: string, id: string): Promise<PreviewOverview | undefined> {
    return (await em.query<PreviewOverview[]>(`${overview} WHERE t.code = $1 AND p.id::text = $2`, [term, id]))[0];
  }

  /** The term's latest, the latest first. */
  async latest(em: EntityManager, term: string, most: number): Promise<PreviewOverview[]> {
    return await em.query<PreviewOverview[]>(`${overview} WHERE t.code = $1 ORDER BY p.created_at DESC, p.id LIMIT $2`, [term, most]);
  }

  /** Begins, or begins anew what a worker that is gone had begun; undefined once it is solved or cancelled. */
  async begin(em: EntityManager, id: string): Promise<AskedPreview | undefined> {
    const [[row]] = await em.query<[AskedPreview[], number]>(
      `UPDATE fairness_previews p SET state = 'running', searches = 0, failure = NULL, finished_at = NULL FROM terms t
       WHERE t.id = p.term_id AND p.id = $1 AND p.state NOT IN ('solved', 'cancelled')
       RETURNING p.university_id AS "universityId", t.code AS term, p.seed::float8 AS seed, p.policy, p.orders`,
      [id],
    );
    return row;
  }

  async tellSearch(em: EntityManager, id: string, searches: number): Promise<void> {
    await em.query(`UPDATE fairness_previews SET searches = $2 WHERE id = $1 AND state = 'running'`, [id, searches]);
  }

  /** Whoever comes first writes; all would write the same. */
  async finish(em: EntityManager, id: string, result: Preview): Promise<void> {
    await em.query(`UPDATE fairness_previews SET state = 'solved', result = $2, failure = NULL, finished_at = now() WHERE id = $1 AND state = 'running'`, [id, JSON.stringify(result)]);
  }

  async fail(em: EntityManager, id: string, failure: string): Promise<void> {
    await em.query(`UPDATE fairness_previews SET state = 'failed', failure = $2, finished_at = now() WHERE id = $1 AND state = 'running'`, [id, failure]);
  }

  /** Ends what is not worked out yet; anything else stays as it is. */
  async cancel(em: EntityManager, id: string): Promise<void> {
    await em.query(`UPDATE fairness_previews SET state = 'cancelled', finished_at = now() WHERE id = $1 AND state IN ('queued', 'running')`, [id]);
  }

  async isCancelled(em: EntityManager, id: string): Promise<boolean> {
    const rows = await em.query<unknown[]>(`SELECT FROM fairness_previews WHERE id = $1 AND state = 'cancelled'`, [id]);
    return rows.length > 0;
  }

  /** Whether the party sees it. */
  async isThere(em: EntityManager, id: string): Promise<boolean> {
    const rows = await em.query<unknown[]>('SELECT FROM fairness_previews WHERE id::text = $1', [id]);
    return rows.length > 0;
  }
}
