import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A step may be told of after its day: a student who stopped on Tuesday is entered on Friday, and what it costs rests on Tuesday. */
export class ToldOn1764000050000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE booking_events ADD COLUMN told_on date;
      UPDATE booking_events SET told_on = (at AT TIME ZONE 'Europe/Stockholm')::date;
      ALTER TABLE booking_events ALTER COLUMN told_on SET DEFAULT (now() AT TIME ZONE 'Europe/Stockholm')::date, ALTER COLUMN told_on SET NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE booking_events DROP COLUMN told_on');
  }
}
