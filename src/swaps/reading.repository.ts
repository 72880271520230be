import type { EntityManager } from 'typeorm';
import { Injectable } from '@nestjs/common';
import { Listing } from '../platform/database/listing';
import type { WindowSums } from './term-swaps';
import type { UnitQuestion } from './unit-question';

const state = `CASE WHEN w.closed_at IS NOT NULL OR w.closes_at <= now() THEN 'closed' WHEN w.opens_at > now() THEN 'coming' ELSE 'open' END`;

export const windowListing = new Listing({
  noun: 'swap window',
  columns: `w.id, t.code AS term, w.opens_at AS "opensAt", w.closes_at AS "closesAt", ${state} AS state, w.longest_ring AS "longestRing", w.answer_hours AS "answerHours",
    w.host_answer_hours AS "hostAnswerHours", w.search_every_hours AS "searchEveryHours", w.seed::float8 AS seed, w.next_search_at AS "nextSearchAt", w.version`,
  from: 'swap_windows w JOIN terms t ON t.id = w.term_id',
  key: 'w.id',
  keyType: 'uuid',
  filters: { term: 't.code' },
});

export const searchListing = new Listing({
  noun: 'swap search',
  columns: `s.id, s.window_id AS "windowId", s.number::int AS number, s.state, s.asked_at AS "askedAt", s.seed::float8 AS seed, s.wishes, s.exchanges, s.candidates, s.rings,
    s.students, s.points, s.up_to AS "upTo", s.proven`,
  from: 'swap_searches s',
  key: 's.id',
  keyType: 'uuid',
  filters: { windowId: 's.window_id' },
});

export const wishListing = new Listing({
  noun: 'swap wish',
  columns: `w.id, w.window_id AS "windowId", w.booking_id AS "bookingId", b.code::int AS placement, w.state, w.same_weeks AS "sameWeeks", w.created_at AS "createdAt", w.ended_at AS "endedAt",
    (SELECT json_agg(json_build_object('rank', p.rank, 'town', t.code, 'unit', u.code, 'name', coalesce(u.name || ', ' || v.name, t.name)) ORDER BY p.rank) FROM swap_wish_places p LEFT JOIN towns t ON t.id = p.town_id
       LEFT JOIN units u ON u.id = p.unit_id LEFT JOIN towns v ON v.id = u.town_id WHERE p.wish_id = w.id) AS places`,
  from: 'swap_wishes w JOIN bookings b ON b.id = w.booking_id',
  key: 'w.id',
  keyType: 'uuid',
  filters: { bookingId: 'w.booking_id', state: 'w.state' },
});

export const offerListing = new Listing({
  noun: 'swap offer',
  columns: `o.id, r.number::int AS ring, r.state, o.wish_id AS "wishId", o.booking_id AS "bookingId", b.code::int AS placement, u.code AS unit, u.name AS "unitName", t.name AS town,
    o.first_day::text AS "firstDay", o.last_day::text AS "lastDay", o.rank, o.answer, r.answer_by AS "answerBy", r.ending, o.made_booking_id AS "madeBookingId"`,
  from: `swap_offers o JOIN swap_rings r ON r.id = o.ring_id JOIN bookings b ON b.id = o.booking_id JOIN units u ON u.id = o.unit_id JOIN towns t ON t.id = u.town_id`,
  key: 'o.id',
  keyType: 'uuid',
  filters: { state: 'r.state', answer: 'o.answer' },
});

export const questionListing = new Listing({
  noun: 'swap question',
  columns: `q.id, r.number::int AS ring, r.state, u.code AS unit, u.name AS "unitName", q.comings, q.answer, r.answer_by AS "answerBy", r.ending`,
  from: 'swap_questions q JOIN swap_rings r ON r.id = q.ring_id JOIN units u ON u.id = q.unit_id',
  key: 'q.id',
  keyType: 'uuid',
  filters: { unit: 'u.code', answer: 'q.answer', state: 'r.state' },
});

const counted = (names: Readonly<Record<string, string>>): string =>
  `json_build_object(${Object.entries(names).map(([name, state]) => `'${name}', count(*) FILTER (WHERE state = '${state}')`).join(', ')})`;

const sums = `
  SELECT (SELECT ${counted({ open: 'open', withdrawn: 'withdrawn', fulfilled: 'fulfilled', lapsed: 'lapsed' })} FROM swap_wishes WHERE window_id = $1) AS wishes,
    (SELECT ${counted({ asked: 'asked', hosts: 'hosts', carriedOut: 'carried_out', dissolved: 'dissolved' })} FROM swap_rings WHERE window_id = $1) AS rings,
    (SELECT coalesce(json_agg(json_build_object('ending', e.ending, 'rings', e.rings) ORDER BY e.ending), '[]') FROM
       (SELECT ending, count(*) AS rings FROM swap_rings WHERE window_id = $1 AND ending IS NOT NULL GROUP BY 1) AS e) AS endings,
    (SELECT count(*)::int FROM swap_offers o JOIN swap_rings r ON r.id = o.ring_id WHERE r.window_id = $1 AND r.state = 'carried_out') AS exchanged,
    (SELECT count(*)::int FROM swap_offers o JOIN swap_rings r ON r.id = o.ring_id WHERE r.window_id = $1 AND r.state = 'asked' AND o.answer = 'waiting') AS "awaitedStudents",
    (SELECT count(*)::int FROM swap_questions q JOIN swap_rings r ON r.id = q.ring_id WHERE r.window_id = $1 AND r.state = 'hosts' AND q.answer = 'waiting') AS "awaitedUnits"`;

/** Numbers of windows. */
@Injectable()
export class SwapSumsRepository {
  async ofWindow(em: EntityManager, windowId: string): Promise<WindowSums> {
    const [row] = await em.query<[WindowSums]>(sums, [windowId]);
    return row;
  }
}

/** Questions as a unit's staff reads them. */
@Injectable()
export class QuestionsRepository {
  latest(em: EntityManager, unitId: string | null, most: number): Promise<UnitQuestion[]> {
    return em.query<UnitQuestion[]>(
      `SELECT q.id, r.number::int AS ring, r.state, r.ending, u.name AS "unitName", q.answer, r.answer_by AS "answerBy", q.comings
       FROM swap_questions q JOIN swap_rings r ON r.id = q.ring_id JOIN units u ON u.id = q.unit_id
       WHERE $1::uuid IS NULL OR q.unit_id = $1 ORDER BY r.number DESC, u.name LIMIT $2`,
      [unitId, most],
    );
  }
}
