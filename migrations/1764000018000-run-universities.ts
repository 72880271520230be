import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose students a run for several universities is about; their coordinators see that it is there, but nobody's result in the raw. */
export class RunUniversities1764000018000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE run_universities (
        run_id uuid NOT NULL REFERENCES allocation_runs,
        university_id uuid NOT NULL REFERENCES organisations,
        PRIMARY KEY (run_id, university_id)
      );
      SELECT close_table('run_universities');
      SELECT open_to_read('run_universities', $$ acting_role() = 'coordinator' $$);

      INSERT INTO run_universities (run_id, university_id)
        SELECT DISTINCT a.id, s.university_id FROM allocation_runs a JOIN enrolments e ON e.term_id = a.term_id JOIN students s ON s.id = e.student_id
        WHERE a.university_id IS NULL;

      -- The problem and the result tell of other universities' students: only the system reads them.
      REVOKE SELECT ON allocation_runs FROM vilplats_party;
      GRANT SELECT (id, number, term_id, university_id, seed, state, fencing_token, engine_version, problem_sha256, failure, progress, heartbeat_at,
        cancel_requested, created_at, started_at, finished_at, published_at) ON allocation_runs TO vilplats_party;
      CREATE POLICY party_reads ON allocation_runs FOR SELECT TO vilplats_party USING (acting_role() = 'coordinator' AND EXISTS (
        SELECT FROM run_universities r WHERE r.run_id = allocation_runs.id AND r.university_id = acting_organisation()));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY party_reads ON allocation_runs;
      GRANT SELECT ON allocation_runs TO vilplats_party;
      DROP TABLE run_universities;
    `);
  }
}
