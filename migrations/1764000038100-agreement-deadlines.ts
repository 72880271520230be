import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When parties are warned under an agreement, and what becomes of placements whose requirements are not met; why one was withdrawn. */
export class AgreementDeadlines1764000038100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE agreements
        ADD COLUMN publish_warn_days int NOT NULL DEFAULT 14 CHECK (publish_warn_days >= 0),
        ADD COLUMN expiry_warn_days int NOT NULL DEFAULT 90 CHECK (expiry_warn_days >= 0),
        ADD COLUMN ready_warn_days int NOT NULL DEFAULT 28 CHECK (ready_warn_days >= 0),
        ADD COLUMN ready_cancel_days int NOT NULL DEFAULT 7 CHECK (ready_cancel_days >= 0),
        ADD COLUMN unready text NOT NULL DEFAULT 'cancel' CHECK (unready IN ('cancel', 'warn_only')),
        ADD COLUMN withdrawn_reason text CHECK (length(trim(withdrawn_reason)) > 0);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE agreements DROP COLUMN publish_warn_days, DROP COLUMN expiry_warn_days, DROP COLUMN ready_warn_days, DROP COLUMN ready_cancel_days,
        DROP COLUMN unready, DROP COLUMN withdrawn_reason;
    `);
  }
}
