import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FreedPlace, FreedState } from './reserve-offer';

/** A freed place, and by whom it was freed. */
export interface Freed extends FreedPlace {
  /** Role of whoever freed it, or `system`. */
  readonly by: string;
  /** Given back by its host, who would not have anybody else there either, or lapsed because the host never answered. */
  readonly byHost: boolean;
  /** Given back by a round, which has weighed everybody who waits, or in exchange for somebody who came in the same moment. */
  readonly passedOn: boolean;
}

interface Chain {
  readonly id: string;
  readonly state: FreedState;
}

/** What happens in one transaction has one time: a round and what it frees, an exchange and who comes instead. */
const freed = `
  SELECT b.id AS "bookingId", b.code::int AS number, b.term_id AS "termId", t.code AS term, b.enrolment_id AS "enrolmentId", b.requirement_id AS "requirementId",
    s.university_id AS "universityId", u.organisation_id AS "hostId", u.id AS "unitId", u.code AS unit, u.name AS "unitName", w.name AS town,
    b.specialty, p.name AS "specialtyName", b.level, b.first_day::text AS "firstDay", b.last_day::text AS "lastDay",
    e.role AS by, e.role NOT IN ('system', 'coordinator', 'student', 'admin') OR (e.role = 'admin' AND coalesce(a.organisation_id = u.organisation_id, false))
      OR (e.role = 'system' AND e.from_state = 'held') AS "byHost",
    EXISTS (SELECT FROM allocation_runs r WHERE r.term_id = b.term_id AND r.published_at = e.at)
      OR EXISTS (SELECT FROM bookings n WHERE n.created_at = e.at AND n.unit_id = b.unit_id AND n.specialty = b.specialty AND n.level = b.level AND n.first_day = b.first_day
        AND n.id <> b.id AND NOT EXISTS (SELECT FROM reserve_offers o WHERE o.booking_id = n.id)) AS "passedOn"
  FROM bookings b JOIN students s ON s.id = b.student_id JOIN units u ON u.id = b.unit_id JOIN towns w ON w.id = u.town_id
    JOIN terms t ON t.id = b.term_id JOIN specialties p ON p.code = b.specialty
    CROSS JOIN LATERAL (SELECT split_part(x.actor, ':', 1) AS role, split_part(x.actor, ':', 2) AS account, x.at, x.from_state FROM booking_events x
      WHERE x.booking_id = b.id ORDER BY x.id DESC LIMIT 1) e
    LEFT JOIN accounts a ON a.id::text = e.account
  WHERE b.id = $1 AND NOT b.holds_place`;

/** Universities that may come after: those that share an agreement with the host then, and those who have students waiting for the like. */
const others = `
  SELECT o.id FROM organisations o
  WHERE o.kind = 'university' AND o.id <> $1 AND (
    EXISTS (SELECT FROM agreements a JOIN agreement_parties h ON h.agreement_id = a.id AND h.role = 'host' AND h.organisation_id = $2
        JOIN agreement_parties p ON p.agreement_id = a.id AND p.role IN ('owner', 'cooperating') AND p.organisation_id = o.id
      WHERE a.withdrawn_on IS NULL AND a.valid_from <= $3 AND coalesce(a.valid_to, 'infinity') >= $4)
    OR o.id = ANY ($5))
  ORDER BY o.id`;

/** Places that bookings have given back, each dealt with once. */
@Injectable()
export class FreedPlacesRepository {
  /** Undefined when there is no such booking, or it holds its place. */
  async freed(em: EntityManager, bookingId: string): Promise<Freed | undefined> {
    return (await em.query<Freed[]>(freed, [bookingId]))[0];
  }

  /** The place as it is being offered, locked until the transaction ends; made by the first who asks. */
  async lock(em: EntityManager, { bookingId, universityId, termId }: FreedPlace, now: Date): Promise<Chain> {
    await em.query(
      `INSERT INTO freed_places (booking_id, university_id, term_id, state, freed_at) VALUES ($1, $2, $3, 'offered', $4) ON CONFLICT (booking_id) DO NOTHING`,
      [bookingId, universityId, termId, now],
    );
    const [chain] = await em.query<Chain[]>('SELECT id, state FROM freed_places WHERE booking_id = $1 FOR UPDATE', [bookingId]);
    if (!chain) throw new Error(`The place that booking ${bookingId} gave back is not there.`);
    return chain;
  }

  /** The booking that gave the place back. */
  async bookingOf(em: EntityManager, id: string): Promise<string> {
    const [row] = await em.query<{ bookingId: string }[]>('SELECT booking_id AS "bookingId" FROM freed_places WHERE id = $1', [id]);
    return row?.bookingId ?? '';
  }

  async settle(em: EntityManager, id: string, state: Exclude<FreedState, 'offered'>, now: Date): Promise<void> {
    await em.query('UPDATE freed_places SET state = $2, settled_at = $3 WHERE id = $1', [id, state, now]);
  }

  async others(em: EntityManager, { universityId, hostId, firstDay, lastDay }: FreedPlace, waiting: readonly string[]): Promise<string[]> {
    const rows = await em.query<{ id: string }[]>(others, [universityId, hostId, firstDay, lastDay, waiting]);
    return rows.map(({ id }) => id);
  }
}
