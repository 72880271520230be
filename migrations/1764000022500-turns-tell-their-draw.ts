import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A student reads no runs: the number and the seed of the draw stand with her turn, so that she can draw her lot again. */
export class TurnsTellTheirDraw1764000022500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE turns ADD COLUMN run_number bigint NOT NULL, ADD COLUMN seed bigint NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE turns DROP COLUMN seed, DROP COLUMN run_number');
  }
}
