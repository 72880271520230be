import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Level } from '../organisations/unit';
import type { Day } from '../shared/day';

/** A block that waits for a place in the queue that its university's latest round has published. */
export interface WaitingBlock {
  readonly reserveId: string;
  readonly enrolmentId: string;
  readonly requirementId: string;
  readonly studentId: string;
  readonly universityId: string;
  readonly position: number;
  readonly windowWeeks: number;
}

/** A place that somebody who waits might have. */
export interface SoughtPlace {
  readonly termId: string;
  readonly unitId: string;
  readonly specialty: string;
  readonly level: Level;
  readonly firstDay: Day;
  /** The block that had the place; its own queue comes first within a tier. */
  readonly requirementId: string;
  /** Whose queue; every university's where it is left out. */
  readonly universityId?: string | undefined;
}

/** When an agreement lets students enrolled abroad have a placement, whether the round is published or not. */
interface OpeningAbroad {
  readonly agreement: string;
  readonly weeks: number;
  readonly from: Day;
  readonly isOpen: boolean;
}

const openingAbroad = `
  SELECT name AS agreement, abroad_weeks_before AS weeks, ($2::date - 7 * abroad_weeks_before)::text AS "from",
    (now() AT TIME ZONE 'Europe/Stockholm')::date >= $2::date - 7 * abroad_weeks_before AS "isOpen"
  FROM agreements WHERE id = $1`;

/** Those looked at for one place at most. */
const MOST = 200;

/**
 * In the queue's own order: tier, then position. Those enrolled abroad stand in no queue for what others have given back; whoever has
 * a place, has given her latest one up herself, or has said no to this very place (or has not answered) is passed over.
 */
const waiting = `
  WITH latest AS (
    SELECT DISTINCT ON (o.id) o.id AS university_id, a.id AS run_id
    FROM organisations o JOIN allocation_runs a ON a.university_id = o.id
      OR (a.university_id IS NULL AND EXISTS (SELECT FROM run_universities x WHERE x.run_id = a.id AND x.university_id = o.id))
    WHERE a.term_id = $1 AND a.state = 'published' AND ($7::uuid IS NULL OR o.id = $7)
    ORDER BY o.id, a.published_at DESC, a.number DESC)
  SELECT r.id AS "reserveId", r.enrolment_id AS "enrolmentId", r.requirement_id AS "requirementId", e.student_id AS "studentId",
    s.university_id AS "universityId", r.position, q.window_weeks AS "windowWeeks"
  FROM latest l JOIN reserves r ON r.run_id = l.run_id JOIN enrolments e ON e.id = r.enrolment_id
    JOIN students s ON s.id = e.student_id AND s.university_id = l.university_id AND NOT s.enrolled_abroad
    JOIN requirements q ON q.id = r.requirement_id
    LEFT JOIN turns t ON t.run_id = r.run_id AND t.enrolment_id = r.enrolment_id AND t.requirement_id = r.requirement_id
  WHERE q.specialty = $3 AND q.level = $4
    AND NOT EXISTS (SELECT FROM bookings b WHERE b.enrolment_id = r.enrolment_id AND b.requirement_id = r.requirement_id AND b.holds_place)
    AND 'withdrawn' IS DISTINCT FROM (SELECT b.state FROM bookings b WHERE b.enrolment_id = r.enrolment_id AND b.requirement_id = r.requirement_id
      ORDER BY b.code DESC LIMIT 1)
    AND NOT EXISTS (SELECT FROM reserve_offers o JOIN bookings b ON b.id = o.booking_id
      WHERE b.enrolment_id = r.enrolment_id AND b.requirement_id = r.requirement_id AND o.state IN ('declined', 'lapsed')
        AND b.unit_id = $2 AND b.first_day = $5)
  ORDER BY coalesce(t.tier, 1), r.requirement_id <> $6, r.position, s.code COLLATE "C" LIMIT ${MOST}`;

/** Who waits for a place, by the queues that rounds have published. */
@Injectable()
export class WaitingRepository {
  /** First in turn first. */
  for(em: EntityManager, { termId, unitId, specialty, level, firstDay, requirementId, universityId }: SoughtPlace): Promise<WaitingBlock[]> {
    return em.query<WaitingBlock[]>(waiting, [termId, unitId, specialty, level, firstDay, requirementId, universityId ?? null]);
  }

  /** For a placement that begins on the day. */
  async openingAbroad(em: EntityManager, agreementId: string, firstDay: Day): Promise<OpeningAbroad | undefined> {
    return (await em.query<OpeningAbroad[]>(openingAbroad, [agreementId, firstDay]))[0];
  }

  /** Whether a round of the term has been published. */
  async isRoundPublished(em: EntityManager, termId: string): Promise<boolean> {
    return (await em.query<unknown[]>(`SELECT FROM allocation_runs WHERE term_id = $1 AND state = 'published' LIMIT 1`, [termId])).length > 0;
  }
}
