import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActingParty } from '../platform/database/acting-party';
import type { Day } from '../shared/day';
import { placementColumns, placementTables } from './reading.repository';
import type { PlacementAhead, Scope, StandingDemand } from './readiness';

const ahead = `
  SELECT ${placementColumns}, u.name AS "unitName", c.name AS "courseName", g.code AS host, a.ready_warn_days AS "warnDays", a.ready_cancel_days AS "cancelDays", a.unready,
    (SELECT coalesce(jsonb_object_agg(y.stage, y.done_on), '{}') FROM readiness_stages y WHERE y.booking_id = b.id) AS done
  FROM ${placementTables} JOIN organisations g ON g.id = u.organisation_id LEFT JOIN agreements a ON a.id = b.agreement_id
  WHERE b.first_day > $1 AND ($2::uuid IS NULL OR b.unit_id = $2) ORDER BY b.first_day, b.code LIMIT 500`;

const scopes = `
  SELECT 'unit' AS kind, u.code, u.name FROM units u
    WHERE u.organisation_id = $1 AND $2 IN ('host', 'region_coordinator', 'admin') AND ($3::uuid IS NULL OR u.id = $3)
  UNION ALL
  SELECT 'agreement', a.code, a.name FROM agreements a WHERE $2 = 'admin' AND decides_on(a.id)
  ORDER BY 1, 3`;

/** All that the page of requirements shows. */
@Injectable()
export class OverviewRepository {
  /** Placements that begin after the day, as far as the party sees them. */
  async ahead(em: EntityManager, day: Day, unitId: string | null): Promise<PlacementAhead[]> {
    return em.query<PlacementAhead[]>(ahead, [day, unitId]);
  }

  /** What the party may demand from. */
  async scopes(em: EntityManager, { organisationId, role }: ActingParty, unitId: string | null): Promise<Scope[]> {
    return em.query<Scope[]>(scopes, [organisationId, role, unitId]);
  }

  /** What those demand. */
  async demands(em: EntityManager, of: readonly Scope[]): Promise<StandingDemand[]> {
    return em.query<StandingDemand[]>(
      `SELECT d.code, d.version, d.kind, d.days_before AS "daysBefore", coalesce(u.name, a.name) AS scope
       FROM readiness_demands d LEFT JOIN units u ON u.id = d.unit_id LEFT JOIN agreements a ON a.id = d.agreement_id
       WHERE u.code = ANY ($1) OR a.code = ANY ($2) ORDER BY 5, d.kind`,
      [of.filter(({ kind }) => kind === 'unit').map(({ code }) => code), of.filter(({ kind }) => kind === 'agreement').map(({ code }) => code)],
    );
  }
}
