import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';

/** A placement in weeks in which its unit is closed. */
export interface AffectedPlacement {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly student: string;
  readonly course: string;
  readonly specialty: string;
  readonly specialtyName: string;
  readonly level: 'basic' | 'advanced';
  readonly unit: string;
  readonly unitName: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Whether a new allocation may move it: neither begun nor made by hand. */
  readonly movable: boolean;
}

const affected = `
  SELECT DISTINCT b.id, b.code::int AS number, b.state, s.code AS student, c.name AS course, b.specialty, p.name AS "specialtyName", b.level,
    u.code AS unit, u.name AS "unitName", b.first_day::text AS "firstDay", b.last_day::text AS "lastDay",
    b.run_id IS NOT NULL AND b.state NOT IN ('started', 'completed') AS movable
  FROM bookings b JOIN closures k ON k.unit_id = b.unit_id AND k.period && b.period JOIN units u ON u.id = b.unit_id
    JOIN students s ON s.id = b.student_id JOIN requirements r ON r.id = b.requirement_id JOIN courses c ON c.id = r.course_id
    JOIN specialties p ON p.code = b.specialty JOIN terms t ON t.id = b.term_id
  WHERE b.holds_place`;

/** Placements that closures have come over, as far as the party sees them. */
@Injectable()
export class AffectedRepository {
  async ofClosure(em: EntityManager, closureId: string): Promise<AffectedPlacement[]> {
    return await em.query<AffectedPlacement[]>(`${affected} AND k.id::text = $1 ORDER BY 11, 2`, [closureId]);
  }

  async inTerm(em: EntityManager, term: string): Promise<AffectedPlacement[]> {
    return await em.query<AffectedPlacement[]>(`${affected} AND t.code = $1 ORDER BY 11, 2`, [term]);
  }

  async isClosure(em: EntityManager, id: string): Promise<boolean> {
    return (await em.query<unknown[]>('SELECT FROM closures WHERE id::text = $1', [id])).length > 0;
  }
}
