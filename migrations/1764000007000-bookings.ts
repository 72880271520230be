import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is where and when, with the history of every step; reserves; and who may see which students because of it. */
export class Bookings1764000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE bookings (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
        term_id uuid NOT NULL REFERENCES terms,
        enrolment_id uuid NOT NULL REFERENCES enrolments,
        student_id uuid NOT NULL REFERENCES students,
        requirement_id uuid NOT NULL REFERENCES requirements,
        unit_id uuid NOT NULL REFERENCES units,
        agreement_id uuid NOT NULL REFERENCES agreements,
        quota_ids uuid[] NOT NULL DEFAULT '{}',
        specialty text NOT NULL REFERENCES specialties,
        level text NOT NULL CHECK (level IN ('basic', 'advanced')),
        first_day date NOT NULL CHECK (extract(isodow FROM first_day) = 1),
        last_day date NOT NULL CHECK (extract(isodow FROM last_day) = 7),
        period daterange NOT NULL GENERATED ALWAYS AS (daterange(first_day, last_day, '[]')) STORED,
        state text NOT NULL CHECK (state IN ('requested', 'held', 'offered', 'confirmed', 'published', 'started',
          'completed', 'interrupted', 'cancelled', 'withdrawn', 'replaced')),
        holds_place boolean NOT NULL GENERATED ALWAYS AS
          (state IN ('held', 'offered', 'confirmed', 'published', 'started', 'completed')) STORED,
        group_label text,
        run_id uuid,
        replaces_id uuid REFERENCES bookings,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK (last_day > first_day),
        CONSTRAINT student_in_one_place EXCLUDE USING gist (student_id WITH =, period WITH &&) WHERE (holds_place)
      -- Room on each page lets the steps of a booking's life leave its indexes alone.
      ) WITH (fillfactor = 60);
      CREATE UNIQUE INDEX one_booking_per_requirement ON bookings (enrolment_id, requirement_id) WHERE holds_place;
      CREATE INDEX bookings_of_term ON bookings (term_id, unit_id);
      CREATE INDEX bookings_of_student ON bookings (student_id);

      CREATE TABLE booking_events (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        booking_id uuid NOT NULL REFERENCES bookings,
        from_state text,
        to_state text NOT NULL,
        actor text NOT NULL,
        reason text NOT NULL DEFAULT '',
        at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX booking_events_of ON booking_events (booking_id);

      SELECT close_table('bookings'), close_table('booking_events');

      -- A student is seen by her university's coordinators, by hosts that receive her, and by herself.
      CREATE FUNCTION is_own_student(student uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
        $$ SELECT EXISTS (SELECT FROM students s WHERE s.id = student AND s.university_id = acting_organisation()) $$;
      CREATE FUNCTION hosts_student(student uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
        $$ SELECT EXISTS (SELECT FROM bookings b JOIN units u ON u.id = b.unit_id
             WHERE b.student_id = student AND u.organisation_id = acting_organisation()
               AND b.state NOT IN ('cancelled', 'withdrawn', 'replaced')) $$;
      GRANT USAGE, CREATE ON SCHEMA public TO vilplats_policy;
      ALTER FUNCTION is_own_student(uuid) OWNER TO vilplats_policy;
      ALTER FUNCTION hosts_student(uuid) OWNER TO vilplats_policy;
      REVOKE CREATE ON SCHEMA public FROM vilplats_policy;
      GRANT SELECT ON students, bookings, units TO vilplats_policy;
      CREATE POLICY policy_reads ON students FOR SELECT TO vilplats_policy USING (true);
      CREATE POLICY policy_reads ON bookings FOR SELECT TO vilplats_policy USING (true);
      CREATE POLICY policy_reads ON units FOR SELECT TO vilplats_policy USING (true);

      SELECT open_to_read('students', $$ CASE acting_role()
        WHEN 'student' THEN id = acting_student()
        ELSE university_id = acting_organisation() OR hosts_student(id) END $$);
      SELECT open_to_read('employments', $$ CASE acting_role()
        WHEN 'student' THEN student_id = acting_student()
        WHEN 'coordinator' THEN is_own_student(student_id) ELSE false END $$);
      SELECT open_to_write('enrolments', $$ CASE acting_role()
        WHEN 'student' THEN student_id = acting_student()
        WHEN 'coordinator' THEN is_own_student(student_id) ELSE false END $$);
      SELECT open_to_write('wishes', 'EXISTS (SELECT FROM enrolments e WHERE e.id = enrolment_id)');

      SELECT open_to_write('bookings', $$ CASE acting_role()
        WHEN 'student' THEN student_id = acting_student()
        ELSE is_own_student(student_id) OR EXISTS (SELECT FROM units u WHERE u.id = unit_id AND u.organisation_id = acting_organisation()) END $$);
      REVOKE DELETE ON bookings, booking_events FROM vilplats_party, vilplats_system;
      SELECT open_to_read('booking_events', 'EXISTS (SELECT FROM bookings b WHERE b.id = booking_id)');
      GRANT INSERT ON booking_events TO vilplats_party;
      CREATE POLICY party_adds ON booking_events FOR INSERT TO vilplats_party
        WITH CHECK (EXISTS (SELECT FROM bookings b WHERE b.id = booking_id));
      REVOKE UPDATE ON booking_events FROM vilplats_system;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY party_writes ON wishes; DROP POLICY party_writes ON enrolments;
      DROP POLICY party_reads ON employments; DROP POLICY party_reads ON students;
      DROP POLICY policy_reads ON units; DROP POLICY policy_reads ON students;
      REVOKE ALL ON wishes, enrolments, employments, students FROM vilplats_party;
      REVOKE ALL ON students, units FROM vilplats_policy;
      DROP TABLE booking_events, bookings;
      DROP FUNCTION hosts_student(uuid), is_own_student(uuid);
    `);
  }
}
