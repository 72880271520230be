import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { proposalSha256 } from './proposal-text';
import { ReasonsRepository } from './reasons.repository';
import type { RunState } from './run';
import type { SolvedRun } from './solve-rounds';

/** A run in the hands of whoever has its latest token. */
export interface TakenRun {
  readonly id: string;
  readonly token: string;
  readonly termId: string;
  readonly universityId: string | null;
  readonly seed: number;
  readonly cancelled: boolean;
}

/** What every step of a search may learn from the store. */
export interface Word {
  readonly ours: boolean;
  readonly cancelled: boolean;
}

/** Seconds without a word after which whoever solves a run or a share is taken for dead. */
export const SILENCE = 10;

/** Runs while they are solved. Every write names the token, so that who has lost the run writes nothing. */
@Injectable()
export class SolvingRepository {
  private readonly reasons = new ReasonsRepository();

  /** Takes the run up unless it is solved, or somebody who still gives word has it; the new token fences out whoever had it before. */
  async takeUp(em: EntityManager, id: string): Promise<TakenRun | undefined> {
    const [rows] = await em.query<[TakenRun[], number]>(
      `UPDATE allocation_runs SET state = 'running', fencing_token = fencing_token + 1, heartbeat_at = now(),
         started_at = CASE WHEN state = 'running' THEN started_at ELSE now() END, finished_at = NULL, failure = NULL, progress = NULL
       WHERE id = $1 AND (state IN ('queued', 'failed') OR state = 'running' AND heartbeat_at < now() - make_interval(secs => $2))
       RETURNING id, fencing_token::text AS token, term_id AS "termId", university_id AS "universityId", seed::float8 AS seed, cancel_requested AS cancelled`,
      [id, SILENCE],
    );
    return rows[0];
  }

  async stateOf(em: EntityManager, id: string): Promise<RunState | undefined> {
    const [row] = await em.query<{ state: RunState }[]>('SELECT state FROM allocation_runs WHERE id = $1', [id]);
    return row?.state;
  }

  /** Says that the run is still being solved and how far; tells whether it is still ours, and wanted. */
  async beat(em: EntityManager, { id, token }: TakenRun, progress: unknown): Promise<Word> {
    const [[row]] = await em.query<[{ cancelled: boolean }[], number]>(
      `UPDATE allocation_runs SET heartbeat_at = now(), progress = coalesce($3, progress) WHERE id = $1 AND fencing_token = $2 AND state = 'running'
       RETURNING cancel_requested AS cancelled`,
      [id, token, progress === undefined ? null : JSON.stringify(progress)],
    );
    return { ours: row !== undefined, cancelled: row?.cancelled ?? false };
  }

  /** Lets the run go while others solve shares of it: whoever comes next may take it up at once. */
  async letGo(em: EntityManager, { id, token }: TakenRun): Promise<void> {
    await em.query(`UPDATE allocation_runs SET heartbeat_at = '-infinity' WHERE id = $1 AND fencing_token = $2 AND state = 'running'`, [id, token]);
  }

  /** Writes the result if the token is still the run's; false when another has taken the run over. */
  async finish(em: EntityManager, { id, token }: TakenRun, { problemSha256, problem, proposal, filtered, reasons }: SolvedRun): Promise<boolean> {
    const [, count] = await em.query<[unknown, number]>(
      `UPDATE allocation_runs SET state = 'solved', finished_at = now(), problem_sha256 = $3, problem = $4, solution = $5, filtered = $6, proposal_sha256 = $7
       WHERE id = $1 AND fencing_token = $2 AND state = 'running'`,
      [id, token, problemSha256, problem && JSON.stringify(problem), JSON.stringify(proposal), JSON.stringify(filtered), proposalSha256(proposal)],
    );
    if (count === 1) await this.reasons.write(em, id, reasons);
    return count === 1;
  }

  async fail(em: EntityManager, { id, token }: TakenRun, failure: string): Promise<void> {
    await em.query(
      `UPDATE allocation_runs SET state = 'failed', finished_at = now(), failure = $3 WHERE id = $1 AND fencing_token = $2 AND state = 'running'`,
      [id, token, failure],
    );
  }
}
