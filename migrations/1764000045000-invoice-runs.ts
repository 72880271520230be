import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs are kept: who drew which drafts, on which day, over what; lines tell what they count and why they are there. */
export class InvoiceRuns1764000045000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE invoice_runs (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
        -- Whose run it is; none on one for all creditors, as the command line draws it.
        creditor_id uuid REFERENCES organisations,
        term_id uuid REFERENCES terms,
        leg_id uuid REFERENCES legs,
        -- The day as of which it was drawn.
        as_of date NOT NULL,
        drawn_by text NOT NULL,
        drawn_by_account uuid,
        drawn_at timestamptz NOT NULL DEFAULT now(),
        -- How many of what was found missing, by reason.
        missing jsonb NOT NULL DEFAULT '{}',
        cancelled_by text,
        cancelled_by_account uuid,
        cancelled_at timestamptz,
        cancel_reason text,
        CHECK (num_nulls(cancelled_by, cancelled_at, cancel_reason) IN (0, 3))
      );
      CREATE INDEX invoice_runs_of_creditor ON invoice_runs (creditor_id);
      ALTER TABLE invoices ADD COLUMN run_id uuid REFERENCES invoice_runs;
      CREATE INDEX invoices_of_run ON invoices (run_id);

      ALTER TABLE invoice_lines
        ADD COLUMN unit text NOT NULL DEFAULT 'half_day'
          CHECK (unit IN ('half_day', 'hour', 'visit', 'attended_day', 'month', 'placement', 'cancellation', 'claim')),
        -- How many sources are on the line for which cause.
        ADD COLUMN causes jsonb NOT NULL DEFAULT '{}';
      ALTER TABLE charges ADD COLUMN source text NOT NULL DEFAULT 'day'
        CHECK (source IN ('day', 'notice', 'cancellation', 'placement', 'month', 'claim'));

      -- What was issued before says the same in the new words; its own triggers would refuse that.
      ALTER TABLE invoice_lines DISABLE TRIGGER issued_is_final, NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE charges DISABLE TRIGGER never_changed, NO FORCE ROW LEVEL SECURITY;
      UPDATE invoice_lines SET unit = 'claim' WHERE claim_id IS NOT NULL;
      UPDATE charges SET source = 'claim' WHERE claim_id IS NOT NULL;
      ALTER TABLE invoice_lines ENABLE TRIGGER issued_is_final, FORCE ROW LEVEL SECURITY;
      ALTER TABLE charges ENABLE TRIGGER never_changed, FORCE ROW LEVEL SECURITY;

      SELECT close_table('invoice_runs');
      SELECT open_to_read('invoice_runs', $$ acting_role() IN ('finance', 'admin', 'coordinator', 'region_coordinator')
        AND creditor_id = acting_organisation() $$);
      REVOKE DELETE ON invoice_runs FROM vilplats_system;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE charges DROP COLUMN source;
      ALTER TABLE invoice_lines DROP COLUMN unit, DROP COLUMN causes;
      ALTER TABLE invoices DROP COLUMN run_id;
      DROP TABLE invoice_runs;
    `);
  }
}
