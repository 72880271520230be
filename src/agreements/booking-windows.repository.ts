import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Listing } from '../platform/database/listing';
import type { BookingWindow, WindowOrder } from './booking-window';

/** A window as it stands. */
export type StandingWindow = WindowOrder & { readonly id: string; readonly version: number };

export const bookingWindowListing = new Listing({
  noun: 'booking window',
  columns: 'w.id, a.code AS agreement, t.code AS term, w.first_day::text AS "firstDay", w.last_day::text AS "lastDay", w.version',
  from: 'booking_windows w JOIN agreements a ON a.id = w.agreement_id JOIN terms t ON t.id = w.term_id',
  key: 'w.id',
  keyType: 'uuid',
  filters: { agreement: 'a.code', term: 't.code' },
});

/** All SQL of windows of bookings by hand. */
@Injectable()
export class BookingWindowsRepository {
  /** Throws Problem `not-found` where there is none. */
  async standing(em: EntityManager, id: string): Promise<StandingWindow> {
    return (await bookingWindowListing.one(em, id)) as unknown as StandingWindow;
  }

  async of(em: EntityManager, agreement: string, term: string): Promise<StandingWindow | undefined> {
    const wanted = { limit: 1, agreement, term };
    const { items } = await bookingWindowListing.page(em, wanted);
    return items[0] as unknown as StandingWindow | undefined;
  }

  async isTerm(em: EntityManager, term: string): Promise<boolean> {
    return (await em.query<unknown[]>('SELECT FROM terms WHERE code = $1', [term])).length > 0;
  }

  async insert(em: EntityManager, { agreement, term, firstDay, lastDay }: WindowOrder): Promise<string> {
    const [{ id }] = await em.query<[{ id: string }]>(
      `INSERT INTO booking_windows (agreement_id, term_id, first_day, last_day) SELECT a.id, t.id, $3, $4 FROM agreements a, terms t WHERE a.code = $1 AND t.code = $2
       RETURNING id`, [agreement, term, firstDay, lastDay]);
    return id;
  }

  async update(em: EntityManager, id: string, { firstDay, lastDay }: BookingWindow): Promise<void> {
    await em.query('UPDATE booking_windows SET first_day = $2, last_day = $3, version = version + 1 WHERE id = $1', [id, firstDay, lastDay]);
  }

  async remove(em: EntityManager, id: string): Promise<void> {
    await em.query('DELETE FROM booking_windows WHERE id = $1', [id]);
  }
}
