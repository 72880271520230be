import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Students under the name that others may read, real names of protected students apart, employments, accounts. */
export class People1764000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE students (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code text NOT NULL UNIQUE,
        university_id uuid NOT NULL REFERENCES organisations,
        display_name text NOT NULL,
        study_town_id uuid NOT NULL REFERENCES towns,
        home_town_id uuid REFERENCES towns,
        precedence text NOT NULL DEFAULT 'none'
          CHECK (precedence IN ('none', 'special_reason', 'parent', 'doctoral_student', 'teaching_assistant')),
        enrolled_abroad boolean NOT NULL DEFAULT false,
        distance boolean NOT NULL DEFAULT false,
        protected_identity boolean NOT NULL DEFAULT false
      );
      CREATE INDEX students_of_university ON students (university_id);

      -- Real names of students with protected identity: for the system alone; elsewhere stands display_name.
      CREATE SCHEMA identity;
      GRANT USAGE ON SCHEMA identity TO vilplats_system;
      CREATE TABLE identity.student_names (
        student_id uuid PRIMARY KEY REFERENCES students ON DELETE CASCADE,
        name text NOT NULL
      );

      CREATE TABLE employments (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        student_id uuid NOT NULL REFERENCES students ON DELETE CASCADE,
        unit_id uuid NOT NULL REFERENCES units,
        first_day date NOT NULL,
        last_day date,
        CHECK (last_day >= first_day),
        UNIQUE (student_id, unit_id, first_day)
      );

      CREATE TABLE accounts (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        email text NOT NULL UNIQUE CHECK (email = lower(email)),
        name text NOT NULL,
        password_hash text NOT NULL,
        organisation_id uuid NOT NULL REFERENCES organisations,
        role text NOT NULL CHECK (role IN ('coordinator', 'region_coordinator', 'host', 'finance', 'student', 'admin')),
        unit_id uuid REFERENCES units,
        student_id uuid REFERENCES students,
        CHECK ((role = 'student') = (student_id IS NOT NULL))
      );
      CREATE TABLE sessions (
        id_sha256 bytea PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL
      );
      CREATE TABLE login_failures (account text NOT NULL, at timestamptz NOT NULL DEFAULT now());
      CREATE INDEX login_failures_recent ON login_failures (account, at);

      SELECT close_table(t)
        FROM unnest(ARRAY['students', 'identity.student_names', 'employments', 'accounts', 'sessions', 'login_failures']::regclass[]) t;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE login_failures, sessions, accounts, employments, identity.student_names, students;
      DROP SCHEMA identity;
    `);
  }
}
