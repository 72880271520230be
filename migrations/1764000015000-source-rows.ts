import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which row of its file an attendance or a receipt stood in, so that one without a placement can be pointed out. */
export class SourceRows1764000015000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE bundle_attendance ADD COLUMN source_row int;
      ALTER TABLE bundle_receipts ADD COLUMN source_row int;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE bundle_attendance DROP COLUMN source_row; ALTER TABLE bundle_receipts DROP COLUMN source_row');
  }
}
