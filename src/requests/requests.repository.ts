import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { BookingWindow } from '../agreements/booking-window';
import type { BookingModel } from '../organisations/unit';
import type { Day } from '../shared/day';
import type { RequestOrder } from './request';

/** What a request names, as rows. */
export interface Addressed {
  readonly termId: string;
  readonly courseId: string;
  readonly programmeId: string;
  readonly requirementId: string;
  readonly windowWeeks: number;
  /** Null where there is no such unit or region. */
  readonly hostId: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly model: BookingModel | null;
  /** Whether the university has published a run of the term. */
  readonly isPublished: boolean;
}

/** Somebody of the course. */
export interface Candidate {
  readonly enrolmentId: string;
  readonly student: string;
  /** Whether she has a place for the block. */
  readonly isPlaced: boolean;
  /** Whether one has been asked for that is not answered yet. */
  readonly isAsked: boolean;
}

export interface NewRequest {
  readonly universityId: string;
  readonly hostId: string;
  readonly unitId: string | null;
  readonly termId: string;
  readonly courseId: string;
  readonly requirementId: string;
  readonly firstDay: Day;
  readonly message: string;
  readonly askedBy: string;
}

/** A student of a request that waits for an answer. */
export interface OpenItem {
  readonly id: string;
  readonly bookingId: string | null;
  readonly answerId: string | null;
}

/** Where a student of a request stands, over `i` and its booking `b`. */
export const itemState = `CASE WHEN i.outcome IS NOT NULL THEN i.outcome WHEN b.id IS NULL OR b.state IN ('requested', 'held', 'offered') THEN 'asked'
  WHEN b.state IN ('cancelled', 'withdrawn', 'replaced') THEN 'withdrawn' ELSE 'accepted' END`;

const addressed = `
  SELECT t.id AS "termId", c.id AS "courseId", k.programme_id AS "programmeId", q.id AS "requirementId", q.window_weeks AS "windowWeeks",
    coalesce(u.organisation_id, o.id) AS "hostId", u.id AS "unitId", u.name AS "unitName", u.booking_model AS model,
    EXISTS (SELECT FROM allocation_runs x WHERE x.term_id = t.id AND x.state = 'published' AND coalesce(x.university_id, $1) = $1) AS "isPublished"
  FROM terms t JOIN courses c ON c.code = $3 JOIN curricula k ON k.id = c.curriculum_id JOIN programmes p ON p.id = k.programme_id AND p.university_id = $1
    JOIN requirements q ON q.course_id = c.id AND q.code = $4 LEFT JOIN units u ON u.code = $5 LEFT JOIN organisations o ON o.code = $6 AND o.kind <> 'university'
  WHERE t.code = $2`;

const candidates = `
  SELECT e.id AS "enrolmentId", s.code AS student,
    EXISTS (SELECT FROM bookings b WHERE b.enrolment_id = e.id AND b.requirement_id = $3 AND b.holds_place) AS "isPlaced",
    EXISTS (SELECT FROM request_items i JOIN place_requests r ON r.id = i.request_id LEFT JOIN bookings b ON b.id = i.booking_id
      WHERE i.enrolment_id = e.id AND r.requirement_id = $3 AND ${itemState} = 'asked') AS "isAsked"
  FROM enrolments e JOIN students s ON s.id = e.student_id
  WHERE e.course_id = $1 AND e.term_id = $2 AND ($4::text[] IS NULL OR s.code = ANY ($4)) ORDER BY s.code`;

/** All SQL of requests for places. */
@Injectable()
export class RequestsRepository {
  /** Undefined where the university has no such course with such a block, or there is no such term. */
  async addressed(em: EntityManager, universityId: string, { term, course, requirement, unit, region }: RequestOrder): Promise<Addressed | undefined> {
    const [found] = await em.query<Addressed[]>(addressed, [universityId, term, course, requirement, unit ?? null, region ?? null]);
    return found;
  }

  /** Those of the course, or of the students named who are on it; nobody else asks for them until the transaction ends. */
  async candidates(em: EntityManager, { courseId, termId, requirementId }: Addressed, students: readonly string[] | undefined): Promise<Candidate[]> {
    await em.query('SELECT FROM enrolments WHERE course_id = $1 AND term_id = $2 ORDER BY id FOR UPDATE', [courseId, termId]);
    return em.query<Candidate[]>(candidates, [courseId, termId, requirementId, students ?? null]);
  }

  async insert(em: EntityManager, request: NewRequest): Promise<string> {
    const [row] = await em.query<{ id: string }[]>(
      `INSERT INTO place_requests (university_id, host_id, unit_id, term_id, course_id, requirement_id, first_day, message, asked_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
      [request.universityId, request.hostId, request.unitId, request.termId, request.courseId, request.requirementId, request.firstDay, request.message, request.askedBy]);
    return row?.id ?? '';
  }

  async insertItem(em: EntityManager, requestId: string, item: { enrolmentId: string; bookingId?: string; refusal?: string }): Promise<string> {
    const [row] = await em.query<{ id: string }[]>(
      'INSERT INTO request_items (request_id, enrolment_id, booking_id, outcome, reason) VALUES ($1, $2, $3, $4, $5) RETURNING id',
      [requestId, item.enrolmentId, item.bookingId ?? null, item.refusal === undefined ? null : 'refused', item.refusal ?? '']);
    return row?.id ?? '';
  }

  /** Whether the organisation is the university or the host of the request. */
  async sideOf(em: EntityManager, requestId: string, organisationId: string): Promise<'university' | 'host' | undefined> {
    const [row] = await em.query<{ side: 'university' | 'host' }[]>(
      `SELECT CASE WHEN university_id = $2 THEN 'university' ELSE 'host' END AS side FROM place_requests WHERE id = $1 AND $2 IN (university_id, host_id)`, [requestId, organisationId]);
    return row?.side;
  }

  /** Students of the request that wait for an answer, all or those named. */
  async openItems(em: EntityManager, requestId: string, ids: readonly string[] | undefined): Promise<OpenItem[]> {
    return em.query<OpenItem[]>(
      `SELECT i.id, i.booking_id AS "bookingId", h.id AS "answerId" FROM request_items i LEFT JOIN bookings b ON b.id = i.booking_id
         LEFT JOIN host_answers h ON h.outcome IS NULL AND (h.booking_id = i.booking_id OR (i.booking_id IS NULL AND h.item_id = i.id))
       WHERE i.request_id = $1 AND ($2::uuid[] IS NULL OR i.id = ANY ($2)) AND ${itemState} = 'asked' ORDER BY i.id`, [requestId, ids ?? null]);
  }

  /** The agreement's window of the term and the day it is, where it binds all units of the host. */
  async windowOf(em: EntityManager, { agreementId, termId, hostId, now }: { agreementId: string; termId: string; hostId: string; now: Date }): Promise<(BookingWindow & { readonly day: Day; readonly term: string }) | undefined> {
    const [window] = await em.query<(BookingWindow & { day: Day; term: string })[]>(
      `SELECT w.first_day::text AS "firstDay", w.last_day::text AS "lastDay", ($4::timestamptz AT TIME ZONE 'Europe/Stockholm')::date::text AS day, t.code AS term
       FROM booking_windows w JOIN terms t ON t.id = w.term_id
       WHERE w.agreement_id = $1 AND w.term_id = $2 AND NOT EXISTS (SELECT FROM units u WHERE u.organisation_id = $3 AND u.booking_model = 'first_come')`,
      [agreementId, termId, hostId, now]);
    return window;
  }
}
