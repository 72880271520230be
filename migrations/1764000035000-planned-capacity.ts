import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Places of whole terms as drafts and publications from a day on, patterns to use again, places kept for somebody until a day, and what was changed by whom. */
export class PlannedCapacity1764000035000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Places that a unit is about to publish in a term; 'rows' are stretches of weeks of a specialty and level.
      CREATE TABLE capacity_plans (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        unit_id uuid NOT NULL REFERENCES units,
        term_id uuid NOT NULL REFERENCES terms,
        state text NOT NULL CHECK (state IN ('draft', 'scheduled', 'published', 'refused', 'withdrawn')),
        rows jsonb NOT NULL,
        effective_from date CHECK (effective_from IS NOT NULL OR state IN ('draft', 'withdrawn')),
        refusal text NOT NULL DEFAULT '',
        actor text NOT NULL,
        actor_name text NOT NULL DEFAULT '',
        changed_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX one_draft_per_term ON capacity_plans (unit_id, term_id) WHERE state = 'draft';
      CREATE INDEX capacity_plans_of ON capacity_plans (unit_id, term_id);
      -- A pattern over the weeks of a term, counted from its first week, which is 0.
      CREATE TABLE capacity_templates (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        unit_id uuid NOT NULL REFERENCES units,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
        rows jsonb NOT NULL,
        CONSTRAINT one_template_per_name UNIQUE (unit_id, name)
      );
      -- Of every change of what a unit offers: who, when, what it was and became.
      CREATE TABLE capacity_changes (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        unit_id uuid NOT NULL REFERENCES units,
        kind text NOT NULL CHECK (kind IN ('places', 'closed', 'closure_changed', 'reopened', 'reserved', 'released')),
        specialty text,
        level text CHECK (level IN ('basic', 'advanced')),
        first_week text NOT NULL CHECK (first_week ~ '^[0-9]{4}-W[0-9]{2}$'),
        last_week text NOT NULL CHECK (last_week ~ '^[0-9]{4}-W[0-9]{2}$'),
        places_before int,
        places_after int,
        note text NOT NULL DEFAULT '',
        actor text NOT NULL,
        actor_name text NOT NULL DEFAULT '',
        at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX capacity_changes_of ON capacity_changes (unit_id, id);
      -- Places kept for students of one university, of one programme, or under one agreement, until a day and on it.
      CREATE TABLE reserved_places (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        unit_id uuid NOT NULL,
        specialty text NOT NULL,
        level text NOT NULL CHECK (level IN ('basic', 'advanced')),
        first_week text NOT NULL CHECK (first_week ~ '^[0-9]{4}-W[0-9]{2}$'),
        last_week text NOT NULL CHECK (last_week ~ '^[0-9]{4}-W[0-9]{2}$'),
        period daterange NOT NULL CHECK (NOT isempty(period)),
        places int CHECK (places BETWEEN 1 AND 1000),
        share int CHECK (share BETWEEN 1 AND 100),
        university_id uuid REFERENCES organisations,
        programme_id uuid REFERENCES programmes,
        agreement_id uuid REFERENCES agreements,
        until date NOT NULL,
        released_at timestamptz,
        note text NOT NULL DEFAULT '',
        FOREIGN KEY (unit_id, specialty) REFERENCES unit_specialties (unit_id, specialty),
        CHECK (num_nonnulls(places, share) = 1),
        CHECK (num_nonnulls(university_id, programme_id, agreement_id) = 1)
      );
      CREATE INDEX reserved_places_standing ON reserved_places (unit_id) WHERE released_at IS NULL;

      SELECT close_table(t) FROM unnest(ARRAY['capacity_plans', 'capacity_templates', 'capacity_changes', 'reserved_places']::regclass[]) t;
      SELECT count_versions(t) FROM unnest(ARRAY['capacity_plans', 'reserved_places']::regclass[]) t;
      SELECT open_to_write(t, 'is_own_unit(unit_id)') FROM unnest(ARRAY['capacity_plans', 'capacity_templates']::regclass[]) t;
      SELECT open_to_read('capacity_changes', 'is_own_unit(unit_id)'), open_to_read('reserved_places');
      SELECT open_to_keep('reserved_places', 'is_own_unit(unit_id)');
      REVOKE DELETE ON capacity_plans FROM vilplats_party, vilplats_system;
      REVOKE DELETE ON reserved_places FROM vilplats_system;
      REVOKE UPDATE, DELETE ON capacity_changes FROM vilplats_system;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reserved_places, capacity_changes, capacity_templates, capacity_plans');
  }
}
