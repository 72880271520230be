import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RunProgress } from './run-progress';
import type { RunOutcome, RunOverview } from './run-overview';

export type RunHead = Omit<RunOverview, 'own' | 'outcome'> & {
  readonly universityId: string | null;
  /** Where the shares of a large run are. */
  readonly shares: readonly RunProgress[];
};

/** A run for the pages. */
@Injectable()
export class RunOverviewRepository {
  async head(em: EntityManager, term: string, number: number): Promise<RunHead | undefined> {
    const [run] = await em.query<RunHead[]>(
      `SELECT a.id, a.number::int AS number, t.code AS term, a.seed::float8 AS seed, a.state, a.university_id AS "universityId",
         a.fencing_token::text AS token, a.cancel_requested AS cancelled, a.progress, a.failure,
         coalesce(extract(epoch FROM coalesce(a.finished_at, now()) - a.started_at), 0)::float8 AS seconds,
         ARRAY(SELECT s.progress FROM run_shares s WHERE s.run_id = a.id ORDER BY s.share) AS shares,
         ARRAY(SELECT o.number::int FROM allocation_runs o WHERE o.term_id = a.term_id AND o.id <> a.id AND o.state IN ('solved', 'published')
           AND o.input_sha256 IS NOT NULL ORDER BY o.number DESC LIMIT 10) AS others
       FROM allocation_runs a JOIN terms t ON t.id = a.term_id WHERE t.code = $1 AND a.number = $2`,
      [term, number],
    );
    return run;
  }

  /** With all rows in sight. */
  async outcome(em: EntityManager, id: string): Promise<RunOutcome | undefined> {
    const [row] = await em.query<RunOutcome[]>(
      `SELECT solution->>'status' AS status, solution->>'stopped' AS stopped, solution->'objective' AS objective, solution->'proven' AS proven,
         (solution->>'rounds')::int AS rounds, coalesce((solution->'evened'->>'exchanged')::int, 0) AS exchanged,
         jsonb_array_length(solution->'placements') AS placed, jsonb_array_length(solution->'reserves') AS reserves
       FROM allocation_runs WHERE id = $1 AND jsonb_typeof(solution->'placements') = 'array'`,
      [id],
    );
    return row;
  }
}
