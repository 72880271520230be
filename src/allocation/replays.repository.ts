import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Proposal } from './solve-rounds';

/** A solved run with all that a second solving is compared with. */
export interface ReplayableRun {
  readonly id: string;
  readonly number: number;
  readonly term: string;
  readonly seed: number;
  readonly state: string;
  readonly engineVersion: string;
  readonly inputSha256: string | null;
  readonly problemSha256: string | null;
  readonly proposalSha256: string | null;
  readonly proposal: Proposal | null;
}

/** Runs as they were solved. */
@Injectable()
export class ReplaysRepository {
  /** By number, as people say it, or by id. */
  async find(em: EntityManager, run: string): Promise<ReplayableRun | undefined> {
    const [row] = await em.query<ReplayableRun[]>(
      `SELECT a.id, a.number::int AS number, t.code AS term, a.seed::float8 AS seed, a.state, a.engine_version AS "engineVersion",
         a.input_sha256 AS "inputSha256", a.problem_sha256 AS "problemSha256", a.proposal_sha256 AS "proposalSha256", a.solution AS proposal
       FROM allocation_runs a JOIN terms t ON t.id = a.term_id WHERE a.number::text = $1 OR a.id::text = $1`,
      [run],
    );
    return row;
  }
}
