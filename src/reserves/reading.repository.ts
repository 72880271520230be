import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Listing } from '../platform/database/listing';
import type { MyOffer, PlaceLine } from './offer-lines';

export const offerListing = new Listing({
  noun: 'reserve offer',
  columns: `o.id, b.id AS booking, b.code::int AS number, s.code AS student, c.code AS course, q.code AS requirement, t.code AS term, u.code AS unit,
    b.first_day::text AS "firstDay", b.last_day::text AS "lastDay", r.position, o.turn, o.state, o.offered_at AS "offeredAt", o.expires_at AS "expiresAt",
    o.answered_at AS "answeredAt", split_part(o.answered_by, ':', 1) AS "answeredBy"`,
  from: `reserve_offers o JOIN bookings b ON b.id = o.booking_id JOIN students s ON s.id = o.student_id JOIN reserves r ON r.id = o.reserve_id
    JOIN requirements q ON q.id = b.requirement_id JOIN courses c ON c.id = q.course_id JOIN terms t ON t.id = b.term_id JOIN units u ON u.id = b.unit_id`,
  key: 'o.id',
  keyType: 'uuid',
  filters: { term: 't.code', student: 's.code', state: 'o.state' },
});

/** Each freed place with whoever was asked last. */
const lines = `
  SELECT f.id, k.code::int AS "freedNumber", f.state, u.name AS "unitName", w.name AS town, p.name AS "specialtyName", k.level,
    k.first_day::text AS "firstDay", k.last_day::text AS "lastDay", o.id AS "offerId", b.code::int AS number, s.code AS student, r.position, o.turn, o.state AS "offerState",
    o.expires_at AS "expiresAt", (SELECT count(*)::int FROM reserve_offers x WHERE x.freed_place_id = f.id AND x.state IN ('declined', 'lapsed')) AS refused
  FROM freed_places f JOIN bookings k ON k.id = f.booking_id JOIN terms t ON t.id = f.term_id JOIN units u ON u.id = k.unit_id JOIN towns w ON w.id = u.town_id
    JOIN specialties p ON p.code = k.specialty
    LEFT JOIN LATERAL (SELECT * FROM reserve_offers x WHERE x.freed_place_id = f.id ORDER BY x.turn DESC LIMIT 1) o ON true
    LEFT JOIN bookings b ON b.id = o.booking_id LEFT JOIN students s ON s.id = o.student_id LEFT JOIN reserves r ON r.id = o.reserve_id
  WHERE t.code = $1 ORDER BY f.state <> 'offered', o.expires_at, f.freed_at DESC LIMIT 200`;

const mine = `
  SELECT o.id, b.code::int AS number, u.name AS "unitName", w.name AS town, h.name AS host, c.name AS course, p.name AS "specialtyName", q.days,
    b.first_day::text AS "firstDay", b.last_day::text AS "lastDay", o.expires_at AS "expiresAt"
  FROM reserve_offers o JOIN bookings b ON b.id = o.booking_id JOIN requirements q ON q.id = b.requirement_id JOIN courses c ON c.id = q.course_id
    JOIN specialties p ON p.code = b.specialty JOIN units u ON u.id = b.unit_id JOIN towns w ON w.id = u.town_id JOIN organisations h ON h.id = u.organisation_id
  WHERE o.student_id = $1 AND o.state = 'open' AND b.state = 'offered' ORDER BY o.expires_at`;

/** Offers as their pages show them. */
@Injectable()
export class OfferLinesRepository {
  inTerm(em: EntityManager, term: string): Promise<PlaceLine[]> {
    return em.query<PlaceLine[]>(lines, [term]);
  }

  of(em: EntityManager, studentId: string): Promise<MyOffer[]> {
    return em.query<MyOffer[]>(mine, [studentId]);
  }
}
