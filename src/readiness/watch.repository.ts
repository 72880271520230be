import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import type { WatchedPlacement } from './sentences';
import type { Stage } from './watch';

const watched = `
  SELECT b.id AS "bookingId", b.code::text AS number, b.first_day::text AS "firstDay", b.last_day::text AS "lastDay", b.student_id AS "studentId",
    s.university_id AS "universityId", u.organisation_id AS "hostId", u.id AS "unitId", u.code AS "unitCode",
    a.ready_warn_days AS "warnDays", a.ready_cancel_days AS "cancelDays", a.unready, r.kinds, r.due AS "dueDays",
    (SELECT coalesce(jsonb_object_agg(x.stage, x.done_on), '{}') FROM readiness_stages x WHERE x.booking_id = b.id) AS done
  FROM bookings b JOIN students s ON s.id = b.student_id JOIN units u ON u.id = b.unit_id JOIN agreements a ON a.id = b.agreement_id
    JOIN LATERAL (SELECT array_agg(x.kind ORDER BY x.due_on, x.kind) AS kinds, array_agg(x.due_on::text ORDER BY x.due_on) AS due
      FROM booking_readiness(ARRAY[b.id]) x WHERE x.status <> 'met') r ON r.kinds IS NOT NULL
  WHERE b.first_day > $1 AND b.state IN ('held', 'offered', 'confirmed', 'published') AND ($2::uuid[] IS NULL OR b.id = ANY ($2))
    AND EXISTS (SELECT FROM readiness_demands d WHERE d.unit_id = b.unit_id OR d.agreement_id = b.agreement_id)
  ORDER BY b.first_day, b.id`;

/** Placements ahead whose demands are not met, and what has been done about them. */
@Injectable()
export class WatchRepository {
  /** Those that begin after the day; of the named ones, where any are named. */
  async watched(em: EntityManager, day: Day, bookingIds: readonly string[] | null = null): Promise<WatchedPlacement[]> {
    return em.query<WatchedPlacement[]>(watched, [day, bookingIds]);
  }

  /** Locks the bookings until the transaction ends. */
  async lock(em: EntityManager, bookingIds: readonly string[]): Promise<void> {
    await em.query('SELECT FROM bookings WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [bookingIds]);
  }

  async addStages(em: EntityManager, bookingIds: readonly string[], stage: Stage, day: Day): Promise<void> {
    await em.query('INSERT INTO readiness_stages (booking_id, stage, done_on) SELECT id, $2, $3 FROM unnest($1::uuid[]) AS x (id)', [bookingIds, stage, day]);
  }
}
