import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Allocation runs: what was asked, what came out, why; and the reserves that a run leaves. */
export class Allocation1764000008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE allocation_runs (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
        term_id uuid NOT NULL REFERENCES terms,
        university_id uuid REFERENCES organisations,
        seed bigint NOT NULL CHECK (seed >= 0),
        state text NOT NULL CHECK (state IN ('queued', 'running', 'solved', 'failed', 'published')),
        fencing_token bigint NOT NULL DEFAULT 0,
        engine_version text NOT NULL,
        problem_sha256 text,
        problem jsonb,
        solution jsonb,
        filtered jsonb,
        failure text,
        progress jsonb,
        heartbeat_at timestamptz,
        cancel_requested boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now(),
        started_at timestamptz,
        finished_at timestamptz,
        published_at timestamptz,
        CHECK (state NOT IN ('solved', 'published') OR (problem_sha256 IS NOT NULL AND solution IS NOT NULL))
      );
      ALTER TABLE bookings ADD FOREIGN KEY (run_id) REFERENCES allocation_runs;

      -- A student and block without a place after a run, in queue order, with the reason in words.
      CREATE TABLE reserves (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        run_id uuid NOT NULL REFERENCES allocation_runs,
        enrolment_id uuid NOT NULL REFERENCES enrolments,
        requirement_id uuid NOT NULL REFERENCES requirements,
        position int NOT NULL CHECK (position >= 1),
        reason_code text NOT NULL,
        reason text NOT NULL,
        UNIQUE (run_id, enrolment_id, requirement_id),
        UNIQUE (run_id, requirement_id, position)
      );

      SELECT close_table('allocation_runs'), close_table('reserves');
      SELECT open_to_write('allocation_runs', $$ acting_role() = 'coordinator' AND university_id = acting_organisation() $$);
      SELECT open_to_read('reserves', 'EXISTS (SELECT FROM enrolments e WHERE e.id = enrolment_id)');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE reserves;
      ALTER TABLE bookings DROP CONSTRAINT bookings_run_id_fkey;
      DROP TABLE allocation_runs;
    `);
  }
}
