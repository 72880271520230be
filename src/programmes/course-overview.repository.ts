import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import type { TermSpan } from '../shared/term';
import type { BlockDetail, CourseChoices, CourseDetail } from './course-overview';

type CourseHead = Omit<CourseDetail, 'blocks'>;

/** A university's own courses, for its pages. */
@Injectable()
export class CourseOverviewRepository {
  /** All of them, or the one with the code. */
  courses(em: EntityManager, universityId: string, code?: string): Promise<CourseHead[]> {
    return em.query<CourseHead[]>(
      `SELECT c.id, c.curriculum_id AS "curriculumId", c.code, c.name, c.programme_term AS "programmeTerm", c.groups, c.rotate_together AS "rotateTogether",
         c.away_over_km AS "awayOverKm", c.away_min_weeks AS "awayMinWeeks", c.away_max_weeks AS "awayMaxWeeks", c.version, p.name AS programme, k.name AS curriculum, k.terms
       FROM courses c JOIN curricula k ON k.id = c.curriculum_id JOIN programmes p ON p.id = k.programme_id
       WHERE p.university_id = $1 AND ($2::text IS NULL OR c.code = $2)
       ORDER BY p.name, k.name, c.programme_term, c.name, c.code`,
      [universityId, code ?? null],
    );
  }

  blocks(em: EntityManager, courseIds: readonly string[]): Promise<BlockDetail[]> {
    return em.query<BlockDetail[]>(
      `SELECT r.id, r.course_id AS "courseId", r.code, r.specialty, r.level, r.days, r.window_weeks AS "windowWeeks", r.days_per_week AS "daysPerWeek", r.sequence,
         r.in_order AS "inOrder", r.earliest_week AS "earliestWeek", r.latest_week AS "latestWeek", r.weekdays, r.same_unit AS "sameUnit",
         r.min_gap_weeks AS "minGapWeeks", r.max_gap_weeks AS "maxGapWeeks", r.version, s.name AS "specialtyName",
         (SELECT count(*)::int FROM bookings b WHERE b.requirement_id = r.id AND b.holds_place) AS booked
       FROM requirements r JOIN specialties s ON s.code = r.specialty
       WHERE r.course_id = ANY ($1) ORDER BY r.sequence, r.code`,
      [courseIds],
    );
  }

  specialties(em: EntityManager): Promise<CourseChoices['specialties']> {
    return em.query<{ code: string; name: string }[]>('SELECT code, name FROM specialties ORDER BY name');
  }

  /** Terms that are not over by the day. */
  terms(em: EntityManager, today: Day): Promise<TermSpan[]> {
    return em.query<TermSpan[]>('SELECT first_week AS "firstWeek", last_week AS "lastWeek" FROM terms WHERE last_day >= $1 ORDER BY first_day', [today]);
  }
}
