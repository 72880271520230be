import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DaySpan } from '../bookings/candidate';
import type { NamedSupervisor } from '../bookings/supervision';

const columns = `s.id, s.code, s.unit_id AS "unitId", lower(s.period)::text AS "firstDay", (upper(s.period) - 1)::text AS "lastDay", s.students,
  (SELECT coalesce(json_agg(json_build_object('specialty', k.specialty, 'level', k.level) ORDER BY k.specialty), '[]')
     FROM supervisor_competences k WHERE k.supervisor_id = s.id) AS competences`;

/** Who may be named as supervisor, and for whom she is. */
@Injectable()
export class NamedSupervisorsRepository {
  /** Locked until the transaction ends, so that two answers do not give her more students than she takes. */
  async lock(em: EntityManager, code: string): Promise<(NamedSupervisor & { id: string }) | undefined> {
    const [found] = await em.query<(NamedSupervisor & { id: string })[]>(`SELECT ${columns} FROM supervisors s WHERE s.code = $1 FOR UPDATE OF s`, [code]);
    return found;
  }

  /** Days of the placements that she is named for and that still hold their places. */
  async spansOf(em: EntityManager, supervisorId: string): Promise<DaySpan[]> {
    return em.query<DaySpan[]>(
      `SELECT b.first_day::text AS "firstDay", b.last_day::text AS "lastDay" FROM host_answers h JOIN bookings b ON b.id = h.booking_id
       WHERE h.supervisor_id = $1 AND h.outcome = 'accepted' AND b.holds_place`, [supervisorId]);
  }
}
