import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import type { Ending, RingState } from './swap';

/** A ring on its way. */
export interface RingRow {
  readonly id: string;
  readonly number: string;
  readonly windowId: string;
  readonly state: RingState;
  readonly answerBy: Date;
}

/** A ring to be asked about. */
export interface NewRing {
  readonly windowId: string;
  readonly searchId: string;
  readonly students: number;
  readonly points: number;
  readonly answerBy: Date;
}

/** What a student gives up, and what she would have instead. */
export interface NewOffer {
  readonly wishId: string;
  readonly studentId: string;
  readonly bookingId: string;
  readonly takesBookingId: string;
  readonly unitId: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly rank: number;
}

/** A student's part in a ring, with what is said of it. */
export interface Offer extends NewOffer {
  readonly id: string;
  readonly answer: 'waiting' | 'yes' | 'no';
  /** Number of the placement that she gives up. */
  readonly code: string;
  readonly enrolmentId: string;
  readonly requirementId: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly town: string;
}

/** A unit that a ring concerns. */
export interface ConcernedUnit {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly asks: boolean;
  /** Whom the ring brings there. */
  readonly comings: readonly Coming[];
}

/** Somebody who would come to a unit instead of whom it expects. */
export interface Coming {
  /** Number of the placement that is taken over. */
  readonly number: string;
  readonly course: string;
  readonly university: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

const ring = `r.id, r.number::text, r.window_id AS "windowId", r.state, r.answer_by AS "answerBy"`;

const offers = `
  SELECT o.id, o.wish_id AS "wishId", o.student_id AS "studentId", o.booking_id AS "bookingId", o.takes_booking_id AS "takesBookingId", o.unit_id AS "unitId",
    o.first_day::text AS "firstDay", o.last_day::text AS "lastDay", o.rank, o.answer, b.code::text, b.enrolment_id AS "enrolmentId", b.requirement_id AS "requirementId",
    u.code AS "unitCode", u.name AS "unitName", t.name AS town
  FROM swap_offers o JOIN bookings b ON b.id = o.booking_id JOIN units u ON u.id = o.unit_id JOIN towns t ON t.id = u.town_id
  WHERE o.ring_id = $1 ORDER BY b.code`;

const units = `
  SELECT u.id, u.organisation_id AS "organisationId", u.name, u.asks_at_swaps AS asks,
    json_agg(json_build_object('number', g.code::text, 'course', c.name, 'university', n.name, 'firstDay', o.first_day, 'lastDay', o.last_day) ORDER BY g.code) AS comings
  FROM swap_offers o JOIN units u ON u.id = o.unit_id JOIN bookings g ON g.id = o.takes_booking_id JOIN bookings b ON b.id = o.booking_id
    JOIN requirements q ON q.id = b.requirement_id JOIN courses c ON c.id = q.course_id JOIN students s ON s.id = o.student_id JOIN organisations n ON n.id = s.university_id
  WHERE o.ring_id = $1 GROUP BY u.id ORDER BY u.code`;

/** Rings, what their students are offered and what units are asked. */
@Injectable()
export class RingsRepository {
  async insert(em: EntityManager, { windowId, searchId, students, points, answerBy }: NewRing, members: readonly NewOffer[]): Promise<string> {
    const [row] = await em.query<{ id: string }[]>(
      'INSERT INTO swap_rings (window_id, search_id, students, points, answer_by) VALUES ($1, $2, $3, $4, $5) RETURNING id',
      [windowId, searchId, students, points, answerBy],
    );
    await em.query(
      `INSERT INTO swap_offers (ring_id, wish_id, student_id, booking_id, takes_booking_id, unit_id, first_day, last_day, rank)
       SELECT $1, x."wishId", x."studentId", x."bookingId", x."takesBookingId", x."unitId", x."firstDay", x."lastDay", x.rank
       FROM jsonb_to_recordset($2::jsonb) AS x ("wishId" uuid, "studentId" uuid, "bookingId" uuid, "takesBookingId" uuid, "unitId" uuid, "firstDay" date, "lastDay" date, rank int)`,
      [row?.id, JSON.stringify(members)],
    );
    return row?.id ?? '';
  }

  async find(em: EntityManager, id: string): Promise<RingRow | undefined> {
    const [row] = await em.query<RingRow[]>(`SELECT ${ring} FROM swap_rings r WHERE r.id = $1`, [id]);
    return row;
  }

  /** The window's rings that somebody has yet to answer. */
  standing(em: EntityManager, windowId: string): Promise<RingRow[]> {
    return em.query<RingRow[]>(`SELECT ${ring} FROM swap_rings r WHERE r.window_id = $1 AND r.ended_at IS NULL ORDER BY r.number`, [windowId]);
  }

