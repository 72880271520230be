import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which day each daily work is done for next. */
export class DailyWork1764000038000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE daily_work (
        fact text PRIMARY KEY,
        next_on date NOT NULL
      );
      SELECT close_table('daily_work');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE daily_work');
  }
}
