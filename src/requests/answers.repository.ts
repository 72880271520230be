import type { DeclineReason } from '../bookings/decline';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AnswerTerms } from '../agreements/agreement';
import { Prepared } from '../platform/database/prepared';
import type { AnswerOutcome } from './answer';
import { awaitingStates } from './answer';
import type { RoundOfTerm } from './booking-model';
import type { NewQuestion, Question } from './question';

/** What a host says. */
export interface Said {
  readonly outcome: AnswerOutcome;
  readonly by: string;
  readonly at: Date;
  readonly reasonCode?: DeclineReason | undefined;
  readonly note?: string | undefined;
  readonly supervisorId?: string | undefined;
}

const questions = `
  SELECT h.id, h.booking_id AS "bookingId", h.item_id AS "itemId", h.university_id AS "universityId", h.host_id AS "hostId", h.unit_id AS "unitId",
    h.agreement_id AS "agreementId", h.term_id AS "termId", h.requirement_id AS "requirementId", h.first_day::text AS "firstDay", h.last_day::text AS "lastDay",
    (h.asked_at AT TIME ZONE 'Europe/Stockholm')::date::text AS "askedOn", h.due_at AS "dueAt", h.escalated_at AS "escalatedAt", h.outcome, a.answer_days AS "answerDays", a.reminder_days_before AS "reminderDaysBefore", a.escalation,
    b.state, b.code::int AS number, r.specialty, r.level, t.code AS term, c.name AS course, r.code AS requirement, v.name AS university, o.name AS host,
    u.code AS unit, u.name AS "unitName", coalesce(b.enrolment_id, i.enrolment_id) AS "enrolmentId"
  FROM host_answers h JOIN agreements a ON a.id = h.agreement_id JOIN requirements r ON r.id = h.requirement_id JOIN courses c ON c.id = r.course_id
    JOIN terms t ON t.id = h.term_id JOIN organisations v ON v.id = h.university_id JOIN organisations o ON o.id = h.host_id
    LEFT JOIN units u ON u.id = h.unit_id LEFT JOIN bookings b ON b.id = h.booking_id LEFT JOIN request_items i ON i.id = h.item_id`;

const asking = new Prepared<{ id: string }>('questions-ask', `
  INSERT INTO host_answers (booking_id, item_id, university_id, host_id, unit_id, agreement_id, term_id, requirement_id, first_day, last_day, asked_at, due_at)
  SELECT q."bookingId", q."itemId", q."universityId", q."hostId", q."unitId", q."agreementId", q."termId", q."requirementId", q."firstDay", q."lastDay", $2, $3
  FROM jsonb_to_recordset($1::jsonb) AS q ("bookingId" uuid, "itemId" uuid, "universityId" uuid, "hostId" uuid, "unitId" uuid, "agreementId" uuid, "termId" uuid,
    "requirementId" uuid, "firstDay" date, "lastDay" date)
  ON CONFLICT DO NOTHING RETURNING id`);

const reading = new Prepared<Question>('questions-read', `${questions} WHERE h.id = ANY ($1) ORDER BY h.first_day, b.code, h.id`);

/** Questions that a plan for few is good enough for. */
const FEW = 100;

/** All SQL of questions to hosts and their answers. */
@Injectable()
export class AnswersRepository {
  /** Questions about those of the bookings that wait for a host who has not been asked. */
  async unasked(em: EntityManager, bookingIds: readonly string[]): Promise<NewQuestion[]> {
    return em.query<NewQuestion[]>(
      `SELECT b.id AS "bookingId", (SELECT i.id FROM request_items i WHERE i.booking_id = b.id) AS "itemId", s.university_id AS "universityId",
         u.organisation_id AS "hostId", b.unit_id AS "unitId", b.agreement_id AS "agreementId", b.term_id AS "termId", b.requirement_id AS "requirementId",
         b.first_day::text AS "firstDay", b.last_day::text AS "lastDay", a.answer_days AS "answerDays", a.reminder_days_before AS "reminderDaysBefore", a.escalation
       FROM bookings b JOIN units u ON u.id = b.unit_id JOIN students s ON s.id = b.student_id JOIN agreements a ON a.id = b.agreement_id
       WHERE b.id = ANY ($1) AND b.state = ANY ($2) AND NOT EXISTS (SELECT FROM host_answers h WHERE h.booking_id = b.id AND h.outcome IS NULL)
       ORDER BY b.first_day, b.code`, [bookingIds, awaitingStates]);
  }

