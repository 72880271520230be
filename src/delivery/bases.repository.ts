import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** An invoice that was handed over as a basis, numbered or not. */
export interface KnownBasis {
  readonly id: string;
  readonly basis: string;
  /** The number that has come back. */
  readonly number: string | null;
}

/** What was handed over to offices' own systems. */
@Injectable()
export class BasesRepository {
  async known(em: EntityManager, creditorId: string): Promise<KnownBasis[]> {
    return em.query<KnownBasis[]>('SELECT id, basis, number FROM invoices WHERE creditor_id = $1 AND basis IS NOT NULL ORDER BY basis', [creditorId]);
  }

  /** Reviewed drafts that are not handed over; these ones, where ids are given. */
  async ready(em: EntityManager, creditorId: string, ids: readonly string[] | undefined): Promise<string[]> {
    const rows = await em.query<{ id: string }[]>(
      `SELECT id FROM invoices WHERE creditor_id = $1 AND state = 'draft' AND basis IS NULL AND ($2::uuid[] IS NULL OR id = ANY ($2)) AND ($2::uuid[] IS NOT NULL OR reviewed_by IS NOT NULL)
       ORDER BY series, type <> 'invoice', period_first, id`, [creditorId, ids ?? null]);
    return rows.map(({ id }) => id);
  }

  async taken(em: EntityManager, creditorId: string, numbers: readonly string[]): Promise<Set<string>> {
    const rows = await em.query<{ number: string }[]>('SELECT number FROM invoices WHERE creditor_id = $1 AND number = ANY ($2)', [creditorId, numbers]);
    return new Set(rows.map(({ number }) => number));
  }
}
