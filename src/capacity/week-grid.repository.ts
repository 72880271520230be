import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import type { GridUnit, GridWeek } from './week-grid';

/** Which units and weeks; what is left out does not narrow. */
export interface GridScope {
  readonly countyCode?: string;
  readonly unit?: string;
  readonly town?: string;
  readonly specialty?: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

const units = `
  SELECT u.id, u.code, u.name, t.name AS town,
    (SELECT string_agg(s.name, ', ' ORDER BY s.name) FROM unit_specialties x JOIN specialties s ON s.code = x.specialty WHERE x.unit_id = u.id) AS specialties
  FROM units u JOIN towns t ON t.id = u.town_id JOIN organisations o ON o.id = u.organisation_id
  WHERE ($1::text IS NULL OR t.county_code = $1) AND ($2::text IS NULL OR u.code = $2) AND ($3::text IS NULL OR t.code = $3)
    AND ($4::text IS NULL OR EXISTS (SELECT FROM unit_specialties x WHERE x.unit_id = u.id AND x.specialty = $4))`;

const weeks = `
  SELECT v.code AS unit, c.monday::text, sum(c.places)::int AS places, sum(c.taken)::int AS taken,
    EXISTS (SELECT FROM closures k WHERE k.unit_id = v.id AND k.period @> c.monday) AS closed,
    coalesce(bool_or(w.places = 0), false) AS unsupervised
  FROM (${units}) v JOIN capacity_weeks c ON c.unit_id = v.id
    LEFT JOIN supervision_weeks w ON w.unit_id = v.id AND w.monday = c.monday AND w.specialty = '*'
  WHERE c.monday BETWEEN $5 AND $6 AND ($4::text IS NULL OR c.specialty = $4)
  GROUP BY v.id, v.code, c.monday`;

/** The grid's rows and cells. */
@Injectable()
export class WeekGridRepository {
  async units(em: EntityManager, scope: GridScope): Promise<GridUnit[]> {
    return await em.query<GridUnit[]>(`SELECT code, name, town, coalesce(specialties, '') AS specialties FROM (${units}) v ORDER BY town, name, code`, filters(scope));
  }

  async weeks(em: EntityManager, scope: GridScope): Promise<GridWeek[]> {
    return await em.query<GridWeek[]>(weeks, [...filters(scope), scope.firstDay, scope.lastDay]);
  }
}

const filters = ({ countyCode, unit, town, specialty }: GridScope): (string | null)[] => [countyCode ?? null, unit ?? null, town ?? null, specialty ?? null];
