import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Listing } from '../platform/database/listing';
import type { OrderedTier, OrderPreview, OrderTrial, StandingOrder } from './order-preview';
import type { ListedOrderPreview } from './order-overview';

const columns = `p.id, p.number::int AS number, a.code AS agreement, a.name AS "agreementName", p.agreement_version AS "agreementVersion", a.version AS "currentVersion", o.code AS "askedBy",
  t.code AS term, p.seed::float8 AS seed, p.priorities, p.priorities_before AS "prioritiesBefore", p.state, p.searches, p.failure, p.created_at AS "createdAt",
  p.finished_at AS "finishedAt", p.saved_at AS "savedAt"`;
const from = 'order_previews p JOIN agreements a ON a.id = p.agreement_id JOIN organisations o ON o.id = p.organisation_id JOIN terms t ON t.id = p.term_id';

export const orderPreviewListing = new Listing({
  noun: 'order preview',
  columns,
  from,
  key: 'p.id',
  keyType: 'uuid',
  filters: { agreement: 'a.code', term: 't.code' },
});

const standing = `
  SELECT a.id, a.code, a.name, a.version,
    (SELECT coalesce(json_agg(json_build_object('tier', x.tier, 'criterion', x.criterion) ORDER BY x.tier, x.criterion), '[]') FROM priority_tiers x WHERE x.agreement_id = a.id) AS priorities
  FROM agreements a`;

/** Previews of priority orders, and the orders that hold. */
@Injectable()
export class OrderPreviewsRepository {
  async agreement(em: EntityManager, code: string): Promise<StandingOrder | undefined> {
    return (await em.query<StandingOrder[]>(`${standing} WHERE a.code = $1`, [code]))[0];
  }

  /** The agreements that the party has and that are not withdrawn, by name. */
  agreements(em: EntityManager): Promise<StandingOrder[]> {
    return em.query<StandingOrder[]>(`${standing} WHERE a.withdrawn_on IS NULL AND EXISTS (SELECT FROM agreement_programmes p WHERE p.agreement_id = a.id) ORDER BY a.name, a.code`);
  }

  async insert(em: EntityManager, organisationId: string, termId: string, { id, version, priorities }: StandingOrder, trial: OrderTrial): Promise<string> {
    const [row] = await em.query<{ id: string }[]>(
      `INSERT INTO order_previews (agreement_id, agreement_version, organisation_id, term_id, seed, priorities, priorities_before) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [id, version, organisationId, termId, trial.seed, JSON.stringify(trial.priorities), JSON.stringify(priorities)],
    );
    return row?.id ?? '';
  }

  /** Begins, or begins anew what a worker that is gone had begun; undefined once it is solved. */
  async begin(em: EntityManager, id: string): Promise<(OrderTrial & { readonly prioritiesBefore: readonly OrderedTier[] }) | undefined> {
    const [[row]] = await em.query<[(OrderTrial & { prioritiesBefore: OrderedTier[] })[], number]>(
      `UPDATE order_previews p SET state = 'running', searches = 0, failure = NULL, finished_at = NULL FROM terms t, agreements a
       WHERE t.id = p.term_id AND a.id = p.agreement_id AND p.id = $1 AND p.state <> 'solved'
       RETURNING a.code AS agreement, t.code AS term, p.seed::float8 AS seed, p.priorities, p.priorities_before AS "prioritiesBefore"`,
      [id],
    );
    return row;
  }

  async tellSearch(em: EntityManager, id: string, searches: number): Promise<void> {
    await em.query(`UPDATE order_previews SET searches = $2 WHERE id = $1 AND state = 'running'`, [id, searches]);
  }

  /** Whoever comes first writes; all would write the same. */
  async finish(em: EntityManager, id: string, result: OrderPreview): Promise<void> {
    await em.query(`UPDATE order_previews SET state = 'solved', result = $2, failure = NULL, finished_at = now() WHERE id = $1 AND state <> 'solved'`, [id, JSON.stringify(result)]);
  }

  async fail(em: EntityManager, id: string, failure: string): Promise<void> {
    await em.query(`UPDATE order_previews SET state = 'failed', failure = $2, finished_at = now() WHERE id = $1 AND state <> 'solved'`, [id, failure]);
  }

  /** What came of it, whoever may read it; undefined until it is solved. */
  async result(em: EntityManager, id: string): Promise<OrderPreview | undefined> {
    const [row] = await em.query<{ result: OrderPreview | null }[]>('SELECT result FROM order_previews WHERE id = $1', [id]);
    return row?.result ?? undefined;
  }

  async saved(em: EntityManager, id: string, by: string): Promise<void> {
    await em.query('UPDATE order_previews SET saved_at = now(), saved_by = $2 WHERE id = $1', [id, by]);
  }

  async one(em: EntityManager, id: string): Promise<ListedOrderPreview | undefined> {
    return (await em.query<ListedOrderPreview[]>(`SELECT ${columns} FROM ${from} WHERE p.id::text = $1`, [id]))[0];
  }

  /** The agreement's latest, the latest first. */
  latest(em: EntityManager, agreement: string, most: number): Promise<ListedOrderPreview[]> {
    return em.query<ListedOrderPreview[]>(`SELECT ${columns} FROM ${from} WHERE a.code = $1 ORDER BY p.number DESC LIMIT $2`, [agreement, most]);
  }

  /** Codes of terms, those that end latest first. */
  async terms(em: EntityManager): Promise<string[]> {
    return (await em.query<{ code: string }[]>('SELECT code FROM terms ORDER BY last_day DESC')).map(({ code }) => code);
  }

  /** Codes of organisations by id. */
  async codes(em: EntityManager, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await em.query<{ id: string; code: string }[]>('SELECT id, code FROM organisations WHERE id = ANY ($1)', [ids]);
    return new Map(rows.map(({ id, code }) => [id, code]));
  }
}
