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
        PRIMARY KEY (creditor_id, series, year)
      );

      CREATE TABLE invoices (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        creditor_id uuid NOT NULL REFERENCES organisations,
        debtor_id uuid NOT NULL REFERENCES organisations,
        agreement_id uuid NOT NULL REFERENCES agreements,
        leg_id uuid NOT NULL REFERENCES legs,
        host_id uuid NOT NULL REFERENCES organisations,
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
        description text NOT NULL,
        activity text NOT NULL,
        period_first date NOT NULL,
        period_last date NOT NULL,
        half_days int,
        rate_ore bigint NOT NULL,
        per_half_days int,
        rate_id uuid REFERENCES rates,
        net_ore bigint NOT NULL,
        UNIQUE (invoice_id, position)
      );

      -- The ledger: each certified half-day or approved claim is charged once, and each charge can be reversed once.
      CREATE TABLE charges (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        leg_id uuid NOT NULL REFERENCES legs,
        agreement_id uuid NOT NULL REFERENCES agreements,
        creditor_id uuid NOT NULL REFERENCES organisations,
        debtor_id uuid NOT NULL REFERENCES organisations,
        host_id uuid NOT NULL REFERENCES organisations,
        booking_id uuid NOT NULL REFERENCES bookings,
        claim_id uuid REFERENCES claims,
        day date NOT NULL,
        sign smallint NOT NULL CHECK (sign IN (1, -1)),
        half_days int NOT NULL CHECK (half_days >= 0),
        rate_id uuid REFERENCES rates,
        rate_ore bigint NOT NULL,
        per_half_days int NOT NULL CHECK (per_half_days >= 1),
        line_id uuid NOT NULL REFERENCES invoice_lines ON DELETE CASCADE,
        reverses_id uuid UNIQUE REFERENCES charges,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK (creditor_id <> debtor_id),
        CHECK ((sign = -1) = (reverses_id IS NOT NULL))
      );
      CREATE INDEX charges_of_line ON charges (line_id);
      CREATE INDEX charges_of_source ON charges (leg_id, booking_id, day);

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
      CREATE FUNCTION refuse_change_of_issued_part() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE of_invoice uuid;
        BEGIN
          IF TG_TABLE_NAME = 'charges' THEN
            SELECT l.invoice_id INTO of_invoice FROM invoice_lines l WHERE l.id = CASE TG_OP WHEN 'INSERT' THEN NEW.line_id ELSE OLD.line_id END;
          ELSE
            of_invoice := CASE TG_OP WHEN 'INSERT' THEN NEW.invoice_id ELSE OLD.invoice_id END;
          END IF;
          IF EXISTS (SELECT FROM invoices i WHERE i.id = of_invoice AND i.state = 'issued') THEN
            RAISE EXCEPTION 'the invoice is issued and cannot be changed; issue a credit note or a supplementary invoice'
              USING ERRCODE = 'raise_exception';
          END IF;
          RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
        END $$;
      CREATE TRIGGER issued_is_final BEFORE INSERT OR UPDATE OR DELETE ON invoice_lines FOR EACH ROW EXECUTE FUNCTION refuse_change_of_issued_part();
      CREATE TRIGGER issued_is_final BEFORE INSERT OR UPDATE OR DELETE ON charges FOR EACH ROW EXECUTE FUNCTION refuse_change_of_issued_part();
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
      DROP FUNCTION refuse_truncate(), refuse_change_of_issued_part(), refuse_change_of_issued();
    `);
  }
}
