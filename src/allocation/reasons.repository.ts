import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PlacementReason } from './why';

/** The reasons of a run, block by block. */
@Injectable()
export class ReasonsRepository {
  /** In place of those of an earlier attempt at the same run. */
  async write(em: EntityManager, runId: string, reasons: readonly PlacementReason[]): Promise<void> {
    await em.query('DELETE FROM placement_reasons WHERE run_id = $1', [runId]);
    await em.query(
      `INSERT INTO placement_reasons (run_id, enrolment_id, requirement_id, placed, got_rank, code, reason, reason_en, wishes)
       SELECT $1, r."enrolmentId", r."requirementId", r.placed, r."gotRank", r.code, r.sv, r.en, r.wishes
       FROM jsonb_to_recordset($2::jsonb) AS r ("enrolmentId" uuid, "requirementId" uuid, placed boolean, "gotRank" int, code text, sv text, en text, wishes jsonb)`,
      [runId, JSON.stringify(reasons)],
    );
  }

  /** Lets those read them whom they are about. */
  async publish(em: EntityManager, runId: string): Promise<void> {
    await em.query('UPDATE placement_reasons SET published = true WHERE run_id = $1', [runId]);
  }
}
