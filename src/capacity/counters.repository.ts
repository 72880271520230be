import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Level } from '../organisations/unit';
import type { Day } from '../shared/day';

/** A counter that would fall below what is already booked. */
export interface Shortfall {
  readonly counter: 'capacity' | 'supervision';
  readonly unitCode: string;
  readonly specialty: string;
  readonly level: Level;
  readonly monday: Day;
  readonly places: number;
  readonly taken: number;
  /** Numbers of the bookings that take them, as far as they are in sight. */
  readonly bookings: readonly string[];
}

/** Students per unit, specialty, level and week, from the bookings that hold a place; $1 = unit ids or null for all. */
const booked = `booked AS (
  SELECT b.unit_id, b.specialty, b.level, b.first_day + 7 * w AS monday, count(*)::int AS students
  FROM bookings b CROSS JOIN generate_series(0, (b.last_day - b.first_day) / 7) w
  WHERE b.holds_place AND ($1::uuid[] IS NULL OR b.unit_id = ANY ($1))
  GROUP BY 1, 2, 3, 4)`;

/** Offered places a week, none where the unit is closed, though those booked then still stand; weeks with bookings are there even when nothing is offered. */
const capacityWanted = `
  WITH ${booked}, offered AS (
    SELECT o.unit_id, o.specialty, o.level, lower(o.period) + 7 * w AS monday, o.places
    FROM capacity_offers o CROSS JOIN generate_series(0, (upper(o.period) - lower(o.period)) / 7 - 1) w
    WHERE $1::uuid[] IS NULL OR o.unit_id = ANY ($1)
  ), wanted AS (
    SELECT unit_id, specialty, level, monday, taken, CASE WHEN closed THEN 0 ELSE offered END AS places, CASE WHEN closed THEN taken ELSE 0 END AS standing
    FROM (SELECT unit_id, specialty, level, monday, coalesce(b.students, 0) AS taken, coalesce(o.places, 0) AS offered,
        EXISTS (SELECT FROM closures c WHERE c.unit_id = coalesce(o.unit_id, b.unit_id) AND c.period @> monday) AS closed
      FROM offered o FULL JOIN booked b USING (unit_id, specialty, level, monday)) week)`;

/** Students that the supervisors can take a week, for units that list any; rows for every week that is offered or supervised. */
const supervisionWanted = `
  WITH ${booked}, supervised AS (
    SELECT s.id, s.unit_id, lower(s.period) + 7 * w AS monday, s.students
    FROM supervisors s CROSS JOIN generate_series(0, (upper(s.period) - lower(s.period)) / 7 - 1) w
    WHERE $1::uuid[] IS NULL OR s.unit_id = ANY ($1)
  ), supply AS (
    SELECT unit_id, '*' AS specialty, 'basic' AS level, monday, sum(students)::int AS places FROM supervised GROUP BY 1, 4
    UNION ALL
    SELECT v.unit_id, c.specialty, l.level, v.monday, sum(v.students)::int
    FROM supervised v JOIN supervisor_competences c ON c.supervisor_id = v.id
      JOIN (VALUES ('basic'), ('advanced')) l (level) ON l.level = 'basic' OR c.level = 'advanced'
    GROUP BY 1, 2, 3, 4
  ), weeks AS (
    SELECT unit_id, monday FROM capacity_weeks WHERE unit_id IN (SELECT unit_id FROM supervised)
    UNION SELECT unit_id, monday FROM supervised
    UNION SELECT unit_id, monday FROM booked WHERE unit_id IN (SELECT unit_id FROM supervised)
  ), kinds AS (
    SELECT w.unit_id, w.monday, '*' AS specialty, 'basic' AS level FROM weeks w
    UNION ALL
    SELECT w.unit_id, w.monday, u.specialty, l.level
    FROM weeks w JOIN unit_specialties u USING (unit_id) CROSS JOIN (VALUES ('basic'), ('advanced')) l (level)
  ), demand AS (
    SELECT unit_id, '*' AS specialty, 'basic' AS level, monday, sum(students)::int AS students FROM booked GROUP BY 1, 4
    UNION ALL SELECT unit_id, specialty, 'basic', monday, sum(students)::int FROM booked GROUP BY 1, 2, 4
    UNION ALL SELECT unit_id, specialty, level, monday, students FROM booked WHERE level = 'advanced'
  ), wanted AS (
    SELECT k.unit_id, k.specialty, k.level, k.monday, coalesce(s.places, 0) AS places, coalesce(d.students, 0) AS taken
    FROM kinds k LEFT JOIN supply s USING (unit_id, specialty, level, monday) LEFT JOIN demand d USING (unit_id, specialty, level, monday))`;

