import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RunProgress } from './run-progress';
import type { SolvedPart } from './shares';
import type { Word } from './solving.repository';
import { SILENCE } from './solving.repository';

/** A share in the hands of whoever has its latest token. */
export interface TakenShare {
  readonly runId: string;
  readonly share: number;
  readonly token: number;
  readonly termId: string;
  readonly universityId: string | null;
  readonly seed: number;
  readonly cancelled: boolean;
}

export interface ShareState {
  readonly share: number;
  readonly state: 'queued' | 'running' | 'solved';
  /** How often it has been taken up. */
  readonly token: number;
}

/** Shares of runs. */
@Injectable()
export class SharesRepository {
  /** Keeps the shares that are not known yet: they follow from the run's input alone. */
  async keep(em: EntityManager, runId: string, shares: readonly RunProgress[]): Promise<void> {
    await em.query(
      `INSERT INTO run_shares (run_id, share, progress) SELECT $1, s.share - 1, s.progress FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS s (progress, share)
       ON CONFLICT DO NOTHING`,
      [runId, JSON.stringify(shares)],
    );
  }

  async states(em: EntityManager, runId: string): Promise<ShareState[]> {
    return em.query<ShareState[]>('SELECT share, state, fencing_token AS token FROM run_shares WHERE run_id = $1 ORDER BY share', [runId]);
  }

  /** Takes the share up unless it is solved, somebody who still gives word has it, or its run has ended. */
  async takeUp(em: EntityManager, runId: string, share: number): Promise<TakenShare | undefined> {
    const [rows] = await em.query<[TakenShare[], number]>(
      `UPDATE run_shares s SET state = 'running', fencing_token = s.fencing_token + 1, heartbeat_at = now()
       FROM allocation_runs a
       WHERE a.id = s.run_id AND a.state = 'running' AND s.run_id = $1 AND s.share = $2
         AND (s.state = 'queued' OR s.state = 'running' AND s.heartbeat_at < now() - make_interval(secs => $3))
       RETURNING s.run_id AS "runId", s.share, s.fencing_token AS token, a.term_id AS "termId", a.university_id AS "universityId", a.seed::float8 AS seed,
         a.cancel_requested AS cancelled`,
      [runId, share, SILENCE],
    );
    return rows[0];
  }

  /** Whether there is anything left to do with the share. */
  async isWanted(em: EntityManager, runId: string, share: number): Promise<boolean> {
    const rows = await em.query<unknown[]>(
      `SELECT FROM run_shares s JOIN allocation_runs a ON a.id = s.run_id WHERE s.run_id = $1 AND s.share = $2 AND s.state <> 'solved' AND a.state = 'running'`, [runId, share]);
    return rows.length > 0;
  }

  async beat(em: EntityManager, { runId, share, token }: TakenShare, progress: RunProgress | undefined): Promise<Word> {
    const [[row]] = await em.query<[{ cancelled: boolean }[], number]>(
      `UPDATE run_shares s SET heartbeat_at = now(), progress = coalesce($4, s.progress) FROM allocation_runs a
       WHERE a.id = s.run_id AND s.run_id = $1 AND s.share = $2 AND s.fencing_token = $3 AND s.state = 'running' RETURNING a.cancel_requested AS cancelled`,
      [runId, share, token, progress === undefined ? null : JSON.stringify(progress)],
    );
    return { ours: row !== undefined, cancelled: row?.cancelled ?? false };
  }

  /** Writes what was found if the token is still the share's; false when another has taken it over. */
  async finish(em: EntityManager, { runId, share, token }: TakenShare, parts: readonly SolvedPart[]): Promise<boolean> {
    const [, count] = await em.query<[unknown, number]>(
      `UPDATE run_shares SET state = 'solved', solutions = $4 WHERE run_id = $1 AND share = $2 AND fencing_token = $3 AND state = 'running'`,
      [runId, share, token, JSON.stringify(parts)],
    );
    return count === 1;
  }

  /** What has been found of the run so far. */
  async found(em: EntityManager, runId: string): Promise<SolvedPart[]> {
    const rows = await em.query<{ solutions: SolvedPart[] }[]>(`SELECT solutions FROM run_shares WHERE run_id = $1 AND state = 'solved' ORDER BY share`, [runId]);
    return rows.flatMap(({ solutions }) => solutions);
  }
}
