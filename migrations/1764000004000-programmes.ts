import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What students must do and when: terms, programmes, curricula, courses, requirements, enrolments, wishes. */
export class Programmes1764000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE terms (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code text NOT NULL UNIQUE CHECK (code ~ '^(HT|VT)[0-9]{4}$'),
        first_week text NOT NULL CHECK (first_week ~ '^[0-9]{4}-W[0-9]{2}$'),
        last_week text NOT NULL CHECK (last_week ~ '^[0-9]{4}-W[0-9]{2}$'),
        first_day date NOT NULL CHECK (extract(isodow FROM first_day) = 1),
        last_day date NOT NULL CHECK (extract(isodow FROM last_day) = 7),
        CHECK (last_day > first_day AND last_day - first_day < 420)
      );
      CREATE TABLE day_exceptions (
        day date PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('closed', 'open')),
        name text NOT NULL
      );

      CREATE TABLE programmes (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code text NOT NULL UNIQUE,
        name text NOT NULL,
        university_id uuid NOT NULL REFERENCES organisations
      );
      CREATE TABLE study_sites (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        programme_id uuid NOT NULL REFERENCES programmes,
        code text NOT NULL UNIQUE,
        name text NOT NULL,
        weight int NOT NULL CHECK (weight >= 0)
      );
      CREATE TABLE study_site_towns (
        study_site_id uuid NOT NULL REFERENCES study_sites ON DELETE CASCADE,
        town_id uuid NOT NULL REFERENCES towns,
        PRIMARY KEY (study_site_id, town_id)
      );
      CREATE TABLE curricula (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        programme_id uuid NOT NULL REFERENCES programmes,
        code text NOT NULL UNIQUE,
        name text NOT NULL,
        terms int NOT NULL CHECK (terms BETWEEN 1 AND 20)
      );
      CREATE TABLE courses (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        curriculum_id uuid NOT NULL REFERENCES curricula,
        code text NOT NULL UNIQUE,
        name text NOT NULL,
        programme_term int NOT NULL CHECK (programme_term BETWEEN 1 AND 20),
        groups int NOT NULL DEFAULT 1 CHECK (groups >= 1),
        rotate_together boolean NOT NULL DEFAULT false
      );
      CREATE TABLE requirements (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        course_id uuid NOT NULL REFERENCES courses ON DELETE CASCADE,
        code text NOT NULL,
        specialty text NOT NULL REFERENCES specialties,
        level text NOT NULL CHECK (level IN ('basic', 'advanced')),
        days int NOT NULL CHECK (days >= 1),
        window_weeks int NOT NULL CHECK (window_weeks BETWEEN 1 AND 60),
        days_per_week int NOT NULL DEFAULT 5 CHECK (days_per_week BETWEEN 1 AND 5),
        sequence int NOT NULL DEFAULT 1 CHECK (sequence >= 1),
        in_order boolean NOT NULL DEFAULT false,
        earliest_week text CHECK (earliest_week ~ '^[0-9]{4}-W[0-9]{2}$'),
        latest_week text CHECK (latest_week ~ '^[0-9]{4}-W[0-9]{2}$'),
        UNIQUE (course_id, code),
        CHECK (days <= window_weeks * days_per_week)
      );

      CREATE TABLE enrolments (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        student_id uuid NOT NULL REFERENCES students ON DELETE CASCADE,
        course_id uuid NOT NULL REFERENCES courses,
        term_id uuid NOT NULL REFERENCES terms,
        study_site_id uuid REFERENCES study_sites,
        group_label text,
        pair_label text,
        requested_at timestamptz,
        UNIQUE (student_id, course_id, term_id)
      );
      CREATE INDEX enrolments_of_term ON enrolments (term_id, course_id);
      CREATE TABLE wishes (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        enrolment_id uuid NOT NULL REFERENCES enrolments ON DELETE CASCADE,
        rank int NOT NULL CHECK (rank BETWEEN 1 AND 20),
        town_id uuid REFERENCES towns,
        unit_id uuid REFERENCES units,
        UNIQUE (enrolment_id, rank),
        CHECK (num_nonnulls(town_id, unit_id) = 1)
      );

      SELECT close_table(t), open_to_read(t)
        FROM unnest(ARRAY['terms', 'day_exceptions', 'programmes', 'study_sites', 'study_site_towns', 'curricula', 'courses', 'requirements']::regclass[]) t;
      SELECT close_table('enrolments'), close_table('wishes');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE wishes, enrolments, requirements, courses, curricula, study_site_towns, study_sites, programmes, day_exceptions, terms');
  }
}
