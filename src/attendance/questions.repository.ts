import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';

/** The day that a question is about, with whom it concerns. */
export interface AskedDay {
  readonly id: string;
  readonly bookingId: string;
  readonly number: number;
  readonly day: Day;
  readonly current: boolean;
  readonly certified: boolean;
  readonly countersigned: boolean;
  readonly hostId: string;
  readonly unitId: string;
  readonly universityId: string;
  /** Number of the question that waits for an answer. */
  readonly open: string | null;
}

const asked = `
  SELECT d.id, d.booking_id AS "bookingId", b.code::int AS number, d.day::text AS day, d.current, d.certified_on IS NOT NULL AS certified,
    d.countersigned_on IS NOT NULL AS countersigned, u.organisation_id AS "hostId", u.id AS "unitId", s.university_id AS "universityId",
    (SELECT q.number::text FROM attendance_questions q WHERE q.attendance_day_id = d.id AND q.answer IS NULL) AS open
  FROM attendance_days d JOIN bookings b ON b.id = d.booking_id JOIN units u ON u.id = b.unit_id JOIN students s ON s.id = b.student_id
  WHERE d.id = $1 FOR UPDATE OF d`;

/** All SQL of questions about days. */
@Injectable()
export class QuestionsRepository {
  /** As far as the party sees it; locked until the transaction ends. */
  async day(em: EntityManager, id: string): Promise<AskedDay | undefined> {
    return (await em.query<AskedDay[]>(asked, [id]))[0];
  }

  /** Gives the question's number. */
  async ask(em: EntityManager, dayId: string, question: string, by: string): Promise<string> {
    const [asking] = await em.query<[{ number: string }]>(
      'INSERT INTO attendance_questions (attendance_day_id, question, asked_by) VALUES ($1, $2, $3) RETURNING number::text', [dayId, question, by]);
    return asking.number;
  }

  async answer(em: EntityManager, number: string, answer: string, by: string): Promise<void> {
    await em.query('UPDATE attendance_questions SET answer = $2, answered_by = $3, answered_at = now() WHERE number = $1 AND answer IS NULL', [number, answer, by]);
  }
}
