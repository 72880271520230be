import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Level } from '../organisations/unit';
import { Listing } from '../platform/database/listing';
import { Prepared } from '../platform/database/prepared';
import type { Day } from '../shared/day';
import type { Reserved, ReservedWeek, Takers } from './reserved';

/** A unit's week of a specialty and level. */
export interface WeekKey {
  readonly unitId: string;
  readonly specialty: string;
  readonly level: Level;
  readonly monday: Day;
}

type WeekRow = WeekKey & { readonly places: number };

/** A reservation that still stands: neither released nor over. */
export const stands = (alias: string): string => `${alias}.released_at IS NULL AND ${alias}.until >= (now() AT TIME ZONE 'Europe/Stockholm')::date`;

const cells = '(SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::date[]) AS c (unit_id, specialty, level, monday))';

const columns = (keys: readonly WeekKey[]): unknown[] => [
  keys.map(({ unitId }) => unitId), keys.map(({ specialty }) => specialty), keys.map(({ level }) => level), keys.map(({ monday }) => monday),
];

const reserved = `
  SELECT c.unit_id AS "unitId", c.specialty, c.level, c.monday::text, w.places, r.id, r.until::text,
    coalesce(r.university_id, r.programme_id, r.agreement_id)::text AS key, coalesce(o.name, p.name, 'avtalet ”' || a.name || '”') AS holder,
    least(w.places, coalesce(r.places, w.places * r.share / 100)) AS kept, r.agreement_id AS "agreementId",
    CASE WHEN r.programme_id IS NOT NULL THEN ARRAY[r.programme_id] ELSE ARRAY(SELECT x.id FROM programmes x WHERE x.university_id = r.university_id ORDER BY 1) END AS "programmeIds"
  FROM ${cells} c JOIN reserved_places r ON r.unit_id = c.unit_id AND r.specialty = c.specialty AND r.level = c.level AND r.period @> c.monday AND ${stands('r')}
    JOIN capacity_weeks w ON w.unit_id = c.unit_id AND w.specialty = c.specialty AND w.level = c.level AND w.monday = c.monday
    LEFT JOIN organisations o ON o.id = r.university_id LEFT JOIN programmes p ON p.id = r.programme_id LEFT JOIN agreements a ON a.id = r.agreement_id
  ORDER BY c.unit_id, c.specialty, c.level, c.monday, key`;

const takers = `
  SELECT c.unit_id AS "unitId", c.specialty, c.level, c.monday::text, k.programme_id AS "programmeId", b.agreement_id AS "agreementId", count(*)::int AS students
  FROM ${cells} c JOIN bookings b ON b.unit_id = c.unit_id AND b.specialty = c.specialty AND b.level = c.level AND b.period @> c.monday AND b.holds_place
    JOIN requirements q ON q.id = b.requirement_id JOIN courses s ON s.id = q.course_id JOIN curricula k ON k.id = s.curriculum_id
  GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6`;

const keeping = new Prepared('reservations-keeping', `SELECT 1 FROM reserved_places r WHERE r.unit_id = ANY ($1::uuid[]) AND ${stands('r')} LIMIT 1`);

/** One key of a week. */
export const weekKey = ({ unitId, specialty, level, monday }: WeekKey): string => `${unitId} ${specialty} ${level} ${monday}`;

/** Who keeps places where, and who takes them. Asked as the system: parties do not see each other's students. */
@Injectable()
export class ReservedRepository {
  /** Those of the weeks into which reservations reach, with who holds places there. */
  async weeks(em: EntityManager, keys: readonly WeekKey[]): Promise<ReservedWeek[]> {
    if (keys.length === 0) return [];
    const rows = await em.query<(WeekRow & Omit<Reserved, 'places'> & { kept: number })[]>(reserved, columns(keys));
    if (rows.length === 0) return [];
    const weeks = new Map<string, WeekRow & { reserved: Reserved[]; takers: Takers[] }>();
    for (const { unitId, specialty, level, monday, places, kept, ...row } of rows) {
      const week = weeks.get(weekKey({ unitId, specialty, level, monday })) ?? { unitId, specialty, level, monday, places, reserved: [], takers: [] };
      weeks.set(weekKey(week), week);
      const same = week.reserved.findIndex(({ key }) => key === row.key);
      const former = week.reserved[same];
      if (former) week.reserved[same] = { ...former, places: Math.min(places, former.places + kept), until: former.until > row.until ? former.until : row.until };
      else week.reserved.push({ ...row, places: kept });
    }
    for (const { unitId, specialty, level, monday, ...taker } of await em.query<(WeekKey & Takers)[]>(takers, columns([...weeks.values()]))) {
      weeks.get(weekKey({ unitId, specialty, level, monday }))?.takers.push(taker);
    }
    return [...weeks.values()];
  }

  /** Whether any of the units keeps places for somebody. */
  async isKeepingAny(em: EntityManager, unitIds: readonly string[]): Promise<boolean> {
    return unitIds.length > 0 && (await keeping.rows(em, [[...new Set(unitIds)]])).length > 0;
  }

  /** The rows with the names of their units and specialties. */
  async named<T extends Pick<WeekKey, 'unitId' | 'specialty'>>(em: EntityManager, rows: readonly T[]): Promise<(T & { readonly unitName: string; readonly specialtyName: string })[]> {
    if (rows.length === 0) return [];
    const names = await em.query<{ unitId: string; specialty: string; unitName: string; specialtyName: string }[]>(
      `SELECT u.id AS "unitId", s.code AS specialty, u.name AS "unitName", s.name AS "specialtyName" FROM units u JOIN specialties s ON s.code = ANY ($2) WHERE u.id = ANY ($1)`,
      [rows.map(({ unitId }) => unitId), rows.map(({ specialty }) => specialty)],
    );
    return rows.flatMap((row) => names.filter(({ unitId, specialty }) => unitId === row.unitId && specialty === row.specialty).map((name) => ({ ...row, ...name })));
  }

  /** The programmes that blocks belong to, by the block's id. */
  async programmes(em: EntityManager, requirementIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await em.query<{ id: string; programmeId: string }[]>(
      `SELECT q.id, k.programme_id AS "programmeId" FROM requirements q JOIN courses s ON s.id = q.course_id JOIN curricula k ON k.id = s.curriculum_id WHERE q.id = ANY ($1)`,
      [[...new Set(requirementIds)]],
    );
    return new Map(rows.map(({ id, programmeId }) => [id, programmeId]));
  }
}

export const reservationListing = new Listing({
  noun: 'reservation',
  columns: `r.id, u.code AS unit, r.specialty, r.level, r.first_week AS "firstWeek", r.last_week AS "lastWeek", r.places, r.share, o.code AS university, p.code AS programme,
    a.code AS agreement, coalesce(o.name, p.name, a.name, 'ett avtal') AS holder, r.until::text, r.note, r.version, ${stands('r')} AS stands`,
  from: `reserved_places r JOIN units u ON u.id = r.unit_id LEFT JOIN organisations o ON o.id = r.university_id LEFT JOIN programmes p ON p.id = r.programme_id
    LEFT JOIN agreements a ON a.id = r.agreement_id`,
  key: 'r.id',
  keyType: 'uuid',
  filters: { unit: 'u.code', stands: `(${stands('r')})` },
});
