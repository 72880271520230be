import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Claims that students have paid first are paid back: each once, prepared by one person and approved by another. */
export class Payouts1764000044200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Where a student has her money: for the system alone, which tells it to the bank and to nobody else.
      CREATE TABLE identity.payout_accounts (
        student_id uuid PRIMARY KEY REFERENCES students,
        iban text,
        clearing text,
        number text,
        told_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((iban IS NULL) = (clearing IS NOT NULL AND number IS NOT NULL)),
        CHECK ((clearing IS NULL) = (number IS NULL))
      );

      CREATE TABLE payouts (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
        organisation_id uuid NOT NULL REFERENCES organisations,
        method text NOT NULL CHECK (method IN ('bank', 'payroll')),
        state text NOT NULL DEFAULT 'prepared' CHECK (state IN ('prepared', 'approved', 'settled', 'cancelled')),
        pay_on date NOT NULL,
        message_id text NOT NULL UNIQUE CHECK (length(message_id) <= 35),
        debtor_iban text,
        prepared_at timestamptz NOT NULL DEFAULT now(),
        prepared_by text NOT NULL,
        prepared_by_account uuid NOT NULL REFERENCES accounts,
        approved_at timestamptz,
        approved_by text,
        approved_by_account uuid REFERENCES accounts,
        CONSTRAINT payout_by_two CHECK (approved_by_account <> prepared_by_account),
        CHECK ((state IN ('approved', 'settled')) = (approved_by_account IS NOT NULL))
      );
      CREATE TABLE payout_items (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        payout_id uuid NOT NULL REFERENCES payouts,
        position int NOT NULL,
        claim_id uuid NOT NULL REFERENCES claims,
        amount_ore bigint NOT NULL CHECK (amount_ore > 0),
        end_to_end_id text NOT NULL UNIQUE CHECK (length(end_to_end_id) <= 35),
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'paid', 'rejected')),
        status_on date,
        status_reason text,
        UNIQUE (payout_id, position),
        CHECK ((state = 'waiting') = (status_on IS NULL))
      );
      -- A claim is paid once; one that the bank sent back may be paid anew.
      CREATE UNIQUE INDEX claim_paid_once ON payout_items (claim_id) WHERE state <> 'rejected';
      -- The file as it was approved, with accounts in it.
      CREATE TABLE identity.payout_files (payout_id uuid PRIMARY KEY REFERENCES payouts, content text NOT NULL, sha256 text NOT NULL);

      SELECT close_table(t) FROM unnest(ARRAY['identity.payout_accounts', 'identity.payout_files', 'payouts', 'payout_items']::regclass[]) t;
      REVOKE DELETE ON payouts, payout_items FROM vilplats_system;
      REVOKE UPDATE, DELETE ON identity.payout_files FROM vilplats_system;
      SELECT open_to_read('payouts', $$ acting_role() = 'finance' AND organisation_id = acting_organisation() $$);
      SELECT open_to_read('payout_items', $$ CASE acting_role()
        WHEN 'student' THEN EXISTS (SELECT FROM claims c WHERE c.id = claim_id) ELSE EXISTS (SELECT FROM payouts p WHERE p.id = payout_id) END $$);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE identity.payout_files, payout_items, payouts, identity.payout_accounts');
  }
}
