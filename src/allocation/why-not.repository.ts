import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A student's block and a unit, by codes. */
export interface WhyNotCodes {
  readonly student: string;
  readonly course: string;
  readonly requirement: string;
  readonly term: string;
  readonly unit: string;
}

/** What the codes stand for, as far as the caller may see it. */
export interface WhyNotSubject {
  readonly enrolmentId: string;
  readonly requirementId: string;
  readonly unitId: string;
  readonly termId: string;
  readonly universityId: string;
}

/** Finds what a question is about. */
@Injectable()
export class WhyNotRepository {
  async subject(em: EntityManager, { student, course, requirement, term, unit }: WhyNotCodes): Promise<WhyNotSubject | undefined> {
    const [found] = await em.query<WhyNotSubject[]>(
      `SELECT e.id AS "enrolmentId", q.id AS "requirementId", u.id AS "unitId", e.term_id AS "termId", s.university_id AS "universityId"
       FROM enrolments e JOIN students s ON s.id = e.student_id JOIN courses c ON c.id = e.course_id JOIN requirements q ON q.course_id = c.id
         JOIN terms t ON t.id = e.term_id CROSS JOIN units u
       WHERE s.code = $1 AND c.code = $2 AND q.code = $3 AND t.code = $4 AND u.code = $5`,
      [student, course, requirement, term, unit],
    );
    return found;
  }

  /** The latest published run about the university's students in the term. */
  async latestRun(em: EntityManager, { termId, universityId }: WhyNotSubject): Promise<{ id: string; seed: number } | undefined> {
    const [run] = await em.query<{ id: string; seed: number }[]>(
      `SELECT id, seed::float8 AS seed FROM allocation_runs
       WHERE term_id = $1 AND state = 'published' AND (university_id IS NULL OR university_id = $2) ORDER BY number DESC LIMIT 1`,
      [termId, universityId],
    );
    return run;
  }
}
