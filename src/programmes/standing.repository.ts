import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';

/** What stands already, and must not be contradicted by an edit. */
@Injectable()
export class StandingRepository {
  /** The latest programme term in which the curriculum has a course; 0 when it has none. */
  async lastProgrammeTerm(em: EntityManager, curriculumId: string): Promise<number> {
    const [row] = await em.query<{ last: number }[]>('SELECT coalesce(max(programme_term), 0) AS last FROM courses WHERE curriculum_id = $1', [curriculumId]);
    return row?.last ?? 0;
  }

  /** How many students hold a place for the requirement. */
  async bookingsOf(em: EntityManager, requirementId: string): Promise<number> {
    const [row] = await em.query<{ count: number }[]>('SELECT count(*)::int AS count FROM bookings WHERE requirement_id = $1 AND holds_place', [requirementId]);
    return row?.count ?? 0;
  }

  /** How many placements of the term lie outside the days, whoever they are of. */
  async bookingsOutside(em: EntityManager, termId: string, firstDay: Day, lastDay: Day): Promise<number> {
    const [row] = await em.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM bookings WHERE term_id = $1 AND holds_place AND NOT period <@ daterange($2, $3, \'[]\')', [termId, firstDay, lastDay]);
    return row?.count ?? 0;
  }

  /** Labels of groups on the course in the term, and how many share the pair's label; the enrolment itself excepted. */
  async companions(em: EntityManager, of: Companionship): Promise<{ readonly groups: string[]; readonly paired: number }> {
    const [row] = await em.query<{ groups: string[] | null; paired: number }[]>(
      `SELECT array_agg(DISTINCT group_label ORDER BY group_label) FILTER (WHERE group_label IS NOT NULL) AS groups,
         count(*) FILTER (WHERE pair_label = $4)::int AS paired
       FROM enrolments WHERE course_id = $1 AND term_id = $2 AND id IS DISTINCT FROM $3::uuid`,
      [of.courseId, of.termId, of.id ?? null, of.pairLabel]);
    return { groups: row?.groups ?? [], paired: row?.paired ?? 0 };
  }
}

interface Companionship {
  readonly id: string | undefined;
  readonly courseId: string;
  readonly termId: string;
  readonly pairLabel: string | null;
}
