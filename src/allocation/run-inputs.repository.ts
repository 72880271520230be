import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PackedInput } from './run-input';

/** What runs were solved from. */
@Injectable()
export class RunInputsRepository {
  async find(em: EntityManager, runId: string): Promise<PackedInput | undefined> {
    const [row] = await em.query<PackedInput[]>(
      'SELECT i.input AS bytes, a.input_sha256 AS sha256 FROM run_inputs i JOIN allocation_runs a ON a.id = i.run_id WHERE i.run_id = $1',
      [runId],
    );
    return row;
  }

  /** Keeps the input unless another was first; gives the one that counts. */
  async keep(em: EntityManager, runId: string, { bytes, sha256 }: PackedInput): Promise<PackedInput | undefined> {
    await em.query(
      `WITH kept AS (INSERT INTO run_inputs (run_id, input) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING run_id)
       UPDATE allocation_runs SET input_sha256 = $3 WHERE id IN (SELECT run_id FROM kept)`,
      [runId, bytes, sha256],
    );
    return this.find(em, runId);
  }
}
