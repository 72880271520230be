import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nobody is housed twice the same night. */
export class HousedOnce1764000016000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE claims ADD CONSTRAINT housed_once_a_night EXCLUDE USING gist (student_id WITH =, daterange(first_day, last_day, '[]') WITH &&)
        WHERE (kind = 'housing' AND state = 'approved')
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE claims DROP CONSTRAINT housed_once_a_night');
  }
}