  async termsOf(em: EntityManager, agreementId: string): Promise<AnswerTerms> {
    const [terms] = await em.query<[AnswerTerms]>(
      'SELECT answer_days AS "answerDays", reminder_days_before AS "reminderDaysBefore", escalation FROM agreements WHERE id = $1', [agreementId]);
    return terms;
  }

  /** Writes questions down; gives the ids of those that nobody else has asked meanwhile. */
  async ask(em: EntityManager, asked: readonly NewQuestion[], askedAt: Date, dueAt: Date): Promise<string[]> {
    const rows = await asking.rows(em, [JSON.stringify(asked), askedAt, dueAt], asked.length > FEW);
    return rows.map(({ id }) => id);
  }

  /** How a unit gives its places in the term, for students of the university; undefined where there is no such unit. */
  async roundAt(em: EntityManager, unit: string, { termId, universityId }: Pick<Question, 'termId' | 'universityId'>): Promise<RoundOfTerm | undefined> {
    const [round] = await em.query<RoundOfTerm[]>(
      `SELECT u.name AS "unitName", u.booking_model AS model, t.code AS term,
         EXISTS (SELECT FROM allocation_runs x WHERE x.term_id = t.id AND x.state = 'published' AND coalesce(x.university_id, $3) = $3) AS "isPublished"
       FROM units u, terms t WHERE u.code = $1 AND t.id = $2`, [unit, termId, universityId]);
    return round;
  }

  /** The questions, locked until the transaction ends, in order of id. */
  async lock(em: EntityManager, ids: readonly string[]): Promise<Question[]> {
    return em.query<Question[]>(`${questions} WHERE h.id = ANY ($1) ORDER BY h.id FOR UPDATE OF h`, [ids]);
  }

  async read(em: EntityManager, ids: readonly string[]): Promise<Question[]> {
    return ids.length === 0 ? [] : reading.rows(em, [ids], ids.length > FEW);
  }

  /** Ids of the questions about bookings that nobody has answered. */
  async openOf(em: EntityManager, bookingIds: readonly string[]): Promise<{ id: string; bookingId: string }[]> {
    return em.query<{ id: string; bookingId: string }[]>(
      `SELECT id, booking_id AS "bookingId" FROM host_answers WHERE booking_id = ANY ($1) AND outcome IS NULL ORDER BY id`, [bookingIds]);
  }

  /** Ids of the open questions to a unit of the host that came with the request of that number. */
  async openOfRequest(em: EntityManager, number: number, unit: string, hostId: string): Promise<string[]> {
    const rows = await em.query<{ id: string }[]>(
      `SELECT h.id FROM host_answers h JOIN request_items i ON i.id = h.item_id JOIN place_requests r ON r.id = i.request_id JOIN units u ON u.id = h.unit_id
         JOIN bookings b ON b.id = h.booking_id
       WHERE r.number = $1 AND u.code = $2 AND h.host_id = $3 AND h.outcome IS NULL AND b.state = ANY ($4) ORDER BY h.id`, [number, unit, hostId, awaitingStates]);
    return rows.map(({ id }) => id);
  }

  async say(em: EntityManager, ids: readonly string[], { outcome, by, at, reasonCode, note, supervisorId }: Said): Promise<void> {
    await em.query(
      `UPDATE host_answers SET outcome = $2, answered_by = $3, answered_at = $4, reason_code = $5, note = $6, supervisor_id = $7 WHERE id = ANY ($1) AND outcome IS NULL`,
      [ids, outcome, by, at, reasonCode ?? null, note ?? '', supervisorId ?? null]);
  }

  /** Gives the region's coordinator until then. */
  async escalate(em: EntityManager, ids: readonly string[], at: Date, dueAt: Date): Promise<void> {
    await em.query('UPDATE host_answers SET escalated_at = $2, due_at = $3 WHERE id = ANY ($1)', [ids, at, dueAt]);
  }

  /** Writes down what became of students of requests, and which booking they have got. */
  async settleItems(em: EntityManager, ids: readonly string[], outcome: 'accepted' | 'declined' | 'lapsed' | 'withdrawn', reason: string): Promise<void> {
    await em.query('UPDATE request_items SET outcome = $2, reason = $3 WHERE id = ANY ($1) AND outcome IS NULL', [ids, outcome, reason]);
  }

  async bookItem(em: EntityManager, itemId: string, bookingId: string): Promise<void> {
    await em.query('UPDATE request_items SET booking_id = $2 WHERE id = $1', [itemId, bookingId]);
  }
}
