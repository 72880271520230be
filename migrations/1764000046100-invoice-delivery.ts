import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What becomes of issued invoices: handed to an access point, told of by the offices that got them, posted in the ledgers. */
export class InvoiceDelivery1764000046100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What an office's own system has told of invoices, a file at a time.
      CREATE TABLE invoice_status_imports (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisations,
        told_by text NOT NULL,
        sha256 text NOT NULL,
        recorded int NOT NULL CHECK (recorded >= 0),
        unchanged int NOT NULL CHECK (unchanged >= 0),
        imported_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX invoice_status_imports_of ON invoice_status_imports (organisation_id, imported_at);

      -- The last one counts.
      CREATE TABLE invoice_statuses (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        invoice_id uuid NOT NULL REFERENCES invoices,
        status text NOT NULL CHECK (status IN ('sent', 'accepted', 'disputed', 'paid')),
        happened_on date NOT NULL,
        note text NOT NULL DEFAULT '',
        -- None where the house itself handed the document over.
        import_id uuid REFERENCES invoice_status_imports,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (invoice_id, status, happened_on)
      );
      CREATE INDEX invoice_statuses_of ON invoice_statuses (invoice_id, number);

      -- Where an organisation posts what: an account for a purpose, for one kind of cost or for all that have none of their own.
      CREATE TABLE voucher_accounts (
        organisation_id uuid NOT NULL REFERENCES organisations,
        purpose text NOT NULL CHECK (purpose IN ('receivable', 'revenue', 'output_vat', 'payable', 'cost', 'input_vat', 'rounding')),
        kind text NOT NULL DEFAULT '',
        account text NOT NULL CHECK (account ~ '^[0-9]{3,10}$'),
        name text NOT NULL DEFAULT '',
        cost_centre text NOT NULL DEFAULT '',
        PRIMARY KEY (organisation_id, purpose, kind)
      );

      -- An invoice on its way to an access point: laid ready where nobody looks, then handed over in one step.
      CREATE TABLE invoice_deliveries (
        invoice_id uuid PRIMARY KEY REFERENCES invoices,
        channel text NOT NULL CHECK (channel IN ('file_drop')),
        state text NOT NULL CHECK (state IN ('waiting', 'prepared', 'delivered')),
        attempts int NOT NULL DEFAULT 0,
        delivered_at timestamptz,
        CHECK ((state = 'delivered') = (delivered_at IS NOT NULL))
      );

      SELECT close_table(t) FROM unnest(ARRAY['invoice_status_imports', 'invoice_statuses', 'voucher_accounts', 'invoice_deliveries']::regclass[]) t;
      REVOKE UPDATE, DELETE ON invoice_statuses, invoice_status_imports FROM vilplats_system;
      REVOKE DELETE ON invoice_deliveries FROM vilplats_system;
      SELECT open_to_read('invoice_status_imports', $$ acting_role() IN ('finance', 'admin') AND organisation_id = acting_organisation() $$);
      SELECT open_to_read('invoice_statuses', 'EXISTS (SELECT FROM invoices i WHERE i.id = invoice_id)');
      SELECT open_to_write('voucher_accounts', $$ acting_role() = 'finance' AND organisation_id = acting_organisation() $$);
      SELECT open_to_read('invoice_deliveries', 'EXISTS (SELECT FROM invoices i WHERE i.id = invoice_id AND i.creditor_id = acting_organisation())');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE invoice_deliveries, voucher_accounts, invoice_statuses, invoice_status_imports');
  }
}
