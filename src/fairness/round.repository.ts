import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FairnessPolicy } from './policy';

/** A policy that was chosen, and for which terms. */
export interface ChosenPolicy extends FairnessPolicy {
  readonly id: string;
  readonly version: number;
  /** Whether it is for the one term and not for all. */
  readonly own: boolean;
}

/** A place in the published queue to a block. */
export interface DrawnTurn {
  readonly student: string;
  readonly course: string;
  readonly requirement: string;
  readonly tier: number;
  readonly carried: number;
  readonly lot: number;
  readonly position: number;
  readonly wish: string | null;
  readonly seats: number;
  readonly seatsLeft: number;
  readonly placed: boolean;
}

/** The run whose queue was published last. */
export interface Draw {
  readonly run: number;
  readonly seed: number;
}

const columns = `p.id, p.version, p.term_id IS NOT NULL AS own, p.commuting_km AS "commutingKm", p.distance, p.housing_km AS "housingKm", p.night,
  p.wish_step AS "wishStep", p.unwished, p.unplaced, p.keep, p.queue_order AS "order", p.leximin`;

/** Fairness in one round of allocation, as far as a university sees it. */
@Injectable()
export class RoundRepository {
  async term(em: EntityManager, code: string): Promise<{ id: string; code: string } | undefined> {
    return (await em.query<{ id: string; code: string }[]>('SELECT id, code FROM terms WHERE code = $1', [code]))[0];
  }

  /** What holds in the term: the university's choice for it, else for all; undefined where it has chosen nothing. */
  async policy(em: EntityManager, termId: string): Promise<ChosenPolicy | undefined> {
    const rows = await em.query<ChosenPolicy[]>(
      `SELECT ${columns} FROM fairness_policies p WHERE p.term_id IS NULL OR p.term_id = $1 ORDER BY p.term_id NULLS LAST LIMIT 1`, [termId]);
    return rows[0];
  }

  async students(em: EntityManager, termId: string): Promise<{ studentId: string; code: string }[]> {
    return await em.query(
      `SELECT s.id AS "studentId", s.code FROM students s WHERE EXISTS (SELECT FROM enrolments e WHERE e.student_id = s.id AND e.term_id = $1) ORDER BY s.code`, [termId]);
  }

  async draw(em: EntityManager, termId: string): Promise<Draw | undefined> {
    const rows = await em.query<Draw[]>(
      `SELECT x.run_number::int AS run, x.seed::float8 AS seed FROM turns x JOIN enrolments e ON e.id = x.enrolment_id WHERE e.term_id = $1
       ORDER BY x.run_number DESC LIMIT 1`,
      [termId],
    );
    return rows[0];
  }

  async turns(em: EntityManager, termId: string, run: number, most: number): Promise<DrawnTurn[]> {
    return await em.query<DrawnTurn[]>(
      `SELECT s.code AS student, c.name AS course, p.name AS requirement, x.tier, x.carried, x.lot::float8 AS lot, x.position,
         coalesce(u.name, w.name) AS wish, x.seats, x.seats_left AS "seatsLeft", x.placed
       FROM turns x JOIN students s ON s.id = x.student_id JOIN enrolments e ON e.id = x.enrolment_id JOIN requirements r ON r.id = x.requirement_id
         JOIN courses c ON c.id = r.course_id JOIN specialties p ON p.code = r.specialty LEFT JOIN towns w ON w.id = x.town_id LEFT JOIN units u ON u.id = x.unit_id
       WHERE e.term_id = $1 AND x.run_number = $2 ORDER BY c.code, r.sequence, r.code, x.position LIMIT $3`,
      [termId, run, most],
    );
  }
}
