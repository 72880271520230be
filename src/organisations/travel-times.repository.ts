import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Ends of a way, as ids of towns. */
export interface Ends {
  readonly from: string;
  readonly to: string;
}

/** How long a way is, one way. */
export interface Way {
  readonly km: number;
  readonly minutes: number;
}

/** Ways between towns as travelled. */
@Injectable()
export class TravelTimesRepository {
  async townId(em: EntityManager, code: string): Promise<string | undefined> {
    const [town] = await em.query<{ id: string }[]>('SELECT id FROM towns WHERE code = $1', [code]);
    return town?.id;
  }

  /** The stored version, locked until the end of the transaction; undefined when there is none. */
  async lockVersion(em: EntityManager, { from, to }: Ends): Promise<number | undefined> {
    const [row] = await em.query<{ version: number }[]>('SELECT version FROM travel_times WHERE from_town_id = $1 AND to_town_id = $2 FOR UPDATE', [from, to]);
    return row?.version;
  }

  /** Sets one way, and the way back where that has not been given by itself. */
  async set(em: EntityManager, { from, to }: Ends, { km, minutes }: Way): Promise<void> {
    await em.query(
      `INSERT INTO travel_times (from_town_id, to_town_id, km, minutes) VALUES ($1, $2, $3, $4)
       ON CONFLICT (from_town_id, to_town_id) DO UPDATE SET km = $3, minutes = $4, implied = false`, [from, to, km, minutes]);
    await em.query(
      `INSERT INTO travel_times (from_town_id, to_town_id, km, minutes, implied) VALUES ($1, $2, $3, $4, true)
       ON CONFLICT (from_town_id, to_town_id) DO UPDATE SET km = $3, minutes = $4 WHERE travel_times.implied`, [to, from, km, minutes]);
  }
}
