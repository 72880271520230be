import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How an organisation's office wants invoices: addresses, accounts and references beyond the usual ones, and who numbers those that it sends. */
export class InvoiceHabits1764000046000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE organisations
        ADD COLUMN gln text CHECK (gln ~ '^[0-9]{13}$'),
        ADD COLUMN plusgiro text CHECK (plusgiro ~ '^[0-9]{2,8}$'),
        ADD COLUMN reference_is_order boolean NOT NULL DEFAULT false,
        ADD COLUMN ocr_length_digit boolean NOT NULL DEFAULT true,
        -- own: numbered here without gaps; basis: numbered by the office's own system, to which a basis is handed over.
        ADD COLUMN invoice_numbering text NOT NULL DEFAULT 'own' CHECK (invoice_numbering IN ('own', 'basis')),
        -- How issued invoices leave the house: fetched by people, or dropped as files for an access point.
        ADD COLUMN invoice_channel text NOT NULL DEFAULT 'none' CHECK (invoice_channel IN ('none', 'file_drop'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE organisations DROP COLUMN gln, DROP COLUMN plusgiro, DROP COLUMN reference_is_order, DROP COLUMN ocr_length_digit,
        DROP COLUMN invoice_numbering, DROP COLUMN invoice_channel;
    `);
  }
}
