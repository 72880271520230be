import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who changed what of an agreement, when; and which placements the parties have been told are not published in time. */
export class AgreementChanges1764000038300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE agreement_changes (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        agreement_id uuid NOT NULL REFERENCES agreements,
        -- The agreement itself, or such as 'quota Q-1'.
        what text NOT NULL,
        -- What differs; before is null for what is new.
        before jsonb,
        after jsonb NOT NULL,
        -- None where the system acted.
        organisation_id uuid REFERENCES organisations,
        account_id uuid REFERENCES accounts,
        at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX agreement_changes_of ON agreement_changes (agreement_id, number);

      CREATE TABLE publish_stages (
        booking_id uuid NOT NULL REFERENCES bookings,
        stage text NOT NULL CHECK (stage IN ('near', 'breached')),
        told_on date NOT NULL,
        PRIMARY KEY (booking_id, stage)
      );

      SELECT close_table(t) FROM unnest(ARRAY['agreement_changes', 'publish_stages']::regclass[]) t;
      REVOKE UPDATE, DELETE ON agreement_changes FROM vilplats_system;
      SELECT open_to_read('agreement_changes', 'is_party_to(agreement_id)');
      GRANT INSERT ON agreement_changes TO vilplats_party;
      CREATE POLICY party_adds ON agreement_changes FOR INSERT TO vilplats_party WITH CHECK (is_party_to(agreement_id));

      -- Places beyond a quota are granted where it is kept and where a place is booked: both are changes of the agreement.
      CREATE FUNCTION log_override() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO agreement_changes (agreement_id, what, after, organisation_id, account_id)
            SELECT q.agreement_id, 'quota ' || q.code, jsonb_build_object('beyond', NEW.places, 'reason', NEW.reason), acting_organisation(), NEW.account_id
            FROM quotas q WHERE q.id = NEW.quota_id;
          RETURN NULL;
        END $$;
      CREATE TRIGGER log_override AFTER INSERT ON quota_overrides FOR EACH ROW EXECUTE FUNCTION log_override();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER log_override ON quota_overrides;
      DROP FUNCTION log_override();
      DROP TABLE publish_stages, agreement_changes;
    `);
  }
}
