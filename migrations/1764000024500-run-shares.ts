import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Shares of a large run, which several workers solve side by side from the same input. */
export class RunShares1764000024500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE run_shares (
        run_id uuid NOT NULL REFERENCES allocation_runs,
        share int NOT NULL CHECK (share >= 0),
        state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'solved')),
        -- Counts who has taken the share up; only the last may write.
        fencing_token int NOT NULL DEFAULT 0,
        heartbeat_at timestamptz,
        progress jsonb NOT NULL,
        solutions jsonb,
        PRIMARY KEY (run_id, share),
        CHECK ((state = 'solved') = (solutions IS NOT NULL))
      );
      SELECT close_table('run_shares');
      SELECT open_to_read('run_shares', 'EXISTS (SELECT FROM allocation_runs a WHERE a.id = run_id)');
      -- The solutions tell of other universities' students: only the system reads them.
      REVOKE SELECT ON run_shares FROM vilplats_party;
      GRANT SELECT (run_id, share, state, progress) ON run_shares TO vilplats_party;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE run_shares');
  }
}
