import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DayExceptions } from '../shared/term';
import type { AttendedDay, MyPlacement, MyReason, MyTurn, MyWaiting, MyWish } from './my-placement';

type PlacementRow = Omit<MyPlacement, 'attended' | 'planned'>;

const placements = `
  SELECT b.id, b.state, c.name AS course, p.name AS specialty, u.name AS unit, t.name AS town, o.name AS host, b.group_label AS "group",
    r.days, r.days_per_week AS "daysPerWeek", r.window_weeks AS "windowWeeks", off_weekdays(r.weekdays, e.home_days) AS "offDays", b.first_day::text AS "firstDay", b.last_day::text AS "lastDay"
  FROM bookings b JOIN requirements r ON r.id = b.requirement_id JOIN enrolments e ON e.id = b.enrolment_id JOIN courses c ON c.id = r.course_id JOIN specialties p ON p.code = b.specialty
    JOIN units u ON u.id = b.unit_id JOIN towns t ON t.id = u.town_id JOIN organisations o ON o.id = u.organisation_id
  WHERE b.student_id = $1 AND b.state NOT IN ('cancelled', 'withdrawn', 'replaced') ORDER BY b.first_day`;

const waiting = `
  SELECT DISTINCT ON (r.enrolment_id, r.requirement_id) c.name AS course, p.name AS specialty, r.position, r.reason
  FROM reserves r JOIN enrolments e ON e.id = r.enrolment_id JOIN requirements q ON q.id = r.requirement_id
    JOIN courses c ON c.id = q.course_id JOIN specialties p ON p.code = q.specialty
  WHERE e.student_id = $1
    AND NOT EXISTS (SELECT FROM bookings b WHERE b.enrolment_id = r.enrolment_id AND b.requirement_id = r.requirement_id AND b.holds_place)
  ORDER BY r.enrolment_id, r.requirement_id`;

/** What the latest run that she was part of has told, as long as it is still the case: a place given by hand has no reason in a run. */
const reasons = `
  SELECT DISTINCT ON (t.first_day, r.enrolment_id, r.requirement_id) c.name AS course, t.code AS term, p.name AS specialty, r.placed, r.got_rank AS "gotRank", r.reason,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('rank', w->'rank', 'place', w->>'place', 'sv', w->>'sv') ORDER BY n), '[]')
       FROM jsonb_array_elements(r.wishes) WITH ORDINALITY AS told (w, n)) AS wishes
  FROM placement_reasons r JOIN enrolments e ON e.id = r.enrolment_id JOIN terms t ON t.id = e.term_id JOIN requirements q ON q.id = r.requirement_id
    JOIN courses c ON c.id = q.course_id JOIN specialties p ON p.code = q.specialty
    LEFT JOIN turns x ON x.run_id = r.run_id AND x.enrolment_id = r.enrolment_id AND x.requirement_id = r.requirement_id
  WHERE e.student_id = $1 AND r.published
    AND NOT EXISTS (SELECT FROM turns later WHERE later.enrolment_id = r.enrolment_id AND later.requirement_id = r.requirement_id AND later.run_number > x.run_number)
    AND r.placed = EXISTS (SELECT FROM bookings b WHERE b.enrolment_id = r.enrolment_id AND b.requirement_id = r.requirement_id AND b.holds_place)
    AND NOT EXISTS (SELECT FROM bookings b WHERE b.enrolment_id = r.enrolment_id AND b.requirement_id = r.requirement_id AND b.holds_place AND b.run_id IS NULL)
  ORDER BY t.first_day DESC, r.enrolment_id, r.requirement_id, x.run_number DESC NULLS LAST`;

/** One student's placements, days, wishes and claims. */
@Injectable()
export class MyPlacementRepository {
  async placements(em: EntityManager, studentId: string): Promise<PlacementRow[]> {
    return await em.query<PlacementRow[]>(placements, [studentId]);
  }

  async attended(em: EntityManager, studentId: string): Promise<(AttendedDay & { bookingId: string })[]> {
    return await em.query<(AttendedDay & { bookingId: string })[]>(
      `SELECT d.booking_id AS "bookingId", d.day::text AS day, d.status, d.half_days::int AS "halfDays", d.certified_on IS NOT NULL AS certified
       FROM attendance_days d JOIN bookings b ON b.id = d.booking_id WHERE b.student_id = $1 AND d.current ORDER BY d.day`,
      [studentId],
    );
  }

  async exceptions(em: EntityManager): Promise<DayExceptions> {
    const rows = await em.query<{ day: string; kind: 'closed' | 'open' }[]>('SELECT day::text AS day, kind FROM day_exceptions');
    return new Map(rows.map(({ day, kind }) => [day, kind]));
  }

  async wishes(em: EntityManager, studentId: string): Promise<MyWish[]> {
    return await em.query<MyWish[]>(
      `SELECT c.name AS course, t.code AS term, w.rank, coalesce(u.name || ', ' || v.name, x.name) AS place
       FROM wishes w JOIN enrolments e ON e.id = w.enrolment_id JOIN courses c ON c.id = e.course_id JOIN terms t ON t.id = e.term_id
         LEFT JOIN towns x ON x.id = w.town_id LEFT JOIN units u ON u.id = w.unit_id LEFT JOIN towns v ON v.id = u.town_id
       WHERE e.student_id = $1 ORDER BY t.first_day, c.name, w.rank`,
      [studentId],
    );
  }

  /** The latest turn to each block. */
  async turns(em: EntityManager, studentId: string): Promise<MyTurn[]> {
    return await em.query<MyTurn[]>(
      `SELECT DISTINCT ON (x.enrolment_id, x.requirement_id) x.run_number::int AS run, x.seed::text AS seed, c.name AS course, p.name AS specialty, x.tier, x.carried,
         x.lot::text AS lot, x.position, x.queue, coalesce(u.name, w.name) AS wish, x.seats, x.seats_left AS "seatsLeft"
       FROM turns x JOIN requirements r ON r.id = x.requirement_id JOIN courses c ON c.id = r.course_id JOIN specialties p ON p.code = r.specialty
         LEFT JOIN units u ON u.id = x.unit_id LEFT JOIN towns w ON w.id = x.town_id
       WHERE x.student_id = $1 ORDER BY x.enrolment_id, x.requirement_id, x.run_number DESC`,
      [studentId],
    );
  }

  async reasons(em: EntityManager, studentId: string): Promise<MyReason[]> {
    return await em.query<MyReason[]>(reasons, [studentId]);
  }

  async waiting(em: EntityManager, studentId: string): Promise<MyWaiting[]> {
    return await em.query<MyWaiting[]>(waiting, [studentId]);
  }
}
