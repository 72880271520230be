import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An attempt to log in is under way until the password has been looked at: then it has failed, or is forgotten. */
export class LoginsUnderWay1764000048000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE login_failures ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, ADD COLUMN is_under_way boolean NOT NULL DEFAULT false;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE login_failures DROP COLUMN is_under_way, DROP COLUMN id;');
  }
}
