import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RevisionScope } from './rate-revision';

/** A leg with rates of its own, without them yet. */
export interface RatedLeg {
  readonly id: string;
  readonly code: string;
  readonly agreement: string;
  readonly followers: readonly string[];
}

const ratedLegs = `
  SELECT l.id, l.code, a.code AS agreement, ARRAY(SELECT f.code FROM legs f WHERE f.rates_from_leg_id = l.id ORDER BY 1) AS followers
  FROM legs l JOIN agreements a ON a.id = l.agreement_id
  WHERE l.kind = ANY ($4) AND l.rates_from_leg_id IS NULL AND ($1::text IS NULL OR a.code = $1) AND ($2::text[] IS NULL OR l.code = ANY ($2))
    AND ($3::uuid IS NULL OR EXISTS (SELECT FROM agreement_parties p WHERE p.agreement_id = a.id AND p.organisation_id = $3 AND p.role IN ('owner', 'mediator'))
      OR EXISTS (SELECT FROM legs x WHERE x.agreement_id = a.id AND $3 IN (x.creditor_id, x.debtor_id)))
  ORDER BY a.code, l.code FOR UPDATE OF l`;

/** Legs whose rates are revised. */
@Injectable()
export class RatesRepository {
  /** Legs with rates of their own that the organisation (any, when null) decides on, locked until the end of the transaction. */
  ratedLegs = (em: EntityManager, { agreement, legs }: Pick<RevisionScope, 'agreement' | 'legs'>, organisationId: string | null, kinds: readonly string[]): Promise<RatedLeg[]> =>
    em.query<RatedLeg[]>(ratedLegs, [agreement, legs, organisationId, kinds]);
}
