import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Offer, OfferState } from './reserve-offer';

/** An offer about to be made. */
export interface NewOffer {
  readonly freedPlaceId: string;
  readonly reserveId: string;
  readonly studentId: string;
  readonly bookingId: string;
  readonly offeredAt: Date;
  readonly expiresAt: Date;
}

const offer = `
  SELECT o.id, o.freed_place_id AS "freedPlaceId", o.student_id AS "studentId", o.booking_id AS "bookingId", b.code::int AS number,
    s.university_id AS "universityId", t.code AS term, o.state, b.state AS "bookingState", o.expires_at AS "expiresAt"
  FROM reserve_offers o JOIN bookings b ON b.id = o.booking_id JOIN students s ON s.id = o.student_id JOIN terms t ON t.id = b.term_id`;

/** Who has been asked, until when, and how they answered. */
@Injectable()
export class OffersRepository {
  async add(em: EntityManager, { freedPlaceId, reserveId, studentId, bookingId, offeredAt, expiresAt }: NewOffer): Promise<string> {
    const [row] = await em.query<{ id: string }[]>(
      `INSERT INTO reserve_offers (freed_place_id, turn, reserve_id, student_id, booking_id, offered_at, expires_at)
       SELECT $1, 1 + count(*), $2, $3, $4, $5, $6 FROM reserve_offers WHERE freed_place_id = $1 RETURNING id`,
      [freedPlaceId, reserveId, studentId, bookingId, offeredAt, expiresAt],
    );
    return row?.id ?? '';
  }

  /** The offer, whose place stays locked until the transaction ends: one answer at a time. */
  async lock(em: EntityManager, where: { readonly id: string } | { readonly bookingId: string }): Promise<Offer | undefined> {
    const [column, value] = 'id' in where ? ['o.id', where.id] : ['o.booking_id', where.bookingId];
    await em.query(`SELECT FROM freed_places f JOIN reserve_offers o ON o.freed_place_id = f.id WHERE ${column} = $1 FOR UPDATE OF f`, [value]);
    return (await em.query<Offer[]>(`${offer} WHERE ${column} = $1`, [value]))[0];
  }

  async isVisible(em: EntityManager, id: string): Promise<boolean> {
    return (await em.query<unknown[]>('SELECT FROM reserve_offers WHERE id = $1', [id])).length > 0;
  }

  async hasOpen(em: EntityManager, freedPlaceId: string): Promise<boolean> {
    return (await em.query<unknown[]>(`SELECT FROM reserve_offers WHERE freed_place_id = $1 AND state = 'open'`, [freedPlaceId])).length > 0;
  }

  /** Blocks that the place has been offered to before, as `enrolment requirement`. */
  async asked(em: EntityManager, freedPlaceId: string): Promise<Set<string>> {
    const rows = await em.query<{ block: string }[]>(
      `SELECT b.enrolment_id || ' ' || b.requirement_id AS block FROM reserve_offers o JOIN bookings b ON b.id = o.booking_id WHERE o.freed_place_id = $1`, [freedPlaceId]);
    return new Set(rows.map(({ block }) => block));
  }

  async close(em: EntityManager, id: string, state: Exclude<OfferState, 'open'>, { by, at }: { readonly by: string; readonly at: Date }): Promise<void> {
    await em.query('UPDATE reserve_offers SET state = $2, answered_at = $3, answered_by = $4 WHERE id = $1', [id, state, at, by]);
  }

  /** How many hours the booking's agreement gives to answer. */
  async hours(em: EntityManager, bookingId: string): Promise<number> {
    const [row] = await em.query<{ hours: number }[]>('SELECT a.offer_hours AS hours FROM bookings b JOIN agreements a ON a.id = b.agreement_id WHERE b.id = $1', [bookingId]);
    return row?.hours ?? 0;
  }
}
