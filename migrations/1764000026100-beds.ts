import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Beds that hosts have for students in their towns week by week, and which placements take one. */
export class Beds1764000026100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE beds (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code text NOT NULL UNIQUE,
        host_id uuid NOT NULL REFERENCES organisations,
        town_id uuid NOT NULL REFERENCES towns,
        first_week text NOT NULL CHECK (first_week ~ '^[0-9]{4}-W[0-9]{2}$'),
        last_week text NOT NULL CHECK (last_week ~ '^[0-9]{4}-W[0-9]{2}$'),
        period daterange NOT NULL CHECK (NOT isempty(period)),
        beds int NOT NULL CHECK (beds BETWEEN 0 AND 10000),
        CONSTRAINT one_count_of_beds EXCLUDE USING gist (host_id WITH =, town_id WITH =, period WITH &&)
      );
      SELECT close_table('beds'), open_to_read('beds'), count_versions('beds');
      SELECT open_to_keep('beds', $$ acting_role() IN ('region_coordinator', 'admin') AND host_id = acting_organisation() $$);

      -- Whether the student needs one of the host's beds, by the agreement's housing rules when the place was booked.
      ALTER TABLE bookings ADD takes_bed boolean NOT NULL DEFAULT false;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE bookings DROP takes_bed; DROP TABLE beds');
  }
}
