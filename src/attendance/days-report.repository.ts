import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { BlockDays } from './days-report';

const blocks = `
  SELECT t.code AS term, s.code AS student, c.code AS course, c.name AS "courseName", r.code AS requirement,
    r.days, r.days_per_week AS "daysPerWeek", r.window_weeks AS "windowWeeks", off_weekdays(r.weekdays, e.home_days) AS "offDays",
    (NOT s.enrolled_abroad AND coalesce(a.funding, 'none') <> 'none') AS "isFunded",
    CASE WHEN b.id IS NOT NULL THEN jsonb_build_object('host', o.code, 'firstDay', b.first_day, 'lastDay', b.last_day) END AS booking,
    coalesce(d.done, '[]') AS done
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
      SELECT jsonb_agg(jsonb_build_object('day', n.day, 'halfDays', n.half_days) ORDER BY n.day) AS done
      FROM attendance_days n
      WHERE n.booking_id = b.id AND n.current AND n.certified_on IS NOT NULL AND n.status IN ('present', 'made_up')) d ON true
  WHERE t.code = $1
  ORDER BY c.code, s.code, r.sequence, r.code`;

/** The days behind the report, one row per enrolled student and requirement. */
@Injectable()
export class DaysReportRepository {
  blocks = (em: EntityManager, termCode: string): Promise<BlockDays[]> => em.query(blocks, [termCode]);
}
