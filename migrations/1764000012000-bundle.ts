import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attendance and receipts of a bundle, which wait here until the places they are about are booked. */
export class Bundle1764000012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The reverse of a way that was given in one direction only.
      ALTER TABLE travel_times ADD COLUMN implied boolean NOT NULL DEFAULT false;

      CREATE TABLE bundle_attendance (
        enrolment_id uuid NOT NULL REFERENCES enrolments ON DELETE CASCADE,
        requirement_id uuid NOT NULL REFERENCES requirements,
        day date NOT NULL,
        status text NOT NULL CHECK (status IN ('present', 'absent_notified', 'absent', 'made_up')),
        half_days smallint NOT NULL CHECK (half_days BETWEEN 0 AND 2),
        reason text NOT NULL DEFAULT '',
        certified_on date,
        certified_by text,
        countersigned_on date,
        countersigned_by text,
        PRIMARY KEY (enrolment_id, requirement_id, day),
        CHECK (half_days > 0 OR status IN ('absent_notified', 'absent')),
        CHECK ((certified_on IS NULL) = (certified_by IS NULL)),
        CHECK ((countersigned_on IS NULL) = (countersigned_by IS NULL)),
        CHECK (countersigned_on IS NULL OR certified_on IS NOT NULL)
      );
      CREATE TABLE bundle_receipts (
        code text PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('housing', 'travel')),
        enrolment_id uuid NOT NULL REFERENCES enrolments ON DELETE CASCADE,
        requirement_id uuid NOT NULL REFERENCES requirements,
        first_day date NOT NULL,
        last_day date NOT NULL,
        basis text NOT NULL CHECK (basis IN ('weeks', 'nights', 'month', 'ticket')),
        units int NOT NULL CHECK (units >= 1),
        receipt_ore bigint NOT NULL CHECK (receipt_ore >= 0),
        shared_with int NOT NULL DEFAULT 0 CHECK (shared_with >= 0),
        home text NOT NULL DEFAULT 'rented' CHECK (home IN ('rented', 'family', 'own')),
        advanced_by text NOT NULL CHECK (advanced_by IN ('student', 'university', 'mediator', 'host')),
        submitted_on date NOT NULL,
        CHECK (last_day >= first_day),
        CHECK ((kind = 'travel') = (basis = 'ticket'))
      );
      -- How a bundle spelt cells that have another canonical form (1225 for 1225.00, no for blank), by sheet and key of the row.
      CREATE TABLE bundle_spellings (
        sheet text NOT NULL,
        key text NOT NULL,
        cells jsonb NOT NULL,
        PRIMARY KEY (sheet, key)
      );
      SELECT close_table(t) FROM unnest(ARRAY['bundle_attendance', 'bundle_receipts', 'bundle_spellings']::regclass[]) t;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE bundle_spellings, bundle_receipts, bundle_attendance;
      ALTER TABLE travel_times DROP COLUMN implied;
    `);
  }
}
