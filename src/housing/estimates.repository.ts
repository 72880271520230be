import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import type { Place } from './claims.repository';

/** A town where a student may come for a course, under one agreement. */
export interface PossibleTown {
  readonly town: string;
  readonly townName: string;
  readonly host: string;
  readonly hostName: string;
  readonly hostId: string;
  readonly agreementId: string;
  readonly universityId: string;
  readonly firstDay: Day;
  readonly termLastDay: Day;
  readonly weeks: number;
  readonly units: number;
  readonly study: Place;
  readonly place: Place;
  readonly km: number | null;
  readonly minutes: number | null;
  /** What others of the university have paid a week there, the middle one of at least three; null where there are fewer. */
  readonly usualRentOre: string | null;
  readonly rentsKnown: number;
}

/** Towns with units of the course's specialties whose organisation hosts under an agreement that covers the programme that day. */
const towns = `
  SELECT w.code AS town, w.name AS "townName", o.code AS host, o.name AS "hostName", o.id AS "hostId", a.id AS "agreementId", s.university_id AS "universityId",
    t.first_day::text AS "firstDay", t.last_day::text AS "termLastDay", (SELECT sum(r.window_weeks)::int FROM requirements r WHERE r.course_id = e.course_id) AS weeks,
    count(DISTINCT u.id)::int AS units,
    jsonb_build_object('id', f.id, 'latitude', f.latitude, 'longitude', f.longitude) AS study, jsonb_build_object('id', w.id, 'latitude', w.latitude, 'longitude', w.longitude) AS place,
    v.km, v.minutes, paid.usual AS "usualRentOre", coalesce(paid.known, 0)::int AS "rentsKnown"
  FROM enrolments e JOIN students s ON s.id = e.student_id JOIN terms t ON t.id = e.term_id JOIN towns f ON f.id = s.study_town_id
    JOIN courses c ON c.id = e.course_id JOIN curricula k ON k.id = c.curriculum_id
    JOIN agreement_programmes g ON g.programme_id = k.programme_id JOIN agreements a ON a.id = g.agreement_id AND a.valid_from <= t.last_day AND coalesce(a.valid_to, t.first_day) >= t.first_day
      AND coalesce(a.withdrawn_on, t.last_day + 1) > t.first_day
    JOIN agreement_parties h ON h.agreement_id = a.id AND h.role = 'host' JOIN organisations o ON o.id = h.organisation_id
    JOIN units u ON u.organisation_id = o.id JOIN unit_specialties x ON x.unit_id = u.id AND x.specialty IN (SELECT r.specialty FROM requirements r WHERE r.course_id = e.course_id)
    JOIN towns w ON w.id = u.town_id LEFT JOIN travel_times v ON v.from_town_id = f.id AND v.to_town_id = w.id
    LEFT JOIN LATERAL (
      SELECT CASE WHEN count(*) >= 3 THEN (percentile_disc(0.5) WITHIN GROUP (ORDER BY q.receipt_ore / ((q.shared_with + 1) * q.units)))::text END AS usual, count(*) AS known
      FROM claims q JOIN bookings b ON b.id = q.booking_id JOIN units y ON y.id = b.unit_id JOIN students z ON z.id = q.student_id
      WHERE q.kind = 'housing' AND q.state = 'approved' AND q.basis = 'weeks' AND q.units > 0 AND y.town_id = w.id AND z.university_id = s.university_id
        AND q.decided_on > t.first_day - 1100) paid ON true
  WHERE e.id = $1
  GROUP BY w.id, o.id, a.id, s.id, t.id, e.course_id, f.id, v.km, v.minutes, paid.usual, paid.known
  ORDER BY w.name, a.code`;

/** Where a student may come, for what it would cost. */
@Injectable()
export class EstimatesRepository {
  towns = (em: EntityManager, enrolmentId: string): Promise<PossibleTown[]> => em.query(towns, [enrolmentId]);

  async sees(em: EntityManager, enrolmentId: string): Promise<boolean> {
    return (await em.query<unknown[]>('SELECT FROM enrolments WHERE id = $1', [enrolmentId])).length > 0;
  }

  /** A student's enrolments in terms that have not ended. */
  async enrolments(em: EntityManager, today: Day): Promise<{ id: string; course: string; term: string }[]> {
    return em.query(
      `SELECT e.id, c.name AS course, t.code AS term FROM enrolments e JOIN courses c ON c.id = e.course_id JOIN terms t ON t.id = e.term_id WHERE t.last_day >= $1 ORDER BY t.first_day, c.name`, [today]);
  }
}
