import type { MigrationInterface, QueryRunner } from 'typeorm';

const kinds = `'sick', 'care', 'education', 'union', 'bereavement', 'other', 'unexplained'`;

const told = (table: string): string => `
  ALTER TABLE ${table}
    ADD hours smallint CHECK (hours BETWEEN 0 AND 32),
    ADD visits smallint CHECK (visits BETWEEN 0 AND 200),
    ADD reason_kind text CHECK (reason_kind IN (${kinds})),
    ADD made_up_for date,
    ADD CONSTRAINT ${table}_done_when_there CHECK ((hours IS NULL AND visits IS NULL) OR status IN ('present', 'made_up')),
    ADD CONSTRAINT ${table}_reason_of_absence CHECK (reason_kind IS NULL OR status IN ('absent_notified', 'absent')),
    ADD CONSTRAINT ${table}_made_up_for_missed CHECK (made_up_for IS NULL OR (status = 'made_up' AND made_up_for < day));`;

/** What more is told of a day, who told it and why; questions about days; reminders to sign; deadlines for signing. */
export class AttendedInFull1764000043000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${told('attendance_days')}
      ${told('bundle_attendance')}
      -- Who told it, for which organisation, and why where it corrects what stood.
      ALTER TABLE attendance_days
        ADD recorded_by text,
        ADD recorded_for uuid REFERENCES organisations,
        ADD why text NOT NULL DEFAULT '';
      CREATE INDEX attendance_to_sign ON attendance_days (booking_id) WHERE current AND countersigned_on IS NULL;

      -- What the university asks about a certified day before it countersigns, and what the host says to it.
      CREATE TABLE attendance_questions (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        attendance_day_id uuid NOT NULL REFERENCES attendance_days,
        question text NOT NULL CHECK (length(question) BETWEEN 1 AND 300),
        asked_by text NOT NULL,
        asked_at timestamptz NOT NULL DEFAULT now(),
        answer text CHECK (length(answer) BETWEEN 1 AND 300),
        answered_by text,
        answered_at timestamptz,
        CHECK (num_nonnulls(answer, answered_by, answered_at) IN (0, 3))
      );
      CREATE UNIQUE INDEX one_open_question ON attendance_questions (attendance_day_id) WHERE answer IS NULL;

      -- What has been done about placements whose days nobody has signed, each once.
      CREATE TABLE attendance_reminders (
        booking_id uuid NOT NULL REFERENCES bookings,
        stage text NOT NULL CHECK (stage IN ('reminded', 'escalated')),
        done_on date NOT NULL,
        PRIMARY KEY (booking_id, stage)
      );

      ALTER TABLE agreements
        ADD certify_remind_days int NOT NULL DEFAULT 5 CHECK (certify_remind_days >= 0),
        ADD certify_escalate_days int NOT NULL DEFAULT 14 CHECK (certify_escalate_days >= 0);

      SELECT close_table(t) FROM unnest(ARRAY['attendance_questions', 'attendance_reminders']::regclass[]) t;
      REVOKE DELETE ON attendance_questions FROM vilplats_system;
      SELECT open_to_read('attendance_reminders', 'EXISTS (SELECT FROM bookings b WHERE b.id = booking_id)');
      SELECT open_to_read('attendance_questions', $$ acting_role() NOT IN ('student', 'finance')
        AND EXISTS (SELECT FROM attendance_days d WHERE d.id = attendance_day_id) $$);
      GRANT INSERT, UPDATE ON attendance_questions TO vilplats_party;
      CREATE POLICY party_asks ON attendance_questions FOR INSERT TO vilplats_party WITH CHECK (acting_role() = 'coordinator'
        AND EXISTS (SELECT FROM attendance_days d JOIN bookings b ON b.id = d.booking_id WHERE d.id = attendance_day_id AND is_own_student(b.student_id)));
      CREATE POLICY party_answers ON attendance_questions FOR UPDATE TO vilplats_party USING (acting_role() IN ('host', 'region_coordinator', 'admin')
        AND EXISTS (SELECT FROM attendance_days d JOIN bookings b ON b.id = d.booking_id JOIN units u ON u.id = b.unit_id
          WHERE d.id = attendance_day_id AND u.organisation_id = acting_organisation()));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    const columns = 'DROP COLUMN hours, DROP COLUMN visits, DROP COLUMN reason_kind, DROP COLUMN made_up_for';
    await runner.query(`
      DROP TABLE attendance_reminders, attendance_questions;
      ALTER TABLE agreements DROP COLUMN certify_remind_days, DROP COLUMN certify_escalate_days;
      DROP INDEX attendance_to_sign;
      ALTER TABLE attendance_days ${columns}, DROP COLUMN recorded_by, DROP COLUMN recorded_for, DROP COLUMN why;
      ALTER TABLE bundle_attendance ${columns};
    `);
  }
}
