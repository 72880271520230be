import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Claims for housing and travel, from receipts, decided under a rule set. */
export class Housing1764000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE claims (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code text NOT NULL UNIQUE,
        kind text NOT NULL CHECK (kind IN ('housing', 'travel')),
        booking_id uuid NOT NULL REFERENCES bookings,
        student_id uuid NOT NULL REFERENCES students,
        first_day date NOT NULL,
        last_day date NOT NULL,
        basis text NOT NULL CHECK (basis IN ('weeks', 'nights', 'month', 'ticket')),
        units int NOT NULL CHECK (units >= 0),
        receipt_ore bigint NOT NULL CHECK (receipt_ore >= 0),
        shared_with int NOT NULL DEFAULT 0 CHECK (shared_with >= 0),
        home text NOT NULL DEFAULT 'rented' CHECK (home IN ('rented', 'family', 'own')),
        advanced_by text NOT NULL CHECK (advanced_by IN ('student', 'university', 'mediator', 'host')),
        submitted_on date NOT NULL,
        state text NOT NULL CHECK (state IN ('submitted', 'approved', 'refused')),
        rule_set_id uuid REFERENCES rule_sets,
        approved_ore bigint CHECK (approved_ore >= 0),
        reason_code text,
        reason text,
        decided_on date,
        decided_by text,
        CHECK (last_day >= first_day),
        CONSTRAINT approved_within_receipt CHECK (approved_ore <= receipt_ore),
        CHECK ((state = 'submitted') = (approved_ore IS NULL)),
        CHECK (state <> 'refused' OR (approved_ore = 0 AND reason_code IS NOT NULL))
      );
      SELECT close_table('claims');
      SELECT open_to_write('claims', $$ CASE acting_role()
        WHEN 'student' THEN student_id = acting_student()
        WHEN 'coordinator' THEN is_own_student(student_id)
        WHEN 'finance' THEN EXISTS (SELECT FROM bookings b WHERE b.id = booking_id)
        ELSE false END $$);
      REVOKE DELETE ON claims FROM vilplats_party, vilplats_system;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE claims');
  }
}
