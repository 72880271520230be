import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A unit may close over students who are booked there: they stand until they are moved, and nobody comes in their place. */
export class ClosedOverBookings1764000030100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Booked when the week was closed: as many may still stand in it, though it has no places.
      ALTER TABLE capacity_weeks ADD COLUMN standing int NOT NULL DEFAULT 0 CHECK (standing >= 0);
      ALTER TABLE capacity_weeks DROP CONSTRAINT capacity_not_exceeded;
      ALTER TABLE capacity_weeks ADD CONSTRAINT capacity_not_exceeded CHECK (taken BETWEEN 0 AND greatest(places, standing));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE capacity_weeks DROP CONSTRAINT capacity_not_exceeded;
      UPDATE capacity_weeks SET places = taken WHERE taken > places;
      ALTER TABLE capacity_weeks ADD CONSTRAINT capacity_not_exceeded CHECK (taken BETWEEN 0 AND places);
      ALTER TABLE capacity_weeks DROP COLUMN standing;
    `);
  }
}
