import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { counts, extent } from './counted-days.repository';
import type { CancelledPlacement, StoppedPlacement } from './fee';
import type { RunScope } from './run-scope';

const span = `b.id AS "bookingId", b.agreement_id AS "agreementId", b.term_id AS "termId", t.last_day::text AS "termLastDay",
  b.first_day::text AS "firstDay", b.last_day::text AS "lastDay", r.days, r.days_per_week AS "daysPerWeek",
  off_weekdays(r.weekdays, e.home_days) AS "offDays", ${extent('r')} AS extent`;
const from = `bookings b JOIN requirements r ON r.id = b.requirement_id JOIN enrolments e ON e.id = b.enrolment_id JOIN terms t ON t.id = b.term_id`;

const scope = '($2::uuid IS NULL OR b.term_id = $2)';

const stopped = `
  SELECT ${span}, v.told_on::text AS "stoppedOn",
    (SELECT max(a.day)::text FROM attendance_days a WHERE a.booking_id = b.id AND a.status IN ('present', 'made_up') AND ${counts}) AS "lastAttended"
  FROM ${from} JOIN LATERAL (SELECT x.told_on FROM booking_events x WHERE x.booking_id = b.id AND x.to_state = 'interrupted' ORDER BY x.id DESC LIMIT 1) v ON true
  WHERE b.state = 'interrupted' AND ${scope} AND v.told_on <= $1`;

/**
 * Whom the host's own people let down owes nothing; an earlier day that they enter is that of the other side's word. The system
 * cancels for what the student's side has not done.
 */
const byHost = `v.told_on = (v.at AT TIME ZONE 'Europe/Stockholm')::date AND EXISTS (SELECT FROM units u WHERE u.id = b.unit_id AND (split_part(v.actor, ':', 1) IN ('host', 'region_coordinator')
  OR EXISTS (SELECT FROM accounts k WHERE k.id::text = split_part(v.actor, ':', 2) AND k.organisation_id = u.organisation_id)))`;

const cancelled = `
  SELECT ${span}, v.told_on::text AS "cancelledOn"
  FROM ${from} JOIN LATERAL (SELECT x.at, x.told_on, x.actor, x.from_state FROM booking_events x
    WHERE x.booking_id = b.id AND x.to_state IN ('cancelled', 'withdrawn') ORDER BY x.id DESC LIMIT 1) v ON true
  WHERE b.state IN ('cancelled', 'withdrawn') AND v.from_state IN ('confirmed', 'published') AND ${scope} AND v.told_on <= $1 AND NOT (${byHost})`;

/** Placements for which something may be owed though nothing was done. */
@Injectable()
export class FeesRepository {
  stopped = (em: EntityManager, { today, termId }: RunScope): Promise<StoppedPlacement[]> => em.query(stopped, [today, termId]);
  cancelled = (em: EntityManager, { today, termId }: RunScope): Promise<CancelledPlacement[]> => em.query(cancelled, [today, termId]);
}
