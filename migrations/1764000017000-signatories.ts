import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which accounts reviewed and issued an invoice, where it was done by somebody logged in: names do not tell people apart. */
export class Signatories1764000017000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Without a foreign key: an issued invoice stays as it is when the account is removed.
      ALTER TABLE invoices ADD COLUMN reviewed_by_account uuid, ADD COLUMN issued_by_account uuid;
      ALTER TABLE invoices ADD CONSTRAINT two_accounts CHECK (reviewed_by_account <> issued_by_account);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE invoices DROP COLUMN reviewed_by_account, DROP COLUMN issued_by_account');
  }
}
