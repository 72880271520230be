import type { EntityManager } from 'typeorm';
import type { Day } from '../../shared/day';

/** Which day each daily work is done for next. */
export class DailyRepository {
  /** The day that comes next, locked until the transaction ends; the first one where the work has never been done. */
  async lockNext(em: EntityManager, fact: string, first: Day): Promise<Day> {
    await em.query('INSERT INTO daily_work (fact, next_on) VALUES ($1, $2) ON CONFLICT DO NOTHING', [fact, first]);
    const [row] = await em.query<[{ day: Day }]>('SELECT next_on::text AS day FROM daily_work WHERE fact = $1 FOR UPDATE', [fact]);
    return row.day;
  }

  async setNext(em: EntityManager, fact: string, day: Day): Promise<void> {
    await em.query('UPDATE daily_work SET next_on = $2 WHERE fact = $1', [fact, day]);
  }

  /** Whether a fact waits for the day. */
  async isWaitedFor(em: EntityManager, fact: string, day: Day): Promise<boolean> {
    const found = await em.query<unknown[]>(
      `SELECT FROM outbox WHERE fact = $1 AND payload->>'day' = $2 AND delivered_at IS NULL AND failed_at IS NULL`, [fact, day]);
    return found.length > 0;
  }
}
