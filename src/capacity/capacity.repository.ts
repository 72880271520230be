import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Level } from '../organisations/unit';
import type { Day } from '../shared/day';
import { mondayOf } from '../shared/week';
import { periodOf, type WeekSpan } from './carve';
import type { CapacityOffer, Closure, ClosureReason } from './offer';

/** A unit with room in every week asked for. */
export interface FreePlace {
  readonly unit: string;
  readonly name: string;
  readonly town: string;
  readonly organisation: string;
  readonly free: number;
}

/** A closure as it stands. */
export interface StandingClosure extends Closure {
  readonly version: number;
}

/** Where room is looked for. */
export interface FreePlaceSearch extends WeekSpan {
  readonly specialty: string;
  readonly level: Level;
  readonly countyCode?: string | undefined;
}

/** What is left is the least of capacity and of all supervision that a student takes; advanced places take listed supervisors. */
const freePlaces = `
  SELECT u.code AS unit, u.name, t.name AS town, o.name AS organisation,
    min(least(c.places - c.taken, w.places - w.taken, s.places - s.taken, a.places - a.taken))::int AS free
  FROM capacity_weeks c JOIN units u ON u.id = c.unit_id JOIN towns t ON t.id = u.town_id JOIN organisations o ON o.id = u.organisation_id
    LEFT JOIN supervision_weeks w ON w.unit_id = c.unit_id AND w.monday = c.monday AND w.specialty = '*'
    LEFT JOIN supervision_weeks s ON s.unit_id = c.unit_id AND s.monday = c.monday AND s.specialty = c.specialty AND s.level = 'basic'
    LEFT JOIN supervision_weeks a ON a.unit_id = c.unit_id AND a.monday = c.monday AND a.specialty = c.specialty AND a.level = 'advanced'
      AND c.level = 'advanced'
  WHERE c.specialty = $1 AND c.level = $2 AND c.monday BETWEEN $3::date AND $4::date AND ($5::text IS NULL OR t.county_code = $5)
    AND (c.level = 'basic' OR a.unit_id IS NOT NULL)
  GROUP BY u.code, u.name, t.name, o.name
  HAVING count(*) = ($4::date - $3::date) / 7 + 1 AND min(least(c.places - c.taken, w.places - w.taken, s.places - s.taken, a.places - a.taken)) > 0
  ORDER BY free DESC, u.code`;

/** What hosts publish: offers and closures. */
@Injectable()
export class CapacityRepository {
  async unitId(em: EntityManager, code: string): Promise<string | undefined> {
    const [unit] = await em.query<{ id: string }[]>('SELECT id FROM units WHERE code = $1', [code]);
    return unit?.id;
  }

  /** Takes away the offers of the kind that touch the weeks, and gives them. */
  async takeOffers(em: EntityManager, { unitId, specialty, level, ...span }: Omit<CapacityOffer, 'places'>): Promise<CapacityOffer[]> {
    const [rows] = await em.query<[CapacityOffer[], number]>(
      `DELETE FROM capacity_offers WHERE unit_id = $1 AND specialty = $2 AND level = $3 AND period && $4::daterange
       RETURNING unit_id AS "unitId", specialty, level, first_week AS "firstWeek", last_week AS "lastWeek", places`,
      [unitId, specialty, level, periodOf(span)],
    );
    return rows;
  }

  async insertOffers(em: EntityManager, offers: readonly CapacityOffer[]): Promise<void> {
    for (const { unitId, specialty, level, firstWeek, lastWeek, places } of offers) {
      await em.query(
        'INSERT INTO capacity_offers (unit_id, specialty, level, first_week, last_week, period, places) VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [unitId, specialty, level, firstWeek, lastWeek, periodOf({ firstWeek, lastWeek }), places],
      );
    }
  }

  async insertClosure(em: EntityManager, unitId: string, closure: WeekSpan & { readonly reason: ClosureReason; readonly note: string }): Promise<string> {
    const [row] = await em.query<{ id: string }[]>(
      'INSERT INTO closures (unit_id, first_week, last_week, period, reason, note) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id',
      [unitId, closure.firstWeek, closure.lastWeek, periodOf(closure), closure.reason, closure.note],
    );
    return row?.id ?? '';
  }

  /** A closure that the acting party may change, locked until the end of the transaction. */
  async lockClosure(em: EntityManager, id: string): Promise<StandingClosure | undefined> {
    const [row] = await em.query<StandingClosure[]>(
      `SELECT unit_id AS "unitId", first_week AS "firstWeek", last_week AS "lastWeek", reason, note, version FROM closures WHERE id = $1 FOR UPDATE`, [id]);
    return row;
  }

  async changeClosure(em: EntityManager, id: string, closure: WeekSpan & { readonly reason: ClosureReason; readonly note: string }): Promise<void> {
    await em.query('UPDATE closures SET first_week = $2, last_week = $3, period = $4, reason = $5, note = $6, version = version + 1 WHERE id = $1',
      [id, closure.firstWeek, closure.lastWeek, periodOf(closure), closure.reason, closure.note]);
  }

  /** Takes a closure away; gives its unit, or undefined when there is none. */
  async removeClosure(em: EntityManager, id: string): Promise<string | undefined> {
    const [rows] = await em.query<[{ unitId: string }[], number]>('DELETE FROM closures WHERE id = $1 RETURNING unit_id AS "unitId"', [id]);
    return rows[0]?.unitId;
  }

  async freePlaces(em: EntityManager, { specialty, level, firstWeek, lastWeek, countyCode }: FreePlaceSearch): Promise<FreePlace[]> {
    const mondays: [Day, Day] = [mondayOf(firstWeek), mondayOf(lastWeek)];
    return em.query<FreePlace[]>(freePlaces, [specialty, level, ...mondays, countyCode ?? null]);
  }
}
