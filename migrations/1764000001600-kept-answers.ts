import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A repeated write is answered to the letter: json keeps the order of fields, and the headers belong to the answer. */
export class KeptAnswers1764000001600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE idempotency_keys ALTER COLUMN body TYPE json, ADD COLUMN headers json;
      CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX idempotency_keys_age;
      ALTER TABLE idempotency_keys DROP COLUMN headers, ALTER COLUMN body TYPE jsonb;
    `);
  }
}
