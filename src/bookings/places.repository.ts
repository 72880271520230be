import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Level } from '../organisations/unit';
import type { Day } from '../shared/day';
import type { CounterChange, WeekChange } from './counter-change';

/** A week that has fewer places than are wanted; `places` is 0 where nothing is published. */
export interface ShortWeek {
  readonly unitName: string;
  /** `*` where it is about everybody at the unit. */
  readonly specialty: string;
  /** Null where it is about everybody at the unit. */
  readonly specialtyName: string | null;
  readonly level: Level;
  readonly monday: Day;
  readonly places: number;
  readonly taken: number;
  readonly wanted: number;
}

/** A quota that has fewer places left than are wanted. */
export interface ShortQuota {
  readonly id: string;
  readonly code: string;
  readonly agreement: string;
  readonly places: number;
  readonly taken: number;
  readonly wanted: number;
}

/** A week in which a host has fewer beds in a town than are wanted. */
export interface ShortBeds {
  readonly host: string;
  readonly town: string;
  readonly monday: Day;
  readonly places: number;
  readonly taken: number;
  readonly wanted: number;
}

/** Only weeks that the host has told beds for are limited. */
const shortBeds = `
  WITH wanted AS (
    SELECT u.organisation_id, u.town_id, c.monday, sum(c.change)::int AS change
    FROM unnest($1::uuid[], $2::date[], $3::int[]) AS c (unit_id, monday, change) JOIN units u ON u.id = c.unit_id GROUP BY 1, 2, 3
  ), counted AS (
    SELECT w.*, b.beds, (SELECT count(*)::int FROM bookings k JOIN units v ON v.id = k.unit_id WHERE k.takes_bed AND k.holds_place
      AND k.period @> w.monday AND v.organisation_id = w.organisation_id AND v.town_id = w.town_id) AS taken
    FROM wanted w JOIN beds b ON b.host_id = w.organisation_id AND b.town_id = w.town_id AND b.period @> w.monday
    WHERE w.change > 0)
  SELECT o.name AS host, t.name AS town, c.monday::text, c.beds AS places, c.taken, c.change AS wanted
  FROM counted c JOIN organisations o ON o.id = c.organisation_id JOIN towns t ON t.id = c.town_id
  WHERE c.taken + c.change > c.beds ORDER BY 1, 2, 3`;

/** What is too little; nothing, when all changes fit. */
export interface Shortage {
  readonly quotas: readonly ShortQuota[];
  readonly capacity: readonly ShortWeek[];
  readonly supervision: readonly ShortWeek[];
  readonly beds: readonly ShortBeds[];
}

const changed = '(SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::int[]) AS c (unit_id, specialty, level, monday, change))';

const columns = (changes: readonly WeekChange[]): unknown[] => [
  changes.map((row) => row.unitId), changes.map((row) => row.specialty), changes.map((row) => row.level),
  changes.map((row) => row.monday), changes.map((row) => row.change),
];

/** The guarded counters, taken from and given back to in one fixed order: quotas, capacity, supervision, each by its key. */
@Injectable()
export class PlacesRepository {
  /** Makes all changes, or none and tells what is too little. The counters stay locked until the transaction ends. */
  async apply(em: EntityManager, change: CounterChange): Promise<Shortage> {
    await this.lock(em, change);
    const shortage = {
      quotas: await this.shortQuotas(em, change),
      capacity: await this.shortWeeks(em, 'capacity_weeks', change.capacity, 'LEFT'),
      // A unit without supervision rows lists no supervisors; it has no limit here.
      supervision: await this.shortWeeks(em, 'supervision_weeks', change.supervision, 'INNER'),
      beds: await this.shortBeds(em, change),
    };
    const isShort = Object.values(shortage).some((list) => list.length > 0);
    if (!isShort) await this.write(em, change);
    return shortage;
  }

  private async lock(em: EntityManager, change: CounterChange): Promise<void> {
    await em.query('SELECT 1 FROM quotas WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [change.quotas.map(({ id }) => id)]);
    for (const [table, changes] of [['capacity_weeks', change.capacity], ['supervision_weeks', change.supervision]] as const) {
      await em.query(
        `SELECT 1 FROM ${table} t WHERE (t.unit_id, t.specialty, t.level, t.monday) IN (SELECT unit_id, specialty, level, monday FROM ${changed} c)
         ORDER BY t.unit_id, t.specialty, t.level, t.monday FOR UPDATE`,
        columns(changes),
      );
    }
  }

  /** What is taken is counted from the bookings, while the host's beds there stay locked. */
  private async shortBeds(em: EntityManager, { beds }: CounterChange): Promise<ShortBeds[]> {
    if (beds.length === 0) return [];
    const unitIds = beds.map(({ unitId }) => unitId);
    await em.query(
      `SELECT 1 FROM beds WHERE (host_id, town_id) IN (SELECT organisation_id, town_id FROM units WHERE id = ANY ($1)) ORDER BY id FOR UPDATE`, [unitIds]);
    return em.query<ShortBeds[]>(shortBeds, [unitIds, beds.map(({ monday }) => monday), beds.map(({ change }) => change)]);
  }

  private async shortQuotas(em: EntityManager, { quotas }: CounterChange): Promise<ShortQuota[]> {
    return em.query<ShortQuota[]>(
      `SELECT q.id, q.code, a.name AS agreement, q.places + q.overridden AS places, q.taken, c.change AS wanted
       FROM unnest($1::uuid[], $2::int[]) AS c (id, change) JOIN quotas q USING (id) JOIN agreements a ON a.id = q.agreement_id
       WHERE c.change > 0 AND q.taken + c.change > q.places + q.overridden ORDER BY q.code`,
      [quotas.map(({ id }) => id), quotas.map(({ change }) => change)],
    );
  }

  private async shortWeeks(em: EntityManager, table: string, changes: readonly WeekChange[], join: 'LEFT' | 'INNER'): Promise<ShortWeek[]> {
    return em.query<ShortWeek[]>(
      `SELECT u.name AS "unitName", c.specialty, s.name AS "specialtyName", c.level, c.monday::text, coalesce(t.places, 0) AS places, coalesce(t.taken, 0) AS taken, c.change AS wanted
       FROM ${changed} c ${join} JOIN ${table} t USING (unit_id, specialty, level, monday) JOIN units u ON u.id = c.unit_id
         LEFT JOIN specialties s ON s.code = c.specialty
       WHERE c.change > 0 AND coalesce(t.taken, 0) + c.change > coalesce(t.places, 0) ORDER BY u.code, 2, 3, 4`,
      columns(changes),
    );
  }

  private async write(em: EntityManager, change: CounterChange): Promise<void> {
    await em.query(
      'UPDATE quotas q SET taken = q.taken + c.change FROM unnest($1::uuid[], $2::int[]) AS c (id, change) WHERE q.id = c.id',
      [change.quotas.map(({ id }) => id), change.quotas.map((row) => row.change)],
    );
    for (const [table, changes] of [['capacity_weeks', change.capacity], ['supervision_weeks', change.supervision]] as const) {
      await em.query(
        `UPDATE ${table} t SET taken = t.taken + c.change FROM ${changed} c
         WHERE (t.unit_id, t.specialty, t.level, t.monday) = (c.unit_id, c.specialty, c.level, c.monday)`,
        columns(changes),
      );
    }
  }
}
