import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A fact is done when its job is, not when the queue has it: what a queue loses is handed over again. */
export class OutboxDelivery1764000001500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE outbox
        ADD COLUMN delivered_at timestamptz,
        ADD COLUMN failed_at timestamptz,
        ADD COLUMN failure text,
        ADD CHECK (delivered_at IS NULL OR failed_at IS NULL);
      DROP INDEX outbox_waiting;
      CREATE INDEX outbox_waiting ON outbox (created_at) WHERE delivered_at IS NULL AND failed_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX outbox_waiting;
      ALTER TABLE outbox DROP COLUMN delivered_at, DROP COLUMN failed_at, DROP COLUMN failure;
      CREATE INDEX outbox_waiting ON outbox (created_at) WHERE dispatched_at IS NULL;
    `);
  }
}
