import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Charges that only grow, invoices that never change once issued, numbers without gaps. */
export class Invoicing1764000011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE invoice_series (
        creditor_id uuid NOT NULL REFERENCES organisations,
        series text NOT NULL,
        year int NOT NULL,
        last_number int NOT NULL DEFAULT 0 CHECK (last_number >= 0),
        -- Tells the creditor's series of a year apart in payment references, which have digits only.
        ordinal int NOT NULL CHECK (ordinal >= 0),
        PRIMARY KEY (creditor_id, series, year),
        UNIQUE (creditor_id, year, ordinal)
      );

      CREATE TABLE invoices (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        creditor_id uuid NOT NULL REFERENCES organisations,
        debtor_id uuid NOT NULL REFERENCES organisations,
        agreement_id uuid NOT NULL REFERENCES agreements,
        leg_id uuid NOT NULL REFERENCES legs,
        kind text NOT NULL CHECK (kind IN ('teaching', 'housing', 'travel')),
        type text NOT NULL CHECK (type IN ('invoice', 'supplementary', 'credit_note')),
        original_id uuid REFERENCES invoices,
        state text NOT NULL CHECK (state IN ('draft', 'issued')),
        series text NOT NULL,
        year int,
        sequence int,
        number text,
        ocr text,
        issued_on date,
        due_on date,
        issued_by text,
        reviewed_by text,
        period_first date NOT NULL,
        period_last date NOT NULL,
        vat_category text NOT NULL CHECK (vat_category IN ('O', 'E', 'S')),
        net_ore bigint NOT NULL,
        vat_ore bigint NOT NULL,
        rounding_ore bigint NOT NULL DEFAULT 0 CHECK (rounding_ore BETWEEN -50 AND 50),
        payable_ore bigint NOT NULL,
        snapshot jsonb,
        xml text,
        xml_sha256 text,
        created_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (creditor_id, series, year, sequence),
        CHECK (creditor_id <> debtor_id),
        CHECK (payable_ore = net_ore + vat_ore + rounding_ore),
        CHECK (period_last >= period_first),
        CHECK ((type = 'invoice') = (original_id IS NULL)),
        CHECK ((state = 'issued') = (number IS NOT NULL)),
        CHECK (state = 'draft' OR num_nulls(year, sequence, ocr, issued_on, due_on, issued_by, snapshot, xml, xml_sha256) = 0)
      );
      CREATE UNIQUE INDEX invoice_number ON invoices (creditor_id, number) WHERE number IS NOT NULL;

      CREATE TABLE invoice_lines (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        invoice_id uuid NOT NULL REFERENCES invoices ON DELETE CASCADE,
        position int NOT NULL CHECK (position >= 1),
        -- The line of an earlier invoice whose worth this one changes; none on a line that stands for itself.
        corrects_line_id uuid REFERENCES invoice_lines,
        host_id uuid NOT NULL REFERENCES organisations,
        term_id uuid NOT NULL REFERENCES terms,
        claim_id uuid REFERENCES claims,
        description text NOT NULL,
        activity text NOT NULL,
        period_first date NOT NULL,
        period_last date NOT NULL,
        -- Half-days of teaching, or 1 for a claim; negative where a correction takes back.
        units int NOT NULL,
        rate_ore bigint NOT NULL CHECK (rate_ore >= 0),
        per_units int NOT NULL CHECK (per_units >= 1),
        rate_id uuid REFERENCES rates,
        net_ore bigint NOT NULL,
        UNIQUE (invoice_id, position),
        CHECK (period_last >= period_first)
      );
      CREATE INDEX invoice_lines_corrected ON invoice_lines (corrects_line_id) WHERE corrects_line_id IS NOT NULL;

      -- The ledger: each certified half-day or approved claim is charged once, and each charge can be reversed once.
      -- Direction, leg and rate stand on the line and its invoice.
      CREATE TABLE charges (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        line_id uuid NOT NULL REFERENCES invoice_lines ON DELETE CASCADE,
        booking_id uuid NOT NULL REFERENCES bookings,
        claim_id uuid REFERENCES claims,
        day date NOT NULL,
        sign smallint NOT NULL CHECK (sign IN (1, -1)),
        -- Half-days of teaching, or 1 for a claim.
        units int NOT NULL CHECK (units >= 1),
        reverses_id uuid REFERENCES charges,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((sign = -1) = (reverses_id IS NOT NULL))
      );
      CREATE INDEX charges_of_line ON charges (line_id);
      CREATE UNIQUE INDEX reversed_once ON charges (reverses_id) WHERE reverses_id IS NOT NULL;

      -- Drafts come and go; what is issued stays as it is, for the owner of the table too.
      CREATE FUNCTION refuse_change_of_issued() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF OLD.state = 'issued' THEN
            RAISE EXCEPTION 'invoice % is issued and cannot be changed; issue a credit note or a supplementary invoice', OLD.number
              USING ERRCODE = 'raise_exception';
          END IF;
          RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
        END $$;
      CREATE TRIGGER issued_is_final BEFORE UPDATE OR DELETE ON invoices FOR EACH ROW EXECUTE FUNCTION refuse_change_of_issued();
      CREATE FUNCTION refuse_change_of_issued_line() RETURNS trigger LANGUAGE plpgsql
        SECURITY DEFINER SET search_path = public, pg_temp AS $$
        BEGIN
          IF EXISTS (SELECT FROM invoices i WHERE i.state = 'issued'
              AND i.id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.invoice_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.invoice_id END)) THEN
            RAISE EXCEPTION 'the invoice is issued and cannot be changed; issue a credit note or a supplementary invoice';
          END IF;
          RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
        END $$;
      CREATE TRIGGER issued_is_final BEFORE INSERT OR UPDATE OR DELETE ON invoice_lines FOR EACH ROW EXECUTE FUNCTION refuse_change_of_issued_line();
      -- Charges come in their hundred thousands: one look a statement, over the rows that it touched.
      CREATE FUNCTION refuse_change_of_issued_charges() RETURNS trigger LANGUAGE plpgsql
        SECURITY DEFINER SET search_path = public, pg_temp AS $$
        BEGIN
          IF EXISTS (SELECT FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id
              WHERE i.state = 'issued' AND l.id IN (SELECT line_id FROM touched)) THEN
            RAISE EXCEPTION 'the invoice is issued and cannot be changed; issue a credit note or a supplementary invoice';
          END IF;
          RETURN NULL;
        END $$;
      CREATE TRIGGER issued_takes_no_more AFTER INSERT ON charges
        REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_issued_charges();
      CREATE TRIGGER issued_loses_none AFTER DELETE ON charges
        REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_issued_charges();
      -- They look with the eyes of the policy role, since row security would hide issued invoices from the tables' owner.
      GRANT CREATE ON SCHEMA public TO vilplats_policy;
      ALTER FUNCTION refuse_change_of_issued_line() OWNER TO vilplats_policy;
      ALTER FUNCTION refuse_change_of_issued_charges() OWNER TO vilplats_policy;
      REVOKE CREATE ON SCHEMA public FROM vilplats_policy;
      GRANT SELECT ON invoices, invoice_lines TO vilplats_policy;
      CREATE POLICY policy_reads ON invoices FOR SELECT TO vilplats_policy USING (true);
      CREATE POLICY policy_reads ON invoice_lines FOR SELECT TO vilplats_policy USING (true);
      CREATE FUNCTION refuse_update() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'a charge is never changed, only reversed'; END $$;
      CREATE TRIGGER never_changed BEFORE UPDATE ON charges FOR EACH ROW EXECUTE FUNCTION refuse_update();
      CREATE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'issued invoices cannot be removed'; END $$;
      CREATE TRIGGER no_truncate BEFORE TRUNCATE ON invoices FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
      CREATE TRIGGER no_truncate BEFORE TRUNCATE ON invoice_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
      CREATE TRIGGER no_truncate BEFORE TRUNCATE ON charges FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();

      SELECT close_table(t) FROM unnest(ARRAY['invoice_series', 'invoices', 'invoice_lines', 'charges']::regclass[]) t;
      SELECT open_to_write('invoice_series', $$ acting_role() = 'finance' AND creditor_id = acting_organisation() $$);
      SELECT open_to_read('invoices', $$ acting_role() IN ('finance', 'admin', 'coordinator', 'region_coordinator')
        AND (creditor_id = acting_organisation() OR (debtor_id = acting_organisation() AND state = 'issued')) $$);
      SELECT open_to_read('invoice_lines', 'EXISTS (SELECT FROM invoices i WHERE i.id = invoice_id)');
      SELECT open_to_read('charges', 'EXISTS (SELECT FROM invoice_lines l WHERE l.id = line_id)');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE charges, invoice_lines, invoices, invoice_series;
      DROP FUNCTION refuse_truncate(), refuse_update(), refuse_change_of_issued_charges(), refuse_change_of_issued_line(), refuse_change_of_issued();
    `);
  }
}
