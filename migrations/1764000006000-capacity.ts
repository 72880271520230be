import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What hosts offer week by week, what closes it, who supervises; and the guarded counters that bookings take from. */
export class Capacity1764000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Published places a week for a stretch of weeks (Monday to Sunday); the counters follow from these.
      CREATE TABLE capacity_offers (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        unit_id uuid NOT NULL,
        specialty text NOT NULL,
        level text NOT NULL CHECK (level IN ('basic', 'advanced')),
        first_week text NOT NULL CHECK (first_week ~ '^[0-9]{4}-W[0-9]{2}$'),
        last_week text NOT NULL CHECK (last_week ~ '^[0-9]{4}-W[0-9]{2}$'),
        period daterange NOT NULL CHECK (NOT isempty(period)),
        places int NOT NULL CHECK (places BETWEEN 0 AND 1000),
        FOREIGN KEY (unit_id, specialty) REFERENCES unit_specialties (unit_id, specialty),
        CONSTRAINT one_offer_per_week EXCLUDE USING gist (unit_id WITH =, specialty WITH =, level WITH =, period WITH &&)
      );
      CREATE TABLE closures (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        unit_id uuid NOT NULL REFERENCES units,
        first_week text NOT NULL CHECK (first_week ~ '^[0-9]{4}-W[0-9]{2}$'),
        last_week text NOT NULL CHECK (last_week ~ '^[0-9]{4}-W[0-9]{2}$'),
        period daterange NOT NULL CHECK (NOT isempty(period)),
        reason text NOT NULL CHECK (reason IN ('reorganisation', 'staff_shortage', 'holiday', 'rebuilding', 'other')),
        note text NOT NULL DEFAULT ''
      );
      CREATE TABLE supervisors (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code text NOT NULL UNIQUE,
        unit_id uuid NOT NULL REFERENCES units,
        first_week text NOT NULL CHECK (first_week ~ '^[0-9]{4}-W[0-9]{2}$'),
        last_week text NOT NULL CHECK (last_week ~ '^[0-9]{4}-W[0-9]{2}$'),
        period daterange NOT NULL CHECK (NOT isempty(period)),
        students int NOT NULL CHECK (students BETWEEN 1 AND 100)
      );
      CREATE TABLE supervisor_competences (
        supervisor_id uuid NOT NULL REFERENCES supervisors ON DELETE CASCADE,
        specialty text NOT NULL REFERENCES specialties,
        level text NOT NULL CHECK (level IN ('basic', 'advanced')),
        PRIMARY KEY (supervisor_id, specialty)
      );

      -- Guarded counters: a booking takes a place in each of its weeks or none at all.
      CREATE TABLE capacity_weeks (
        unit_id uuid NOT NULL REFERENCES units,
        specialty text NOT NULL REFERENCES specialties,
        level text NOT NULL CHECK (level IN ('basic', 'advanced')),
        monday date NOT NULL CHECK (extract(isodow FROM monday) = 1),
        places int NOT NULL CHECK (places >= 0),
        taken int NOT NULL DEFAULT 0,
        PRIMARY KEY (unit_id, specialty, level, monday),
        CONSTRAINT capacity_not_exceeded CHECK (taken BETWEEN 0 AND places)
      );
      -- Supervision of a unit that lists supervisors. Specialty '*' and level 'basic' is the whole unit; a student takes from
      -- the whole unit, from the specialty, and at advanced level also from the specialty's advanced supervisors.
      CREATE TABLE supervision_weeks (
        unit_id uuid NOT NULL REFERENCES units,
        specialty text NOT NULL,
        level text NOT NULL CHECK (level IN ('basic', 'advanced')),
        monday date NOT NULL CHECK (extract(isodow FROM monday) = 1),
        places int NOT NULL CHECK (places >= 0),
        taken int NOT NULL DEFAULT 0,
        PRIMARY KEY (unit_id, specialty, level, monday),
        CONSTRAINT supervision_not_exceeded CHECK (taken BETWEEN 0 AND places)
      );

      SELECT close_table(t), open_to_read(t)
        FROM unnest(ARRAY['capacity_offers', 'closures', 'supervisors', 'supervisor_competences', 'capacity_weeks', 'supervision_weeks']::regclass[]) t;
      CREATE FUNCTION is_own_unit(unit uuid) RETURNS boolean LANGUAGE sql STABLE AS
        $$ SELECT acting_role() IN ('host', 'region_coordinator', 'admin')
             AND EXISTS (SELECT FROM units u WHERE u.id = unit AND u.organisation_id = acting_organisation()) $$;
      SELECT open_to_write(t, 'is_own_unit(unit_id)')
        FROM unnest(ARRAY['capacity_offers', 'closures', 'supervisors', 'capacity_weeks', 'supervision_weeks']::regclass[]) t;
      SELECT open_to_write('supervisor_competences', 'EXISTS (SELECT FROM supervisors s WHERE s.id = supervisor_id AND is_own_unit(s.unit_id))');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE supervision_weeks, capacity_weeks, supervisor_competences, supervisors, closures, capacity_offers;
      DROP FUNCTION is_own_unit(uuid);
    `);
  }
}
