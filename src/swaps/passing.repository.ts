import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Traits } from '../allocation/priority';

/** A block that waits for a place in the published queue. */
export interface WaitingBlock {
  readonly enrolmentId: string;
  readonly requirementId: string;
}

/** What orders of priority look at. */
@Injectable()
export class PassingRepository {
  /** Traits of the enrolled students, by enrolment. */
  async traits(em: EntityManager, enrolmentIds: readonly string[]): Promise<ReadonlyMap<string, Traits>> {
    const rows = await em.query<(Traits & { readonly enrolmentId: string })[]>(
      `SELECT e.id AS "enrolmentId", s.university_id AS "universityId", s.precedence, s.enrolled_abroad AS "enrolledAbroad", s.distance, t.county_code AS "homeCounty"
       FROM enrolments e JOIN students s ON s.id = e.student_id LEFT JOIN towns t ON t.id = s.home_town_id WHERE e.id = ANY ($1)`,
      [enrolmentIds],
    );
    return new Map(rows.map((row) => [row.enrolmentId, row]));
  }

  /** Blocks of the same kind and length in the term whose last published word is that they have no place, and that have got none since. */
  waiting(em: EntityManager, like: { readonly termId: string; readonly specialty: string; readonly level: string; readonly windowWeeks: number }): Promise<WaitingBlock[]> {
    return em.query<WaitingBlock[]>(
      `SELECT DISTINCT r.enrolment_id AS "enrolmentId", r.requirement_id AS "requirementId"
       FROM reserves r JOIN allocation_runs a ON a.id = r.run_id JOIN enrolments e ON e.id = r.enrolment_id JOIN requirements q ON q.id = r.requirement_id
       WHERE a.state = 'published' AND e.term_id = $1 AND q.specialty = $2 AND q.level = $3 AND q.window_weeks = $4
         AND NOT EXISTS (SELECT FROM bookings b WHERE b.enrolment_id = r.enrolment_id AND b.requirement_id = r.requirement_id AND (b.holds_place OR b.state = 'withdrawn'))
       ORDER BY 1, 2`,
      [like.termId, like.specialty, like.level, like.windowWeeks],
    );
  }
}
