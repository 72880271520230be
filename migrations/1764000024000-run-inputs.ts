import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a run was solved from, so that it can be solved again; and the fingerprints of what went in and what came out. */
export class RunInputs1764000024000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE allocation_runs ADD input_sha256 text, ADD proposal_sha256 text;
      GRANT SELECT (input_sha256, proposal_sha256) ON allocation_runs TO vilplats_party;

      CREATE TABLE run_inputs (
        run_id uuid PRIMARY KEY REFERENCES allocation_runs,
        -- JSON, compressed with gzip.
        input bytea NOT NULL
      );
      ALTER TABLE run_inputs ALTER input SET STORAGE EXTERNAL;
      SELECT close_table('run_inputs');
      REVOKE UPDATE, DELETE ON run_inputs FROM vilplats_system;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE run_inputs;
      ALTER TABLE allocation_runs DROP input_sha256, DROP proposal_sha256;
    `);
  }
}
