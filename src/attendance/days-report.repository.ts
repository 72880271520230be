import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { BlockDays, BlockFilter } from './days-report';

/** Of each day that is certified the last certified version counts: a correction waits until it is certified too. */
const blocks = `
  SELECT t.code AS term, t.first_day::text AS "termFirstDay", t.last_day::text AS "termLastDay", s.code AS student, c.code AS course, c.name AS "courseName", r.code AS requirement,
    r.days, r.days_per_week AS "daysPerWeek", r.window_weeks AS "windowWeeks", off_weekdays(r.weekdays, e.home_days) AS "offDays", e.group_label AS "group",
    (NOT s.enrolled_abroad AND coalesce(a.funding, 'none') <> 'none') AS "isFunded",
    CASE WHEN b.id IS NOT NULL THEN jsonb_build_object('number', b.code::int, 'unit', u.name, 'host', o.code, 'firstDay', b.first_day, 'lastDay', b.last_day) END AS booking,
    coalesce(d.done, '[]') AS done, coalesce(d.told, '[]') AS told
  FROM enrolments e
    JOIN terms t ON t.id = e.term_id
    JOIN students s ON s.id = e.student_id
    JOIN courses c ON c.id = e.course_id
    JOIN requirements r ON r.course_id = c.id
    LEFT JOIN bookings b ON b.enrolment_id = e.id AND b.requirement_id = r.id AND b.holds_place
    LEFT JOIN agreements a ON a.id = b.agreement_id
    LEFT JOIN units u ON u.id = b.unit_id
    LEFT JOIN organisations o ON o.id = u.organisation_id
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('day', n.day, 'halfDays', n.half_days) ORDER BY n.day) FILTER (WHERE n.counts AND n.status IN ('present', 'made_up')) AS done,
        jsonb_agg(jsonb_strip_nulls(jsonb_build_object('day', n.day, 'status', n.status, 'halfDays', n.half_days, 'madeUpFor', n.made_up_for)) ORDER BY n.day) FILTER (WHERE n.current) AS told
      FROM (SELECT y.*, y.certified_on IS NOT NULL AND NOT EXISTS (SELECT FROM attendance_days z
          WHERE z.booking_id = y.booking_id AND z.day = y.day AND z.version > y.version AND z.certified_on IS NOT NULL) AS counts
        FROM attendance_days y WHERE y.booking_id = b.id) n) d ON true
  WHERE ($1::text IS NULL OR t.code = $1) AND ($2::text IS NULL OR c.code = $2) AND ($3::text IS NULL OR e.group_label = $3)
  ORDER BY t.first_day, c.code, s.code, r.sequence, r.code`;

/** The days behind the report, one row per enrolled student and requirement. */
@Injectable()
export class DaysReportRepository {
  blocks = (em: EntityManager, { term, course, group }: BlockFilter): Promise<BlockDays[]> => em.query(blocks, [term, course, group]);
}
