import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { periodOf, type WeekSpan } from './carve';
import type { Closure, ClosureReason } from './offer';

/** A closure as it stands. */
export interface StandingClosure extends Closure {
  readonly version: number;
}

/** A placement that a closure has come over. */
export interface StruckBooking {
  readonly id: string;
  readonly number: number;
  readonly studentId: string;
  readonly state: string;
  readonly universityId: string;
  readonly term: string;
  readonly unitName: string;
}

/** What hosts publish: offers and closures. */
@Injectable()
export class CapacityRepository {
  async unitId(em: EntityManager, code: string): Promise<string | undefined> {
    const [unit] = await em.query<{ id: string }[]>('SELECT id FROM units WHERE code = $1', [code]);
    return unit?.id;
  }

  async insertClosure(em: EntityManager, unitId: string, closure: WeekSpan & { readonly reason: ClosureReason; readonly note: string }): Promise<string> {
    const [row] = await em.query<{ id: string }[]>(
      'INSERT INTO closures (unit_id, first_week, last_week, period, reason, note) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id',
      [unitId, closure.firstWeek, closure.lastWeek, periodOf(closure), closure.reason, closure.note],
    );
    return row?.id ?? '';
  }

  /** A closure that has all of the weeks already. */
  async closureOver(em: EntityManager, unitId: string, span: WeekSpan): Promise<WeekSpan | undefined> {
    const [closure] = await em.query<WeekSpan[]>(
      'SELECT first_week AS "firstWeek", last_week AS "lastWeek" FROM closures WHERE unit_id = $1 AND period @> $2::daterange LIMIT 1', [unitId, periodOf(span)]);
    return closure;
  }

  /** Who is booked at the unit in the weeks, as the system sees it. */
  async struck(em: EntityManager, unitId: string, span: WeekSpan): Promise<StruckBooking[]> {
    return em.query<StruckBooking[]>(
      `SELECT b.id, b.code::int AS number, b.student_id AS "studentId", b.state, s.university_id AS "universityId", t.code AS term, u.name AS "unitName" FROM bookings b
         JOIN students s ON s.id = b.student_id JOIN units u ON u.id = b.unit_id JOIN terms t ON t.id = b.term_id
       WHERE b.unit_id = $1 AND b.holds_place AND b.period && $2::daterange ORDER BY s.university_id, t.code, b.code`,
      [unitId, periodOf(span)],
    );
  }

  /** A closure that the acting party may change, locked until the end of the transaction. */
  async lockClosure(em: EntityManager, id: string): Promise<StandingClosure | undefined> {
    const [row] = await em.query<StandingClosure[]>(
      `SELECT unit_id AS "unitId", first_week AS "firstWeek", last_week AS "lastWeek", reason, note, version FROM closures WHERE id = $1 FOR UPDATE`, [id]);
    return row;
  }

  async changeClosure(em: EntityManager, id: string, closure: WeekSpan & { readonly reason: ClosureReason; readonly note: string }): Promise<void> {
    await em.query('UPDATE closures SET first_week = $2, last_week = $3, period = $4, reason = $5, note = $6, version = version + 1 WHERE id = $1',
      [id, closure.firstWeek, closure.lastWeek, periodOf(closure), closure.reason, closure.note]);
  }

  /** Takes a closure away and gives it, or undefined when there is none. */
  async removeClosure(em: EntityManager, id: string): Promise<Closure | undefined> {
    const [rows] = await em.query<[Closure[], number]>(
      'DELETE FROM closures WHERE id = $1 RETURNING unit_id AS "unitId", first_week AS "firstWeek", last_week AS "lastWeek", reason, note', [id]);
    return rows[0];
  }
}
