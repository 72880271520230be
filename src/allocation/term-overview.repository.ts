import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CourseNeed, QuotaUse, RunLine, TermOverview, WithoutPlace } from './term-overview';

type TermHead = Pick<TermOverview, 'code' | 'firstDay' | 'lastDay' | 'publishBy'> & { readonly id: string };

const heads = `
  SELECT t.id, t.code, t.first_day::text AS "firstDay", t.last_day::text AS "lastDay",
    (SELECT (t.first_day - 7 * max(a.publish_weeks_before))::text FROM agreements a
      WHERE a.valid_from <= t.last_day AND coalesce(a.valid_to, 'infinity') >= t.first_day) AS "publishBy"
  FROM terms t`;

const courses = `
  WITH blocks AS (
    SELECT e.id AS enrolment_id, e.course_id, r.window_weeks,
      EXISTS (SELECT FROM bookings b WHERE b.enrolment_id = e.id AND b.requirement_id = r.id AND b.holds_place) AS placed
    FROM enrolments e JOIN requirements r ON r.course_id = e.course_id WHERE e.term_id = $1
  ), students AS (
    SELECT enrolment_id, course_id, bool_and(placed) AS placed, sum(window_weeks) AS needed,
      coalesce(sum(window_weeks) FILTER (WHERE placed), 0) AS booked
    FROM blocks GROUP BY 1, 2)
  SELECT c.code AS course, c.name, CASE WHEN c.rotate_together THEN c.groups ELSE 1 END AS groups,
    (SELECT json_agg(json_build_object('specialty', s.name, 'days', r.days, 'weeks', r.window_weeks) ORDER BY r.sequence, r.code)
       FROM requirements r JOIN specialties s ON s.code = r.specialty WHERE r.course_id = c.id) AS blocks,
    count(*)::int AS students, (count(*) FILTER (WHERE x.placed))::int AS placed,
    sum(x.booked)::int AS "placedWeeks", sum(x.needed)::int AS "neededWeeks"
  FROM students x JOIN courses c ON c.id = x.course_id
  GROUP BY c.id ORDER BY c.programme_term, c.code`;

const quotas = `
  SELECT q.code, a.name AS agreement, w.name AS town, h.name AS host, c.name AS course, q.places + q.overridden AS places, q.taken
  FROM quotas q JOIN agreements a ON a.id = q.agreement_id LEFT JOIN towns w ON w.id = q.town_id
    LEFT JOIN organisations h ON h.id = q.host_id LEFT JOIN courses c ON c.id = q.course_id
  WHERE q.term_id = $1 ORDER BY a.name, h.name NULLS FIRST, w.name NULLS FIRST, q.code`;

/** The latest word on each block that still has no place. */
const withoutPlace = `
  SELECT * FROM (
    SELECT DISTINCT ON (r.enrolment_id, r.requirement_id) s.code AS student, c.name AS course, p.name AS requirement, r.position, r.reason
    FROM reserves r JOIN enrolments e ON e.id = r.enrolment_id JOIN students s ON s.id = e.student_id
      JOIN requirements q ON q.id = r.requirement_id JOIN courses c ON c.id = q.course_id JOIN specialties p ON p.code = q.specialty
      LEFT JOIN allocation_runs a ON a.id = r.run_id
    WHERE e.term_id = $1
      AND NOT EXISTS (SELECT FROM bookings b WHERE b.enrolment_id = r.enrolment_id AND b.requirement_id = r.requirement_id AND b.holds_place)
    ORDER BY r.enrolment_id, r.requirement_id, a.number DESC NULLS LAST) latest
  ORDER BY course, requirement, position, student LIMIT 200`;

const runs = `
  SELECT a.number::int AS number, a.state, a.seed::text AS seed, a.created_at::date::text AS at, why.unplaced, why.unmet
  FROM allocation_runs a CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE NOT r.placed)::int AS unplaced, count(*) FILTER (WHERE r.placed)::int AS unmet FROM placement_reasons r WHERE r.run_id = a.id) why
  WHERE a.term_id = $1 ORDER BY a.number DESC LIMIT 5`;

/** What a term looks like to the university whose students it is about. */
@Injectable()
export class TermOverviewRepository {
  async head(em: EntityManager, code: string): Promise<TermHead | undefined> {
    return (await em.query<TermHead[]>(`${heads} WHERE t.code = $1`, [code]))[0];
  }

  /** The term of the day, else the next, else the last there was. */
  async currentTerm(em: EntityManager, today: string): Promise<string | undefined> {
    const found = await em.query<{ code: string }[]>(
      `SELECT code FROM terms ORDER BY last_day < $1, CASE WHEN last_day < $1 THEN $1::date - last_day ELSE last_day - $1::date END LIMIT 1`,
      [today],
    );
    return found[0]?.code;
  }

  async courses(em: EntityManager, termId: string): Promise<CourseNeed[]> {
    return await em.query<CourseNeed[]>(courses, [termId]);
  }

  async quotas(em: EntityManager, termId: string): Promise<QuotaUse[]> {
    return await em.query<QuotaUse[]>(quotas, [termId]);
  }

  async withoutPlace(em: EntityManager, termId: string): Promise<WithoutPlace[]> {
    return await em.query<WithoutPlace[]>(withoutPlace, [termId]);
  }

  async runs(em: EntityManager, termId: string): Promise<RunLine[]> {
    return await em.query<RunLine[]>(runs, [termId]);
  }
}
