import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { mondayOf } from '../shared/week';
import { carve, periodOf, type WeekSpan } from './carve';
import type { CapacityOffer } from './offer';
import { cellsOf, within, type Kind, type PlanCell, type PlanRow } from './plan';

/** What units have published. */
@Injectable()
export class OffersRepository {
  /** Whoever changes what the unit offers does so one after another, until the transaction ends. */
  async queueUp(em: EntityManager, unitId: string): Promise<void> {
    await em.query(`SELECT pg_advisory_xact_lock(hashtextextended('capacity of unit ' || $1, 0))`, [unitId]);
  }

  /** Codes of the specialties that the unit has. */
  async specialties(em: EntityManager, unitId: string): Promise<string[]> {
    const rows = await em.query<{ specialty: string }[]>('SELECT specialty FROM unit_specialties WHERE unit_id = $1 ORDER BY specialty', [unitId]);
    return rows.map(({ specialty }) => specialty);
  }

  /** What the unit has published for the weeks, week by week. */
  async published(em: EntityManager, unitId: string, span: WeekSpan): Promise<PlanCell[]> {
    const rows = await em.query<PlanRow[]>(
      `SELECT specialty, level, first_week AS "firstWeek", last_week AS "lastWeek", places FROM capacity_offers
       WHERE unit_id = $1 AND period && $2::daterange ORDER BY specialty, level, first_week`,
      [unitId, periodOf(span)],
    );
    return within(cellsOf(rows), span);
  }

  /** Publishes the rows, all of one kind and none sharing a week; what was published for their weeks gives way, what lies beside them stays. */
  async write(em: EntityManager, unitId: string, kind: Kind, rows: readonly PlanRow[]): Promise<void> {
    const former = await this.take(em, unitId, kind, hullOf(rows));
    const left = rows.reduce((stretches, row) => stretches.flatMap((stretch) => carve(stretch, row)), former);
    const offers = [...left, ...rows.map((row) => ({ ...row, unitId }))].map((offer) => ({ ...offer, period: periodOf(offer) }));
    await em.query(
      `INSERT INTO capacity_offers (unit_id, specialty, level, first_week, last_week, period, places)
       SELECT $1, $2, $3, o."firstWeek", o."lastWeek", o.period, o.places
       FROM jsonb_to_recordset($4::jsonb) AS o ("firstWeek" text, "lastWeek" text, period daterange, places int)`,
      [unitId, kind.specialty, kind.level, JSON.stringify(offers)],
    );
  }

  private async take(em: EntityManager, unitId: string, { specialty, level }: Kind, span: WeekSpan): Promise<CapacityOffer[]> {
    const [rows] = await em.query<[CapacityOffer[], number]>(
      `DELETE FROM capacity_offers WHERE unit_id = $1 AND specialty = $2 AND level = $3 AND period && $4::daterange
       RETURNING unit_id AS "unitId", specialty, level, first_week AS "firstWeek", last_week AS "lastWeek", places`,
      [unitId, specialty, level, periodOf(span)],
    );
    return rows;
  }
}

/** From the first week of all to the last. */
export const hullOf = (spans: readonly WeekSpan[]): WeekSpan => ({
  firstWeek: spans.map(({ firstWeek }) => firstWeek).reduce((a, b) => (mondayOf(a) <= mondayOf(b) ? a : b)),
  lastWeek: spans.map(({ lastWeek }) => lastWeek).reduce((a, b) => (mondayOf(a) >= mondayOf(b) ? a : b)),
});
