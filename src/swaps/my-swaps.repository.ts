import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import type { Choice, MyExchangeable, MyOffer } from './my-swaps';

/** A placement before its window is known. */
export type MyPlaced = Omit<MyExchangeable, 'window' | 'choices'> & { readonly termId: string; readonly universityId: string };

const placements = `
  SELECT b.id, b.code::text, c.name AS course, p.name AS specialty, u.name AS "unitName", t.name AS town, b.first_day::text AS "firstDay", b.last_day::text AS "lastDay",
    b.term_id AS "termId", s.university_id AS "universityId",
    (SELECT json_build_object('id', w.id, 'sameWeeks', w.same_weeks, 'places', (SELECT json_agg(coalesce(y.name || ', ' || z.name, x.name) ORDER BY q.rank)
       FROM swap_wish_places q LEFT JOIN towns x ON x.id = q.town_id LEFT JOIN units y ON y.id = q.unit_id LEFT JOIN towns z ON z.id = y.town_id WHERE q.wish_id = w.id))
     FROM swap_wishes w WHERE w.booking_id = b.id AND w.state = 'open') AS wish
  FROM bookings b JOIN students s ON s.id = b.student_id JOIN requirements r ON r.id = b.requirement_id JOIN courses c ON c.id = r.course_id JOIN specialties p ON p.code = b.specialty
    JOIN units u ON u.id = b.unit_id JOIN towns t ON t.id = u.town_id
  WHERE b.student_id = $1 AND b.state = 'published' AND b.first_day > $2 ORDER BY b.first_day`;

/** Units with places of the kind in the term, at hosts that an agreement opens to the programme; her own among them, for other weeks. */
const choices = `
  SELECT u.code AS unit, u.name AS "unitName", t.code AS town, t.name AS "townName"
  FROM bookings b JOIN terms k ON k.id = b.term_id JOIN requirements r ON r.id = b.requirement_id JOIN courses c ON c.id = r.course_id JOIN curricula m ON m.id = c.curriculum_id
    JOIN units u ON EXISTS (SELECT FROM capacity_weeks w WHERE w.unit_id = u.id AND w.specialty = b.specialty AND w.level = b.level AND w.places > 0 AND w.monday BETWEEN k.first_day AND k.last_day)
    JOIN towns t ON t.id = u.town_id
  WHERE b.id = $1 AND EXISTS (SELECT FROM agreement_parties a JOIN agreement_programmes g USING (agreement_id) JOIN agreements v ON v.id = a.agreement_id
    WHERE a.organisation_id = u.organisation_id AND a.role = 'host' AND g.programme_id = m.programme_id AND v.withdrawn_on IS NULL)
  ORDER BY t.name, u.name`;

const offers = `
  SELECT o.id, b.code::text, r.state, r.ending, u.name AS "unitName", t.name AS town, o.first_day::text AS "firstDay", o.last_day::text AS "lastDay", o.rank, o.answer, r.answer_by AS "answerBy",
    v.name AS "fromUnit", x.name AS "fromTown", b.first_day::text AS "fromFirstDay", b.last_day::text AS "fromLastDay"
  FROM swap_offers o JOIN swap_rings r ON r.id = o.ring_id JOIN bookings b ON b.id = o.booking_id JOIN units u ON u.id = o.unit_id JOIN towns t ON t.id = u.town_id
    JOIN units v ON v.id = b.unit_id JOIN towns x ON x.id = v.town_id
  WHERE o.student_id = $1 ORDER BY r.number DESC LIMIT 20`;

/** One student's exchanges. */
@Injectable()
export class MySwapsRepository {
  placements(em: EntityManager, studentId: string, day: Day): Promise<MyPlaced[]> {
    return em.query<MyPlaced[]>(placements, [studentId, day]);
  }

  choices(em: EntityManager, bookingId: string): Promise<Choice[]> {
    return em.query<Choice[]>(choices, [bookingId]);
  }

  offers(em: EntityManager, studentId: string): Promise<MyOffer[]> {
    return em.query<MyOffer[]>(offers, [studentId]);
  }
}
