import type { MigrationInterface, QueryRunner } from 'typeorm';

const before = `'special_reason', 'parent', 'doctoral_student', 'teaching_assistant', 'owner', 'cooperating', 'distance', 'lives_in_region', 'enrolled_abroad', 'everyone'`;

/** An agreement's priority order may tell the two levels apart; what another order would change is previewed before it is saved. */
export class LevelPriorities1764000039100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE priority_tiers DROP CONSTRAINT priority_tiers_criterion_check;
      ALTER TABLE priority_tiers ADD CONSTRAINT priority_tiers_criterion_check CHECK (criterion IN (${before}, 'advanced_level', 'basic_level'));

      CREATE TABLE order_previews (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
        agreement_id uuid NOT NULL REFERENCES agreements,
        -- The agreement as it was when the preview was asked for; another version is no longer what was compared with.
        agreement_version int NOT NULL,
        organisation_id uuid NOT NULL REFERENCES organisations,
        term_id uuid NOT NULL REFERENCES terms,
        seed bigint NOT NULL CHECK (seed >= 0),
        priorities jsonb NOT NULL,
        priorities_before jsonb NOT NULL,
        state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'solved', 'failed')),
        -- Searches that are done, of two: by the order that holds, and by the other.
        searches int NOT NULL DEFAULT 0 CHECK (searches BETWEEN 0 AND 2),
        result jsonb,
        failure text,
        created_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        saved_at timestamptz,
        saved_by text,
        CHECK ((state = 'solved') = (result IS NOT NULL)),
        CHECK ((saved_at IS NULL) = (saved_by IS NULL)),
        CHECK (saved_at IS NULL OR state = 'solved')
      );
      CREATE INDEX order_previews_of_agreement ON order_previews (agreement_id, number);
      SELECT close_table('order_previews');
      SELECT open_to_read('order_previews', $$ acting_role() IN ('coordinator', 'admin') AND is_party_to(agreement_id) $$);
      -- The result tells of other universities' students: only the system reads it.
      REVOKE SELECT ON order_previews FROM vilplats_party;
      GRANT SELECT (id, number, agreement_id, agreement_version, organisation_id, term_id, seed, priorities, priorities_before, state, searches, failure, created_at, finished_at, saved_at, saved_by)
        ON order_previews TO vilplats_party;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE order_previews;
      DELETE FROM priority_tiers WHERE criterion IN ('advanced_level', 'basic_level');
      ALTER TABLE priority_tiers DROP CONSTRAINT priority_tiers_criterion_check;
      ALTER TABLE priority_tiers ADD CONSTRAINT priority_tiers_criterion_check CHECK (criterion IN (${before}));
    `);
  }
}
