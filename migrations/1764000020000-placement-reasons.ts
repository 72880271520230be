import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why each block of a run has no place, or not the one first wished for; and what the run's shortage comes to. */
export class PlacementReasons1764000020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE reserves ADD COLUMN reason_en text NOT NULL DEFAULT '';

      -- Whose it is, she sees once the run is published; nothing here says who anybody else is.
      CREATE TABLE placement_reasons (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        run_id uuid NOT NULL REFERENCES allocation_runs,
        enrolment_id uuid NOT NULL REFERENCES enrolments,
        requirement_id uuid NOT NULL REFERENCES requirements,
        placed boolean NOT NULL,
        got_rank int,
        code text NOT NULL,
        reason text NOT NULL,
        reason_en text NOT NULL,
        wishes jsonb NOT NULL,
        published boolean NOT NULL DEFAULT false,
        UNIQUE (run_id, enrolment_id, requirement_id)
      );
      CREATE INDEX ON placement_reasons (enrolment_id);

      -- What would help, as it was last worked out for the run.
      CREATE TABLE run_help (
        run_id uuid PRIMARY KEY REFERENCES allocation_runs,
        help jsonb NOT NULL,
        worked_out_at timestamptz NOT NULL DEFAULT now()
      );

      SELECT close_table('placement_reasons'), close_table('run_help');
      SELECT open_to_read('placement_reasons', $$ EXISTS (SELECT FROM enrolments e WHERE e.id = enrolment_id) AND (published OR acting_role() = 'coordinator') $$);
      SELECT open_to_read('run_help', $$ acting_role() = 'coordinator' AND EXISTS (SELECT FROM allocation_runs a WHERE a.id = run_id) $$);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE run_help; DROP TABLE placement_reasons;
      ALTER TABLE reserves DROP COLUMN reason_en;
    `);
  }
}
