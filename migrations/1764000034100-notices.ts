import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an organisation, one of its units or a student is told: reminders, answers, moves. */
export class Notices1764000034100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notices (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        -- What has been told under a key is not told again.
        key text NOT NULL UNIQUE CHECK (length(key) BETWEEN 1 AND 200),
        kind text NOT NULL CHECK (kind ~ '^[a-z][a-z-]{1,60}$'),
        sentence text NOT NULL CHECK (length(trim(sentence)) > 0),
        organisation_id uuid REFERENCES organisations,
        unit_id uuid REFERENCES units,
        student_id uuid REFERENCES students,
        booking_id uuid REFERENCES bookings,
        link text CHECK (link ~ '^/'),
        at timestamptz NOT NULL DEFAULT now(),
        read_at timestamptz,
        read_by text,
        CHECK (num_nonnulls(organisation_id, student_id) = 1),
        CHECK (unit_id IS NULL OR organisation_id IS NOT NULL),
        CHECK ((read_at IS NULL) = (read_by IS NULL))
      );
      CREATE INDEX notices_of_organisation ON notices (organisation_id, number);
      CREATE INDEX notices_of_student ON notices (student_id, number);
      SELECT close_table('notices');
      SELECT open_to_read('notices', $$ CASE acting_role()
        WHEN 'student' THEN student_id = acting_student()
        WHEN 'finance' THEN false
        ELSE organisation_id = acting_organisation() END $$);
      GRANT INSERT ON notices TO vilplats_party;
      CREATE POLICY party_tells ON notices FOR INSERT TO vilplats_party WITH CHECK (true);
      GRANT UPDATE (read_at, read_by) ON notices TO vilplats_party;
      CREATE POLICY party_has_read ON notices FOR UPDATE TO vilplats_party USING (CASE acting_role()
        WHEN 'student' THEN student_id = acting_student()
        WHEN 'finance' THEN false
        ELSE organisation_id = acting_organisation() END);
      REVOKE DELETE ON notices FROM vilplats_system;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notices');
  }
}
