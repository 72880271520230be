import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Listing } from '../platform/database/listing';
import type { Day } from '../shared/day';
import type { BedsEntity } from './beds.entity';

/** A week in which more students need a bed than there would be. */
export interface BedShortfall {
  readonly monday: Day;
  readonly taken: number;
}

export const bedsListing = new Listing({
  noun: 'row of beds',
  columns: 'b.code, o.code AS host, t.code AS town, b.first_week AS "firstWeek", b.last_week AS "lastWeek", b.beds, b.version',
  from: 'beds b JOIN organisations o ON o.id = b.host_id JOIN towns t ON t.id = b.town_id',
  key: 'b.code',
  filters: { host: 'o.code', town: 't.code' },
});

/** What stands against a change of beds. */
@Injectable()
export class BedsRepository {
  /** Weeks of the row in which more students have been given a bed than it would hold. */
  async shortfalls(em: EntityManager, { hostId, townId, period, beds }: Pick<BedsEntity, 'hostId' | 'townId' | 'period' | 'beds'>): Promise<BedShortfall[]> {
    return em.query<BedShortfall[]>(
      `SELECT w.monday::date::text AS monday, count(k.id)::int AS taken
       FROM generate_series(lower($3::daterange), upper($3::daterange) - 1, interval '7 days') AS w (monday)
         JOIN bookings k ON k.takes_bed AND k.holds_place AND k.period @> w.monday::date
         JOIN units u ON u.id = k.unit_id AND u.organisation_id = $1 AND u.town_id = $2
       GROUP BY 1 HAVING count(k.id) > $4 ORDER BY 1`,
      [hostId, townId, period, beds],
    );
  }
}
