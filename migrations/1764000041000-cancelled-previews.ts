import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A preview that nobody waits for any longer is cancelled: it is not begun, or ended, and tells nothing. */
export class CancelledPreviews1764000041000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE fairness_previews DROP CONSTRAINT fairness_previews_state_check;
      ALTER TABLE fairness_previews ADD CONSTRAINT fairness_previews_state_check CHECK (state IN ('queued', 'running', 'solved', 'failed', 'cancelled'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM fairness_previews WHERE state = 'cancelled';
      ALTER TABLE fairness_previews DROP CONSTRAINT fairness_previews_state_check;
      ALTER TABLE fairness_previews ADD CONSTRAINT fairness_previews_state_check CHECK (state IN ('queued', 'running', 'solved', 'failed'));
    `);
  }
}
