import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import { mondayOf } from '../shared/week';
import type { FreePlaceSearch, OpenWeek } from './free-place';
import { stands } from './reserved.repository';

/** What is left is the least of capacity and of all supervision that a student takes; advanced places take listed supervisors. */
const openWeeks = `
  SELECT u.id AS "unitId", u.organisation_id AS "organisationId", u.code AS unit, u.name, t.name AS town, o.name AS organisation, t.county_code AS "countyCode", c.specialty, n.name AS "specialtyName", c.level, c.monday::text,
    least(c.places - c.taken, w.places - w.taken, s.places - s.taken, a.places - a.taken)::int AS left
  FROM capacity_weeks c JOIN units u ON u.id = c.unit_id JOIN towns t ON t.id = u.town_id JOIN organisations o ON o.id = u.organisation_id JOIN specialties n ON n.code = c.specialty
    LEFT JOIN supervision_weeks w ON w.unit_id = c.unit_id AND w.monday = c.monday AND w.specialty = '*'
    LEFT JOIN supervision_weeks s ON s.unit_id = c.unit_id AND s.monday = c.monday AND s.specialty = c.specialty AND s.level = 'basic'
    LEFT JOIN supervision_weeks a ON a.unit_id = c.unit_id AND a.monday = c.monday AND a.specialty = c.specialty AND a.level = 'advanced'
      AND c.level = 'advanced'
  WHERE c.monday BETWEEN $1 AND $2 AND ($3::text IS NULL OR c.specialty = $3) AND ($4::text IS NULL OR c.level = $4)
    AND ($5::text[] IS NULL OR t.county_code = ANY ($5)) AND ($6::text IS NULL OR t.code = $6)
    AND (c.level = 'basic' OR a.unit_id IS NOT NULL)
    AND least(c.places - c.taken, w.places - w.taken, s.places - s.taken, a.places - a.taken) > 0`;

/** Until the day before it, or one above it, is withdrawn; whoever studies one of its programmes may be at any of its hosts. */
const coverage = `
  WITH RECURSIVE ends AS (
    SELECT id, withdrawn_on, parent_id FROM agreements
    UNION
    SELECT e.id, p.withdrawn_on, p.parent_id FROM ends e JOIN agreements p ON p.id = e.parent_id)
  SELECT h.organisation_id AS "hostId", a.valid_from::text AS "firstDay", least(a.valid_to, (SELECT min(e.withdrawn_on) FROM ends e WHERE e.id = a.id) - 1)::text AS "lastDay"
  FROM agreements a JOIN agreement_parties h ON h.agreement_id = a.id AND h.role = 'host'
  WHERE EXISTS (SELECT FROM agreement_programmes g JOIN programmes p ON p.id = g.programme_id WHERE g.agreement_id = a.id AND p.university_id = $1)`;

/** Days on which an agreement lets students be at a host; without end where the last is null. */
export interface Covered {
  readonly hostId: string;
  readonly firstDay: Day;
  readonly lastDay: Day | null;
}

/** Where there is room. */
@Injectable()
export class FreePlacesRepository {
  async open(em: EntityManager, { specialty, level, firstWeek, lastWeek }: FreePlaceSearch, counties: readonly string[] | null, town: string | null): Promise<OpenWeek[]> {
    return em.query<OpenWeek[]>(openWeeks, [mondayOf(firstWeek), mondayOf(lastWeek), specialty ?? null, level ?? null, counties, town]);
  }

  /** Where and when agreements let students of the university's programmes be. */
  async coverage(em: EntityManager, universityId: string): Promise<Covered[]> {
    return em.query<Covered[]>(coverage, [universityId]);
  }

  async codes(em: EntityManager, table: 'specialties' | 'towns'): Promise<Set<string>> {
    return new Set((await em.query<{ code: string }[]>(`SELECT code FROM ${table} ORDER BY code COLLATE "C"`)).map(({ code }) => code));
  }

  /** Units that keep places for somebody. */
  async keepers(em: EntityManager): Promise<Set<string>> {
    const rows = await em.query<{ id: string }[]>(`SELECT DISTINCT unit_id AS id FROM reserved_places r WHERE ${stands('r')}`);
    return new Set(rows.map(({ id }) => id));
  }

  /** Keys of the reservations that are for the organisation's students: its own, of its programmes, and of agreements that it places students under. */
  async ownKeys(em: EntityManager, organisationId: string): Promise<Set<string>> {
    const rows = await em.query<{ key: string }[]>(
      `SELECT $1::uuid::text AS key UNION SELECT id::text FROM programmes WHERE university_id = $1
       UNION SELECT agreement_id::text FROM agreement_parties WHERE organisation_id = $1 AND role IN ('owner', 'cooperating')`,
      [organisationId],
    );
    return new Set(rows.map(({ key }) => key));
  }

  /** The county that a town lies in, else the organisation's; undefined where neither is known. */
  async countyOf(em: EntityManager, town: string | null, organisationId: string | null): Promise<string | undefined> {
    const [found] = await em.query<{ county: string | null }[]>(
      'SELECT coalesce((SELECT county_code FROM towns WHERE code = $1), CASE WHEN $1::text IS NULL THEN (SELECT county_code FROM organisations WHERE id = $2) END) AS county',
      [town, organisationId],
    );
    return found?.county ?? undefined;
  }

  async isUniversity(em: EntityManager, organisationId: string): Promise<boolean> {
    return (await em.query<unknown[]>(`SELECT 1 FROM organisations WHERE id = $1 AND kind = 'university'`, [organisationId])).length > 0;
  }

  async towns(em: EntityManager): Promise<{ code: string; name: string }[]> {
    return em.query<{ code: string; name: string }[]>('SELECT code, name FROM towns WHERE EXISTS (SELECT FROM units u WHERE u.town_id = towns.id) ORDER BY name');
  }

  async specialties(em: EntityManager): Promise<{ code: string; name: string }[]> {
    return em.query<{ code: string; name: string }[]>('SELECT code, name FROM specialties ORDER BY name');
  }
}