const tables = {
  capacity: { table: 'capacity_weeks', wanted: capacityWanted, columns: ['places', 'taken', 'standing'], may: 'greatest(n.places, n.standing)' },
  supervision: { table: 'supervision_weeks', wanted: supervisionWanted, columns: ['places', 'taken'], may: 'n.places' },
} as const;

/** The counters of capacity and supervision, week by week, made anew from offers, closures, supervisors and bookings. */
@Injectable()
export class CountersRepository {
  /** Locks the units' counters in their fixed order, so that nobody books while they are made anew. */
  async lock(em: EntityManager, unitIds: readonly string[] | null): Promise<void> {
    for (const { table } of Object.values(tables)) {
      await em.query(
        `SELECT 1 FROM ${table} WHERE $1::uuid[] IS NULL OR unit_id = ANY ($1) ORDER BY unit_id, specialty, level, monday FOR UPDATE`,
        [unitIds],
      );
    }
  }

  /** Counters that offers, closures and supervisors as they stand would bring below what is booked. */
  async shortfalls(em: EntityManager, counter: keyof typeof tables, unitIds: readonly string[] | null): Promise<Shortfall[]> {
    return em.query<Shortfall[]>(
      `${tables[counter].wanted} SELECT $2::text AS counter, u.code AS "unitCode", n.specialty, n.level, n.monday::text, n.places, n.taken,
         ARRAY(SELECT k.code::text FROM bookings k WHERE k.unit_id = n.unit_id AND k.holds_place AND k.period @> n.monday
           AND n.specialty IN ('*', k.specialty) AND (n.level = k.level OR ($2 = 'supervision' AND n.level = 'basic')) ORDER BY k.code LIMIT 20) AS bookings
       FROM wanted n JOIN units u ON u.id = n.unit_id WHERE n.taken > ${tables[counter].may} ORDER BY 2, 3, 4, 5`,
      [unitIds, counter],
    );
  }

  /** Writes the counters; those no longer called for go away. */
  async write(em: EntityManager, counter: keyof typeof tables, unitIds: readonly string[] | null): Promise<void> {
    const { table, wanted, columns } = tables[counter];
    const of = (name: string): string => columns.map((column) => `${name}.${column}`).join(', ');
    await em.query(
      `${wanted} DELETE FROM ${table} t WHERE ($1::uuid[] IS NULL OR t.unit_id = ANY ($1))
         AND (t.unit_id, t.specialty, t.level, t.monday) NOT IN (SELECT unit_id, specialty, level, monday FROM wanted)`,
      [unitIds],
    );
    await em.query(
      `${wanted} INSERT INTO ${table} AS t (unit_id, specialty, level, monday, ${columns.join(', ')})
       SELECT unit_id, specialty, level, monday, ${columns.join(', ')} FROM wanted
       ON CONFLICT (unit_id, specialty, level, monday) DO UPDATE SET (${columns.join(', ')}) = ROW (${of('EXCLUDED')})
       WHERE (${of('t')}) IS DISTINCT FROM (${of('EXCLUDED')})`,
      [unitIds],
    );
  }
}
