import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What another policy would change in a term: asked for, worked out by a worker, and read when it is done. */
export class FairnessPreviews1764000030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE fairness_previews (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        university_id uuid NOT NULL REFERENCES organisations,
        term_id uuid NOT NULL REFERENCES terms,
        seed bigint NOT NULL CHECK (seed >= 0),
        -- What is tried in place of what holds; what is not named stays.
        policy jsonb NOT NULL,
        orders jsonb NOT NULL,
        state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'solved', 'failed')),
        -- Searches that are done, of two: as things are, and as they would be.
        searches int NOT NULL DEFAULT 0 CHECK (searches BETWEEN 0 AND 2),
        result jsonb,
        failure text,
        created_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        CHECK ((state = 'solved') = (result IS NOT NULL))
      );
      CREATE INDEX fairness_previews_of_term ON fairness_previews (term_id, university_id, created_at);
      SELECT close_table('fairness_previews');
      SELECT open_to_read('fairness_previews', $$ acting_role() = 'coordinator' AND university_id = acting_organisation() $$);
      -- A party asks; what is found is the system's to write.
      GRANT INSERT (university_id, term_id, seed, policy, orders) ON fairness_previews TO vilplats_party;
      CREATE POLICY party_asks ON fairness_previews FOR INSERT TO vilplats_party
        WITH CHECK (acting_role() = 'coordinator' AND university_id = acting_organisation());
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE fairness_previews');
  }
}
