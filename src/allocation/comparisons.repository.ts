import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Proposal } from './solve-rounds';

/** A run as a party sees it. */
export interface VisibleRun {
  readonly id: string;
  readonly number: number;
  readonly term: string;
  readonly seed: number;
  readonly state: string;
  /** Whose run it is; null where it is for several universities. */
  readonly universityId: string | null;
}

/** What two runs came to, as far as a party may know. */
@Injectable()
export class ComparisonsRepository {
  async visible(em: EntityManager, id: string): Promise<VisibleRun | undefined> {
    const [run] = await em.query<VisibleRun[]>(
      `SELECT a.id, a.number::int AS number, t.code AS term, a.seed::float8 AS seed, a.state, a.university_id AS "universityId"
       FROM allocation_runs a JOIN terms t ON t.id = a.term_id WHERE a.id::text = $1`,
      [id],
    );
    return run;
  }

  /** The id of the term's run with the number. */
  async idOf(em: EntityManager, term: string, number: string): Promise<string | undefined> {
    const [run] = await em.query<{ id: string }[]>('SELECT a.id FROM allocation_runs a JOIN terms t ON t.id = a.term_id WHERE t.code = $1 AND a.number::text = $2', [term, number]);
    return run?.id;
  }

  /** Those of the enrolments whose students the party may read. */
  async shown(em: EntityManager, enrolmentIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await em.query<{ id: string }[]>('SELECT e.id FROM enrolments e JOIN students s ON s.id = e.student_id WHERE e.id = ANY ($1)', [enrolmentIds]);
    return new Set(rows.map(({ id }) => id));
  }

  /** With all rows in sight. */
  async proposal(em: EntityManager, id: string): Promise<Proposal | undefined> {
    const [row] = await em.query<{ solution: Proposal | null }[]>('SELECT solution FROM allocation_runs WHERE id = $1', [id]);
    return row?.solution ?? undefined;
  }
}

