import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { periodOf, type WeekSpan } from './carve';
import type { Closure, ClosureReason } from './offer';

/** A closure as it stands. */
export interface StandingClosure extends Closure {
  readonly version: number;
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
