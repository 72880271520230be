import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ReasonsRepository } from './reasons.repository';
import type { PictureTerm } from './term-picture';
import type { RunState } from './run';
import type { Reserve } from './reserves';
import type { Proposal } from './solve-rounds';

/** A run's row without its large parts. */
export interface RunRow {
  readonly id: string;
  readonly number: string;
  readonly termId: string;
  readonly universityId: string | null;
  readonly seed: number;
  readonly state: RunState;
  readonly fencingToken: string;
}

const run = `id, number::text, term_id AS "termId", university_id AS "universityId", seed::float8 AS seed, state, fencing_token::text AS "fencingToken"`;

/** Runs and reserves. */
@Injectable()
export class AllocationRepository {
  private readonly reasons = new ReasonsRepository();

  async term(em: EntityManager, where: { readonly code: string } | { readonly id: string }): Promise<PictureTerm | undefined> {
    const [column, value] = 'code' in where ? ['code', where.code] : ['id', where.id];
    const [term] = await em.query<PictureTerm[]>(
      `SELECT id, code, first_week AS "firstWeek", last_week AS "lastWeek", first_day::text AS "firstDay", last_day::text AS "lastDay"
       FROM terms WHERE ${column} = $1`,
      [value],
    );
    return term;
  }

  /** Universities with students in the term. */
  async universities(em: EntityManager, termId: string): Promise<string[]> {
    const rows = await em.query<{ id: string }[]>(
      'SELECT DISTINCT s.university_id AS id FROM enrolments e JOIN students s ON s.id = e.student_id WHERE e.term_id = $1 ORDER BY 1',
      [termId],
    );
    return rows.map(({ id }) => id);
  }

  /** A run for one university is its own; one for several belongs to none of them, and is seen by all. */
  async queue(em: EntityManager, order: { termId: string; universityIds: readonly string[]; seed: number; engineVersion: string }): Promise<string> {
    const [only, ...others] = order.universityIds;
    const [row] = await em.query<{ id: string }[]>(
      `INSERT INTO allocation_runs (term_id, university_id, seed, state, engine_version) VALUES ($1, $2, $3, 'queued', $4) RETURNING id`,
      [order.termId, others.length > 0 ? null : (only ?? null), order.seed, order.engineVersion],
    );
    const id = row?.id ?? '';
    if (others.length > 0) await em.query('INSERT INTO run_universities (run_id, university_id) SELECT $1, unnest($2::uuid[])', [id, order.universityIds]);
    return id;
  }

  async find(em: EntityManager, id: string): Promise<RunRow | undefined> {
    const [row] = await em.query<RunRow[]>(`SELECT ${run} FROM allocation_runs WHERE id = $1`, [id]);
    return row;
  }

  /** The run, locked until the transaction ends. */
  async lock(em: EntityManager, id: string): Promise<RunRow | undefined> {
    const [row] = await em.query<RunRow[]>(`SELECT ${run} FROM allocation_runs WHERE id = $1 FOR UPDATE`, [id]);
    return row;
  }

  async requestCancel(em: EntityManager, id: string): Promise<void> {
    await em.query('UPDATE allocation_runs SET cancel_requested = true WHERE id = $1', [id]);
  }

  async proposal(em: EntityManager, id: string): Promise<Proposal | undefined> {
    const [row] = await em.query<{ solution: Proposal | null }[]>('SELECT solution FROM allocation_runs WHERE id = $1', [id]);
    return row?.solution ?? undefined;
  }

  async insertReserves(em: EntityManager, runId: string, reserves: readonly Reserve[]): Promise<void> {
    await em.query(
      `INSERT INTO reserves (run_id, enrolment_id, requirement_id, position, reason_code, reason, reason_en)
       SELECT $1, r."enrolmentId", r."requirementId", r.position, r.code, r.reason, r.english
       FROM jsonb_to_recordset($2::jsonb) AS r ("enrolmentId" uuid, "requirementId" uuid, position int, code text, reason text, english text)`,
      [runId, JSON.stringify(reserves)],
    );
  }

  /** The latest published word on each block without a place, of one university's students where one is named; undefined before the first publication. */
  async standingReserves(em: EntityManager, { termId, universityId }: Pick<RunRow, 'termId' | 'universityId'>): Promise<Reserve[] | undefined> {
    const published = await em.query<unknown[]>(`SELECT FROM allocation_runs WHERE term_id = $1 AND state = 'published' LIMIT 1`, [termId]);
    if (published.length === 0) return undefined;
    return em.query<Reserve[]>(
      `SELECT DISTINCT ON (r.enrolment_id, r.requirement_id) r.enrolment_id AS "enrolmentId", r.requirement_id AS "requirementId", r.position,
         r.reason_code AS code, r.reason, r.reason_en AS english
       FROM reserves r JOIN allocation_runs a ON a.id = r.run_id JOIN enrolments e ON e.id = r.enrolment_id JOIN students s ON s.id = e.student_id
       WHERE a.state = 'published' AND e.term_id = $1 AND ($2::uuid IS NULL OR s.university_id = $2)
         AND NOT EXISTS (SELECT FROM bookings b WHERE b.enrolment_id = r.enrolment_id AND b.requirement_id = r.requirement_id AND b.holds_place)
       ORDER BY r.enrolment_id, r.requirement_id, a.number DESC`,
      [termId, universityId],
    );
  }

  /** Study sites that the run gave to students without one. */
  async giveSites(em: EntityManager, sites: Proposal['givenSites']): Promise<void> {
    await em.query(
      `UPDATE enrolments e SET study_site_id = s."siteId" FROM jsonb_to_recordset($1::jsonb) AS s ("enrolmentId" uuid, "siteId" uuid)
       WHERE e.id = s."enrolmentId" AND e.study_site_id IS NULL`,
      [JSON.stringify(sites)],
    );
  }

  /** Marks the run as published if what it came to is still what the token stands for; false when it is not. */
  async published(em: EntityManager, { id, fencingToken }: Pick<RunRow, 'id' | 'fencingToken'>): Promise<boolean> {
    const [, count] = await em.query<[unknown, number]>(
      `UPDATE allocation_runs SET state = 'published', published_at = now() WHERE id = $1 AND fencing_token = $2 AND state = 'solved'`,
      [id, fencingToken],
    );
    if (count === 1) await this.reasons.publish(em, id);
    return count === 1;
  }
}
