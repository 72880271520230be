import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import type { TermSpan } from '../shared/term';
import type { BedsOverview, BedsRow } from './beds-overview';

/** A host's own beds, for its page. */
@Injectable()
export class BedsOverviewRepository {
  /** Rows with weeks on the day or after it. */
  rows(em: EntityManager, hostId: string, from: Day): Promise<BedsRow[]> {
    return em.query<BedsRow[]>(
      `SELECT b.code, t.name AS town, b.first_week AS "firstWeek", b.last_week AS "lastWeek", b.beds, b.version, coalesce((
           SELECT max(w.taken) FROM (
             SELECT count(*)::int AS taken
             FROM generate_series(lower(b.period), upper(b.period) - 1, interval '7 days') AS m (monday)
               JOIN bookings k ON k.takes_bed AND k.holds_place AND k.period @> m.monday::date
               JOIN units u ON u.id = k.unit_id AND u.organisation_id = b.host_id AND u.town_id = b.town_id
             GROUP BY m.monday) w), 0) AS taken
       FROM beds b JOIN towns t ON t.id = b.town_id
       WHERE b.host_id = $1 AND upper(b.period) > $2 ORDER BY t.name, b.first_week`,
      [hostId, from],
    );
  }

  async organisation(em: EntityManager, id: string): Promise<string> {
    const [row] = await em.query<{ name: string }[]>('SELECT name FROM organisations WHERE id = $1', [id]);
    return row?.name ?? '';
  }

  towns(em: EntityManager, hostId: string): Promise<BedsOverview['towns']> {
    return em.query<{ code: string; name: string }[]>(
      'SELECT t.code, t.name FROM towns t WHERE EXISTS (SELECT FROM units u WHERE u.town_id = t.id AND u.organisation_id = $1) ORDER BY t.name', [hostId]);
  }

  /** Terms that are not over by the day. */
  terms(em: EntityManager, today: Day): Promise<TermSpan[]> {
    return em.query<TermSpan[]>('SELECT first_week AS "firstWeek", last_week AS "lastWeek" FROM terms WHERE last_day >= $1 ORDER BY first_day', [today]);
  }
}
