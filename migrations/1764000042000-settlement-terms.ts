import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an agreement settles by comes in versions; legs and rates say more of how, and who decided it when. */
export class SettlementTerms1764000042000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The terms that the agreement begins with.
      ALTER TABLE agreements
        ADD COLUMN notice_days int NOT NULL DEFAULT 0 CHECK (notice_days BETWEEN 0 AND 365),
        ADD COLUMN cancel_deadline_days int NOT NULL DEFAULT 0 CHECK (cancel_deadline_days BETWEEN 0 AND 365),
        ADD COLUMN cancel_percent int NOT NULL DEFAULT 0 CHECK (cancel_percent BETWEEN 0 AND 100),
        ADD COLUMN cancel_max_weeks int CHECK (cancel_max_weeks BETWEEN 1 AND 52),
        ADD COLUMN housing_advanced_by text CHECK (housing_advanced_by IN ('student', 'university', 'mediator', 'host')),
        ADD COLUMN decided_by text,
        ADD COLUMN decided_on date,
        ADD COLUMN document_number text;

      -- Terms from a later day on, until the next ones begin.
      CREATE TABLE settlement_terms (
        agreement_id uuid NOT NULL REFERENCES agreements,
        from_day date NOT NULL,
        absence text NOT NULL CHECK (absence IN ('certified_only', 'notified_paid', 'as_scheduled')),
        notice_days int NOT NULL CHECK (notice_days BETWEEN 0 AND 365),
        cancel_deadline_days int NOT NULL CHECK (cancel_deadline_days BETWEEN 0 AND 365),
        cancel_percent int NOT NULL CHECK (cancel_percent BETWEEN 0 AND 100),
        cancel_max_weeks int CHECK (cancel_max_weeks BETWEEN 1 AND 52),
        housing_rule_set_id uuid REFERENCES rule_sets,
        travel_rule_set_id uuid REFERENCES rule_sets,
        housing_advanced_by text CHECK (housing_advanced_by IN ('student', 'university', 'mediator', 'host')),
        decided_by text,
        decided_on date,
        document_number text,
        PRIMARY KEY (agreement_id, from_day)
      );
      SELECT close_table('settlement_terms'), open_to_read('settlement_terms', 'is_party_to(agreement_id)');

      -- Every version of every agreement's terms, the first from the agreement's first day on.
      CREATE VIEW terms_versions WITH (security_invoker = true) AS
        SELECT id AS agreement_id, valid_from AS from_day, absence, notice_days, cancel_deadline_days, cancel_percent, cancel_max_weeks,
          housing_rule_set_id, travel_rule_set_id, housing_advanced_by, decided_by, decided_on, document_number
        FROM agreements
        UNION ALL SELECT * FROM settlement_terms;
      GRANT SELECT ON terms_versions TO vilplats_party, vilplats_system;

      ALTER TABLE legs
        DROP CONSTRAINT legs_kind_check,
        ADD CONSTRAINT legs_kind_check CHECK (kind IN ('teaching', 'housing', 'travel', 'cancellation', 'fixed')),
        -- From so many months after the placement's first day somebody else pays.
        ADD COLUMN later_debtor_id uuid REFERENCES organisations,
        ADD COLUMN later_debtor_role text CHECK (later_debtor_role IN ('owner', 'mediator', 'host')),
        ADD COLUMN later_after_months int CHECK (later_after_months BETWEEN 1 AND 60),
        -- Days after a period's end in which what is signed still belongs to its run.
        ADD COLUMN cut_off_days int NOT NULL DEFAULT 0 CHECK (cut_off_days BETWEEN 0 AND 120),
        ADD COLUMN vat_decided_on date,
        ADD COLUMN decided_by text,
        ADD COLUMN decided_on date,
        ADD COLUMN document_number text,
        ADD CONSTRAINT one_later_debtor CHECK (num_nonnulls(later_debtor_id, later_debtor_role) = num_nonnulls(later_after_months));
      ALTER TABLE invoices
        DROP CONSTRAINT invoices_kind_check,
        ADD CONSTRAINT invoices_kind_check CHECK (kind IN ('teaching', 'housing', 'travel', 'cancellation', 'fixed'));

      ALTER TABLE rates
        DROP CONSTRAINT rates_unit_check,
        ADD CONSTRAINT rates_unit_check CHECK (unit IN ('half_day', 'day', 'week', 'month', 'hour', 'visit', 'attended_day', 'fixed', 'none')),
        ADD COLUMN decided_by text,
        ADD COLUMN decided_on date,
        ADD COLUMN document_number text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE rates
        DROP COLUMN document_number, DROP COLUMN decided_on, DROP COLUMN decided_by,
        DROP CONSTRAINT rates_unit_check,
        ADD CONSTRAINT rates_unit_check CHECK (unit IN ('half_day', 'day', 'week', 'none'));
      ALTER TABLE invoices
        DROP CONSTRAINT invoices_kind_check,
        ADD CONSTRAINT invoices_kind_check CHECK (kind IN ('teaching', 'housing', 'travel'));
      ALTER TABLE legs
        DROP CONSTRAINT one_later_debtor,
        DROP COLUMN document_number, DROP COLUMN decided_on, DROP COLUMN decided_by, DROP COLUMN vat_decided_on, DROP COLUMN cut_off_days,
        DROP COLUMN later_after_months, DROP COLUMN later_debtor_role, DROP COLUMN later_debtor_id,
        DROP CONSTRAINT legs_kind_check,
        ADD CONSTRAINT legs_kind_check CHECK (kind IN ('teaching', 'housing', 'travel'));
      DROP VIEW terms_versions;
      DROP TABLE settlement_terms;
      ALTER TABLE agreements
        DROP COLUMN document_number, DROP COLUMN decided_on, DROP COLUMN decided_by, DROP COLUMN housing_advanced_by,
        DROP COLUMN cancel_max_weeks, DROP COLUMN cancel_percent, DROP COLUMN cancel_deadline_days, DROP COLUMN notice_days;
    `);
  }
}
