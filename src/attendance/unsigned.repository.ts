import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import type { EndedPlacement, UnsignedStage } from './unsigned';

/** Days after their end for which placements are looked at. */
const LOOKED_AT = 180;

const ended = `
  SELECT b.id AS "bookingId", b.last_day::text AS "lastDay", a.certify_remind_days AS "remindDays", a.certify_escalate_days AS "escalateDays", u.organisation_id AS "hostId",
    h.name AS host, u.id AS "unitId", u.name AS "unitName", s.university_id AS "universityId",
    (SELECT coalesce(jsonb_object_agg(x.stage, x.done_on), '{}') FROM attendance_reminders x WHERE x.booking_id = b.id) AS done
  FROM bookings b JOIN agreements a ON a.id = b.agreement_id JOIN units u ON u.id = b.unit_id JOIN organisations h ON h.id = u.organisation_id JOIN students s ON s.id = b.student_id
  WHERE b.state IN ('confirmed', 'published', 'started', 'completed', 'interrupted') AND b.last_day < $1 AND b.last_day >= $1::date - ${LOOKED_AT}
    AND $1::date >= b.last_day + least(a.certify_remind_days, a.certify_escalate_days)
    AND NOT EXISTS (SELECT FROM attendance_reminders x WHERE x.booking_id = b.id AND x.stage = 'escalated')
  ORDER BY b.id FOR NO KEY UPDATE OF b`;

const next = `
  SELECT min(x.due)::text AS day FROM bookings b JOIN agreements a ON a.id = b.agreement_id
    CROSS JOIN LATERAL (VALUES (b.last_day + a.certify_remind_days), (b.last_day + greatest(a.certify_remind_days, a.certify_escalate_days))) AS x (due)
  WHERE b.holds_place AND b.last_day >= $1::date - ${LOOKED_AT} AND x.due > $1`;

/** Placements that have ended, and what has been done about their unsigned days. */
@Injectable()
export class UnsignedRepository {
  /** Locked until the transaction ends. */
  ended = (em: EntityManager, day: Day): Promise<EndedPlacement[]> => em.query(ended, [day]);

  /** The next day on which something is to be looked at, as things stand. */
  async next(em: EntityManager, day: Day): Promise<Day | undefined> {
    return (await em.query<{ day: Day | null }[]>(next, [day]))[0]?.day ?? undefined;
  }

  async addStages(em: EntityManager, bookingIds: readonly string[], stage: UnsignedStage, day: Day): Promise<void> {
    await em.query('INSERT INTO attendance_reminders (booking_id, stage, done_on) SELECT id, $2, $3 FROM unnest($1::uuid[]) AS x (id) ON CONFLICT DO NOTHING', [bookingIds, stage, day]);
  }
}
