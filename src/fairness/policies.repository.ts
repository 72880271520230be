import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FairnessPolicy, Policies } from './policy';

const weights = `p.commuting_km AS "commutingKm", p.distance, p.housing_km AS "housingKm", p.night, p.wish_step AS "wishStep", p.unwished, p.unplaced,
  p.keep, p.queue_order AS "order", p.leximin`;

/** The universities' policies. */
@Injectable()
export class PoliciesRepository {
  /** Those that hold in a term: a university's own for the term, else its general one. */
  async inTerm(em: EntityManager, termId: string): Promise<Policies> {
    const rows = await em.query<(FairnessPolicy & { universityId?: string })[]>(
      `SELECT DISTINCT ON (p.university_id) p.university_id AS "universityId", ${weights} FROM fairness_policies p
       WHERE p.term_id IS NULL OR p.term_id = $1 ORDER BY p.university_id, p.term_id NULLS LAST`,
      [termId],
    );
    return new Map(rows.map(({ universityId = '', ...policy }) => [universityId, policy]));
  }
}