  /** The ring that somebody has yet to answer and that any of the wishes are part of. */
  async standingWith(em: EntityManager, wishIds: readonly string[]): Promise<RingRow[]> {
    return em.query<RingRow[]>(
      `SELECT ${ring} FROM swap_rings r WHERE r.ended_at IS NULL AND EXISTS (SELECT FROM swap_offers o WHERE o.ring_id = r.id AND o.wish_id = ANY ($1)) ORDER BY r.number`, [wishIds]);
  }

  offers(em: EntityManager, ringId: string): Promise<Offer[]> {
    return em.query<Offer[]>(offers, [ringId]);
  }

  /** The student and the ring of an offer. */
  async ofOffer(em: EntityManager, id: string): Promise<{ readonly ringId: string; readonly studentId: string } | undefined> {
    const [row] = await em.query<{ ringId: string; studentId: string }[]>('SELECT ring_id AS "ringId", student_id AS "studentId" FROM swap_offers WHERE id = $1', [id]);
    return row;
  }

  async answer(em: EntityManager, offerId: string, answer: 'yes' | 'no', at: Date): Promise<void> {
    await em.query('UPDATE swap_offers SET answer = $2, answered_at = $3 WHERE id = $1', [offerId, answer, at]);
  }

  /** These exchanges are not offered again. */
  async refuse(em: EntityManager, offerIds: readonly string[]): Promise<void> {
    await em.query('UPDATE swap_offers SET refused = true WHERE id = ANY ($1)', [offerIds]);
  }

  units(em: EntityManager, ringId: string): Promise<ConcernedUnit[]> {
    return em.query<ConcernedUnit[]>(units, [ringId]);
  }

  async askHosts(em: EntityManager, ringId: string, asked: readonly ConcernedUnit[], answerBy: Date): Promise<void> {
    await em.query(`UPDATE swap_rings SET state = 'hosts', answer_by = $2 WHERE id = $1`, [ringId, answerBy]);
    for (const { id, comings } of asked) await em.query('INSERT INTO swap_questions (ring_id, unit_id, comings) VALUES ($1, $2, $3)', [ringId, id, JSON.stringify(comings)]);
  }

  /** A question with the unit, and its host. */
  async question(em: EntityManager, id: string): Promise<{ readonly ringId: string; readonly unitId: string; readonly hostId: string; readonly answer: string } | undefined> {
    const [row] = await em.query<{ ringId: string; unitId: string; hostId: string; answer: string }[]>(
      `SELECT q.ring_id AS "ringId", q.unit_id AS "unitId", u.organisation_id AS "hostId", q.answer
       FROM swap_questions q JOIN units u ON u.id = q.unit_id WHERE q.id = $1`, [id]);
    return row;
  }

  async answerQuestion(em: EntityManager, id: string, answer: 'yes' | 'no', { at, by }: { readonly at: Date; readonly by: string }): Promise<void> {
    await em.query('UPDATE swap_questions SET answer = $2, answered_at = $3, answered_by = $4 WHERE id = $1', [id, answer, at, by]);
  }

  /** Units that have yet to answer. */
  async unansweredUnits(em: EntityManager, ringId: string): Promise<string[]> {
    const rows = await em.query<{ unitId: string }[]>(`SELECT unit_id AS "unitId" FROM swap_questions WHERE ring_id = $1 AND answer = 'waiting'`, [ringId]);
    return rows.map(({ unitId }) => unitId);
  }

  async dissolve(em: EntityManager, ringId: string, ending: Ending, { at, codes = [] }: { readonly at: Date; readonly codes?: readonly string[] }): Promise<void> {
    await em.query(`UPDATE swap_rings SET state = 'dissolved', ending = $2, codes = $3, ended_at = $4 WHERE id = $1`, [ringId, ending, codes, at]);
    await em.query('UPDATE swap_offers SET standing = false WHERE ring_id = $1', [ringId]);
  }

  /** The ring is carried out; each offer knows the placement that came of it. */
  async carriedOut(em: EntityManager, ringId: string, made: readonly { readonly offerId: string; readonly bookingId: string }[], at: Date): Promise<void> {
    await em.query(`UPDATE swap_rings SET state = 'carried_out', ended_at = $2 WHERE id = $1`, [ringId, at]);
    await em.query(
      `UPDATE swap_offers o SET standing = false, made_booking_id = x.booking FROM unnest($2::uuid[], $3::uuid[]) AS x (offer, booking) WHERE o.ring_id = $1 AND o.id = x.offer`,
      [ringId, made.map(({ offerId }) => offerId), made.map(({ bookingId }) => bookingId)],
    );
  }
}
