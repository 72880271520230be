import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attendance by the half-day in versions: certified by the host, countersigned by the university, corrected by a new version. */
export class Attendance1764000009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attendance_days (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        booking_id uuid NOT NULL REFERENCES bookings,
        day date NOT NULL,
        version int NOT NULL DEFAULT 1 CHECK (version >= 1),
        current boolean NOT NULL DEFAULT true,
        status text NOT NULL CHECK (status IN ('present', 'absent_notified', 'absent', 'made_up')),
        half_days smallint NOT NULL CHECK (half_days BETWEEN 0 AND 2),
        reason text NOT NULL DEFAULT '',
        recorded_at timestamptz NOT NULL DEFAULT now(),
        certified_on date,
        certified_by text,
        countersigned_on date,
        countersigned_by text,
        UNIQUE (booking_id, day, version),
        CHECK (half_days > 0 OR status IN ('absent_notified', 'absent')),
        CHECK ((certified_on IS NULL) = (certified_by IS NULL)),
        CHECK ((countersigned_on IS NULL) = (countersigned_by IS NULL)),
        CHECK (countersigned_on IS NULL OR certified_on IS NOT NULL)
      );
      CREATE UNIQUE INDEX one_current_version ON attendance_days (booking_id, day) WHERE current;

      SELECT close_table('attendance_days');
      SELECT open_to_read('attendance_days', 'EXISTS (SELECT FROM bookings b WHERE b.id = booking_id)');
      GRANT INSERT, UPDATE ON attendance_days TO vilplats_party;
      CREATE POLICY party_adds ON attendance_days FOR INSERT TO vilplats_party
        WITH CHECK (acting_role() <> 'student' AND EXISTS (SELECT FROM bookings b WHERE b.id = booking_id));
      CREATE POLICY party_signs ON attendance_days FOR UPDATE TO vilplats_party
        USING (acting_role() <> 'student' AND EXISTS (SELECT FROM bookings b WHERE b.id = booking_id));
      REVOKE DELETE ON attendance_days FROM vilplats_system;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE attendance_days');
  }
}
