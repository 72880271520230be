import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Demand, DoneDay } from './fulfilment';
import type { WaitingPlacement } from './waiting';

/** A placement under way with the days that both sides have signed. */
export interface BlockToFulfil extends Demand {
  readonly bookingId: string;
  readonly done: readonly DoneDay[];
}

/** What narrows what waits; null does not. */
export interface WaitingFilter {
  readonly host: string | null;
  readonly course: string | null;
  readonly term: string | null;
}

const waiting = `
  WITH own AS MATERIALIZED (
    SELECT b.id, b.code::int AS number, s.code AS student, c.name AS course, c.code AS "courseCode", t.code AS term, o.name AS host, o.code AS "hostCode", u.name AS unit
    FROM students s JOIN bookings b ON b.student_id = s.id JOIN units u ON u.id = b.unit_id JOIN organisations o ON o.id = u.organisation_id
      JOIN requirements r ON r.id = b.requirement_id JOIN courses c ON c.id = r.course_id JOIN terms t ON t.id = b.term_id
    WHERE s.university_id = acting_organisation() AND ($1::text IS NULL OR o.code = $1) AND ($2::text IS NULL OR c.code = $2) AND ($3::text IS NULL OR t.code = $3))
  SELECT own.id AS "bookingId", own.number, own.student, own.course, own."courseCode", own.term, own.host, own."hostCode", own.unit, w.*
  FROM own JOIN LATERAL (
    SELECT min(a.day)::text AS "firstDay", max(a.day)::text AS "lastDay", count(*)::int AS days, min(a.certified_on)::text AS "certifiedOn",
      coalesce(sum(a.half_days) FILTER (WHERE a.status IN ('present', 'made_up')), 0)::int AS "halfDays",
      coalesce(jsonb_agg(jsonb_build_object('day', a.day, 'status', a.status, 'halfDays', a.half_days, 'reasonKind', a.reason_kind, 'madeUpFor', a.made_up_for) ORDER BY a.day)
        FILTER (WHERE a.status <> 'present' OR a.half_days < 2), '[]') AS exceptions,
      count(*) FILTER (WHERE a.version > 1 AND EXISTS (SELECT FROM attendance_days x WHERE x.booking_id = a.booking_id AND x.day = a.day AND x.countersigned_on IS NOT NULL))::int AS corrected,
      count(*) FILTER (WHERE EXISTS (SELECT FROM attendance_questions q WHERE q.attendance_day_id = a.id AND q.answer IS NULL))::int AS asked,
      count(*) FILTER (WHERE EXISTS (SELECT FROM attendance_questions q WHERE q.attendance_day_id = a.id AND q.answer IS NOT NULL))::int AS answered
    FROM attendance_days a WHERE a.booking_id = own.id AND a.current AND a.certified_on IS NOT NULL AND a.countersigned_on IS NULL) w ON w.days > 0
  ORDER BY own.host, own.course, own.student, own.number LIMIT 2000`;

const blocks = `
  SELECT b.id AS "bookingId", r.days, r.window_weeks AS "windowWeeks",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('day', x.day, 'halfDays', x.half_days)), '[]') FROM (
      SELECT DISTINCT ON (a.day) a.day, a.status, a.half_days FROM attendance_days a WHERE a.booking_id = b.id AND a.countersigned_on IS NOT NULL ORDER BY a.day, a.version DESC) x
      WHERE x.status IN ('present', 'made_up')) AS done
  FROM bookings b JOIN requirements r ON r.id = b.requirement_id WHERE b.id = ANY ($1) AND b.state IN ('published', 'started') ORDER BY b.id FOR NO KEY UPDATE OF b`;

/** What waits for the university's signature, and what is fulfilled once it is given. */
@Injectable()
export class CountersigningRepository {
  waiting = (em: EntityManager, { host, course, term }: WaitingFilter): Promise<WaitingPlacement[]> => em.query(waiting, [host, course, term]);

  /** Placements under way with the days that both sides have signed; locked until the transaction ends. */
  async signedBlocks(em: EntityManager, bookingIds: readonly string[]): Promise<BlockToFulfil[]> {
    return em.query(blocks, [bookingIds]);
  }
}
