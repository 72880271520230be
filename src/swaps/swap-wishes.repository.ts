import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import type { SwapWish } from './swap';

/** A placement that somebody wishes to exchange. */
export interface WishedAway {
  readonly id: string;
  readonly studentId: string;
  readonly universityId: string;
  readonly termId: string;
  readonly state: string;
  readonly firstDay: Day;
}

/** A place told by its code; one of town and unit. */
export interface NamedPlace {
  readonly town?: string | undefined;
  readonly unit?: string | undefined;
}

/** How a wish may end. */
export type WishEnding = 'withdrawn' | 'fulfilled' | 'lapsed';

/** A wish that has ended, and whom to tell. */
export interface EndedWish {
  readonly id: string;
  readonly studentId: string;
  readonly bookingId: string;
  readonly code: string;
}

const wishes = `
  SELECT w.id, w.student_id AS "studentId", b.id AS "bookingId", b.code::text, b.enrolment_id AS "enrolmentId", b.requirement_id AS "requirementId",
    b.unit_id AS "unitId", u.code AS "unitCode", u.town_id AS "townId", b.first_day::text AS "firstDay", b.last_day::text AS "lastDay", w.same_weeks AS "sameWeeks",
    (SELECT json_agg(json_build_object('rank', p.rank, 'townId', p.town_id, 'unitId', p.unit_id) ORDER BY p.rank) FROM swap_wish_places p WHERE p.wish_id = w.id) AS places
  FROM swap_wishes w JOIN bookings b ON b.id = w.booking_id JOIN units u ON u.id = b.unit_id
  WHERE w.window_id = $1 AND w.state = 'open' AND b.state = 'published' AND b.first_day > $2
    AND NOT EXISTS (SELECT FROM swap_offers o WHERE o.student_id = w.student_id AND o.standing)`;

/** Wishes to exchange. */
@Injectable()
export class SwapWishesRepository {
  async placement(em: EntityManager, bookingId: string): Promise<WishedAway | undefined> {
    const [row] = await em.query<WishedAway[]>(
      `SELECT b.id, b.student_id AS "studentId", s.university_id AS "universityId", b.term_id AS "termId", b.state, b.first_day::text AS "firstDay"
       FROM bookings b JOIN students s ON s.id = b.student_id WHERE b.id = $1`,
      [bookingId],
    );
    return row;
  }

  /** Whether a wish stands for the placement. */
  async hasOpen(em: EntityManager, bookingId: string): Promise<boolean> {
    const found = await em.query<unknown[]>("SELECT 1 FROM swap_wishes WHERE booking_id = $1 AND state = 'open'", [bookingId]);
    return found.length > 0;
  }

  async insert(em: EntityManager, wish: { readonly windowId: string; readonly studentId: string; readonly bookingId: string; readonly sameWeeks: boolean }): Promise<string> {
    const [row] = await em.query<{ id: string }[]>(
      'INSERT INTO swap_wishes (window_id, student_id, booking_id, same_weeks) VALUES ($1, $2, $3, $4) RETURNING id',
      [wish.windowId, wish.studentId, wish.bookingId, wish.sameWeeks],
    );
    return row?.id ?? '';
  }

  /** False when there is no such town or unit. */
  async addPlace(em: EntityManager, wishId: string, rank: number, { town, unit }: NamedPlace): Promise<boolean> {
    const [noun, code] = town === undefined ? (['unit', unit] as const) : (['town', town] as const);
    const added = await em.query<unknown[]>(
      `INSERT INTO swap_wish_places (wish_id, rank, ${noun}_id) SELECT $1, $2, p.id FROM ${noun}s p WHERE p.code = $3 RETURNING rank`,
      [wishId, rank, code],
    );
    return added.length > 0;
  }

  /** Wishes of the window that are free to be part of a ring on the day: open, of placements that are published and not begun, whose student is in none. */
  open(em: EntityManager, windowId: string, day: Day): Promise<SwapWish[]> {
    return em.query<SwapWish[]>(`${wishes} ORDER BY b.code`, [windowId, day]);
  }

  /** How many of these still are free to be part of a ring. */
  async stillOpen(em: EntityManager, windowId: string, day: Day, ids: readonly string[]): Promise<number> {
    return (await em.query<unknown[]>(`${wishes} AND w.id = ANY ($3)`, [windowId, day, ids])).length;
  }

  /** Exchanges that somebody concerned would not have, as `wish placement`. */
  async refused(em: EntityManager, windowId: string): Promise<ReadonlySet<string>> {
    const rows = await em.query<{ key: string }[]>(
      `SELECT DISTINCT o.wish_id || ' ' || o.takes_booking_id AS key FROM swap_offers o JOIN swap_rings r ON r.id = o.ring_id WHERE r.window_id = $1 AND o.refused`, [windowId]);
    return new Set(rows.map(({ key }) => key));
  }

  /** Whose and of which window a wish is. */
  async whose(em: EntityManager, id: string): Promise<{ readonly studentId: string; readonly windowId: string; readonly state: string } | undefined> {
    const [row] = await em.query<{ studentId: string; windowId: string; state: string }[]>(
      'SELECT student_id AS "studentId", window_id AS "windowId", state FROM swap_wishes WHERE id = $1', [id]);
    return row;
  }

  /** Ends those of the wishes that are open; gives them. */
  async end(em: EntityManager, which: { readonly ids: readonly string[] } | { readonly windowId: string }, state: WishEnding, at: Date): Promise<EndedWish[]> {
    const [condition, value] = 'ids' in which ? ['w.id = ANY ($1)', which.ids] : ['w.window_id = $1', which.windowId];
    const [rows] = await em.query<[EndedWish[], number]>(
      `UPDATE swap_wishes w SET state = $2, ended_at = $3 FROM bookings b WHERE b.id = w.booking_id AND w.state = 'open' AND ${condition}
       RETURNING w.id, w.student_id AS "studentId", w.booking_id AS "bookingId", b.code::text`,
      [value, state, at],
    );
    return rows;
  }

  /** Open wishes for any of the placements, by window. */
  ofPlacements(em: EntityManager, bookingIds: readonly string[]): Promise<{ readonly id: string; readonly windowId: string }[]> {
    return em.query(`SELECT id, window_id AS "windowId" FROM swap_wishes WHERE booking_id = ANY ($1) AND state = 'open' ORDER BY window_id, id`, [bookingIds]);
  }
}
