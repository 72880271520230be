import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import type { BookedNumber, KnownWeek, SupervisedKind } from './plan-sheet';

/** Which unit's weeks. */
interface Scope {
  readonly unitId: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

const values = ({ unitId, firstDay, lastDay }: Scope): string[] => [unitId, firstDay, lastDay];

/** What stands in the weeks of a unit's sheet beside what is published. */
@Injectable()
export class PlanSheetRepository {
  async counted(em: EntityManager, scope: Scope): Promise<KnownWeek[]> {
    return em.query<KnownWeek[]>(
      'SELECT specialty, level, monday::text, places, taken FROM capacity_weeks WHERE unit_id = $1 AND monday BETWEEN $2 AND $3', values(scope));
  }

  async supervised(em: EntityManager, scope: Scope): Promise<SupervisedKind[]> {
    return em.query<SupervisedKind[]>(
      `SELECT specialty, level, monday::text, places FROM supervision_weeks WHERE unit_id = $1 AND specialty <> '*' AND monday BETWEEN $2 AND $3`, values(scope));
  }

  async closedMondays(em: EntityManager, scope: Scope): Promise<Day[]> {
    const rows = await em.query<{ monday: Day }[]>(
      `SELECT DISTINCT w.monday::date::text AS monday FROM generate_series($2::date, $3::date, interval '7 days') AS w (monday)
         JOIN closures c ON c.unit_id = $1 AND c.period @> w.monday::date ORDER BY 1`,
      values(scope),
    );
    return rows.map(({ monday }) => monday);
  }

  /** Bookings that hold places, as far as the party sees them. */
  async booked(em: EntityManager, scope: Scope): Promise<BookedNumber[]> {
    return em.query<BookedNumber[]>(
      `SELECT specialty, level, code::int AS number, first_day::text AS "firstMonday", (last_day - 6)::text AS "lastMonday" FROM bookings
       WHERE unit_id = $1 AND holds_place AND period && daterange($2, $3, '[]') ORDER BY code`,
      values(scope),
    );
  }
}
