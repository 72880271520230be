import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A fact may lie in the future: a time limit, a reminder. It is carried to its job when it is due. */
export class DueFacts1764000034000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE outbox ADD COLUMN due_at timestamptz NOT NULL DEFAULT now();
      UPDATE outbox SET due_at = created_at;
      DROP INDEX outbox_waiting;
      CREATE INDEX outbox_waiting ON outbox (due_at) WHERE delivered_at IS NULL AND failed_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX outbox_waiting;
      ALTER TABLE outbox DROP COLUMN due_at;
      CREATE INDEX outbox_waiting ON outbox (created_at) WHERE delivered_at IS NULL AND failed_at IS NULL;
    `);
  }
}
