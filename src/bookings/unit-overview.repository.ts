import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import type { NamedSupervisor } from './supervision';
import type { ClosedWeeks, CountedWeek, OtherUnit, SupervisedWeek, UnitOverview, UnitPlacement } from './unit-overview';

type UnitHead = Pick<UnitOverview, 'code' | 'name' | 'town' | 'organisation' | 'hsaId' | 'specialties'> & { readonly id: string };
type TermHead = UnitOverview['term'] & { readonly id: string };

/** Which unit's weeks. */
interface Scope {
  readonly unitId: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** What waits for an answer is shown whatever the days, where $4 says so. */
const placements = `
  SELECT b.id, b.code::int AS number, b.version, b.state, s.code AS student, o.name AS university, c.name AS course, t.code AS term, b.specialty, p.name AS "specialtyName",
    b.level, r.days, b.first_day::text AS "firstDay", b.last_day::text AS "lastDay", b.group_label AS "group",
    EXISTS (SELECT FROM closures k WHERE k.unit_id = b.unit_id AND k.period && b.period) AS closed, booking_is_ready(b.id) AS ready, h."dueAt", h."daysLeft", coalesce(h."isEscalated", false) AS "isEscalated",
    h.supervisor, (SELECT q.number::int FROM request_items i JOIN place_requests q ON q.id = i.request_id WHERE i.booking_id = b.id LIMIT 1) AS request
  FROM bookings b JOIN students s ON s.id = b.student_id JOIN organisations o ON o.id = s.university_id JOIN terms t ON t.id = b.term_id
    JOIN requirements r ON r.id = b.requirement_id JOIN courses c ON c.id = r.course_id JOIN specialties p ON p.code = b.specialty
    LEFT JOIN LATERAL (
      SELECT CASE WHEN a.outcome IS NULL THEN a.due_at END AS "dueAt", CASE WHEN a.outcome IS NULL THEN greatest(0, ceil(extract(epoch FROM a.due_at - now()) / 86400))::int END AS "daysLeft",
        a.outcome IS NULL AND a.escalated_at IS NOT NULL AS "isEscalated", v.code AS supervisor
      FROM host_answers a LEFT JOIN supervisors v ON v.id = a.supervisor_id
      WHERE a.booking_id = b.id AND (a.outcome IS NULL OR a.outcome = 'accepted') ORDER BY a.asked_at DESC LIMIT 1) h ON true
  WHERE b.unit_id = $1 AND (b.period && daterange($2, $3, '[]') OR ($4 AND b.state IN ('requested', 'held'))) AND b.state NOT IN ('cancelled', 'withdrawn', 'replaced')
  ORDER BY b.first_day, c.name, s.code LIMIT 500`;

const supervisors = `
  SELECT s.code, s.unit_id AS "unitId", lower(s.period)::text AS "firstDay", (upper(s.period) - 1)::text AS "lastDay", s.students,
    (SELECT coalesce(json_agg(json_build_object('specialty', k.specialty, 'level', k.level)), '[]') FROM supervisor_competences k WHERE k.supervisor_id = s.id) AS competences
  FROM supervisors s WHERE s.unit_id = $1 ORDER BY s.code`;

/** All that one unit's page shows. */
@Injectable()
export class UnitOverviewRepository {
  /** The unit, when it is one of the organisation's own. */
  async ownUnit(em: EntityManager, code: string, organisationId: string): Promise<UnitHead | undefined> {
    const found = await em.query<UnitHead[]>(
      `SELECT u.id, u.code, u.name, t.name AS town, o.name AS organisation, u.hsa_id AS "hsaId",
         (SELECT coalesce(json_agg(json_build_object('code', s.code, 'name', s.name) ORDER BY s.name), '[]')
            FROM unit_specialties x JOIN specialties s ON s.code = x.specialty WHERE x.unit_id = u.id) AS specialties
       FROM units u JOIN towns t ON t.id = u.town_id JOIN organisations o ON o.id = u.organisation_id
       WHERE u.code = $1 AND u.organisation_id = $2`,
      [code, organisationId],
    );
    return found[0];
  }

  async term(em: EntityManager, code: string): Promise<TermHead | undefined> {
    const found = await em.query<TermHead[]>(
      `SELECT id, code, first_day::text AS "firstDay", last_day::text AS "lastDay" FROM terms WHERE code = $1`,
      [code],
    );
    return found[0];
  }

  async counted(em: EntityManager, { unitId, firstDay, lastDay }: Scope): Promise<CountedWeek[]> {
    return await em.query<CountedWeek[]>(
      `SELECT c.specialty, s.name AS "specialtyName", c.level, c.monday::text, c.places, c.taken
       FROM capacity_weeks c JOIN specialties s ON s.code = c.specialty
       WHERE c.unit_id = $1 AND c.monday BETWEEN $2 AND $3 ORDER BY s.name, c.level DESC, c.monday`,
      [unitId, firstDay, lastDay],
    );
  }

  async supervised(em: EntityManager, { unitId, firstDay, lastDay }: Scope): Promise<SupervisedWeek[]> {
    return await em.query<SupervisedWeek[]>(
      `SELECT monday::text, places FROM supervision_weeks
       WHERE unit_id = $1 AND specialty = '*' AND monday BETWEEN $2 AND $3 ORDER BY monday`,
      [unitId, firstDay, lastDay],
    );
  }

  async closures(em: EntityManager, { unitId, firstDay, lastDay }: Scope): Promise<ClosedWeeks[]> {
    return await em.query<ClosedWeeks[]>(
      `SELECT first_week AS "firstWeek", last_week AS "lastWeek", reason, note FROM closures
       WHERE unit_id = $1 AND period && daterange($2, $3, '[]') ORDER BY first_week`,
      [unitId, firstDay, lastDay],
    );
  }

  /** Who is at the unit within the days, and who waits for its answer whatever the days where that is asked for, as far as the party may see them. */
  async placements(em: EntityManager, { unitId, firstDay, lastDay }: Scope, waitingToo = false): Promise<UnitPlacement[]> {
    return await em.query<UnitPlacement[]>(placements, [unitId, firstDay, lastDay, waitingToo]);
  }

  async supervisors(em: EntityManager, unitId: string): Promise<NamedSupervisor[]> {
    return await em.query<NamedSupervisor[]>(supervisors, [unitId]);
  }

  /** Other units of the same organisation, by name. */
  async others(em: EntityManager, unitId: string): Promise<OtherUnit[]> {
    return await em.query<OtherUnit[]>(
      `SELECT u.code, u.name, t.name AS town, ARRAY(SELECT x.specialty FROM unit_specialties x WHERE x.unit_id = u.id) AS specialties
       FROM units u JOIN towns t ON t.id = u.town_id WHERE u.id <> $1 AND u.organisation_id = (SELECT organisation_id FROM units WHERE id = $1) ORDER BY u.name, u.code`, [unitId]);
  }

  async unitId(em: EntityManager, code: string): Promise<string | undefined> {
    return (await em.query<{ id: string }[]>('SELECT id FROM units WHERE code = $1', [code]))[0]?.id;
  }
}
