import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Invoices that an office's own system numbers: handed over as a basis, issued when the number comes back. */
export class InvoiceBases1764000046200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SEQUENCE invoice_basis_numbers;
      GRANT USAGE ON SEQUENCE invoice_basis_numbers TO vilplats_system;
      ALTER TABLE invoices
        -- What the basis is called between the two systems; a draft that has it is drawn no more.
        ADD COLUMN basis text UNIQUE,
        ADD COLUMN handed_over_on date,
        ADD COLUMN handed_over_by text,
        ADD COLUMN handed_over_by_account uuid,
        ADD CHECK (num_nonnulls(basis, handed_over_on, handed_over_by) IN (0, 3));
      DO $$
        DECLARE old text;
        BEGIN
          SELECT conname INTO STRICT old FROM pg_constraint WHERE conrelid = 'invoices'::regclass AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%num_nulls(year, sequence,%';
          EXECUTE format('ALTER TABLE invoices DROP CONSTRAINT %I', old);
        END $$;
      -- What another system has numbered is in no series of ours.
      ALTER TABLE invoices ADD CONSTRAINT issued_is_whole CHECK (state = 'draft'
        OR (num_nulls(year, ocr, issued_on, due_on, issued_by, snapshot, xml, xml_sha256) = 0 AND (sequence IS NULL) = (basis IS NOT NULL)));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE invoices DROP CONSTRAINT issued_is_whole,
        ADD CHECK (state = 'draft' OR num_nulls(year, sequence, ocr, issued_on, due_on, issued_by, snapshot, xml, xml_sha256) = 0),
        DROP COLUMN basis, DROP COLUMN handed_over_on, DROP COLUMN handed_over_by, DROP COLUMN handed_over_by_account;
      DROP SEQUENCE invoice_basis_numbers;
    `);
  }
}
