import type { MigrationInterface, QueryRunner } from 'typeorm';

const versioned = [
  'organisations', 'towns', 'travel_times', 'specialties', 'units', 'supervisors', 'students', 'employments', 'terms', 'day_exceptions', 'programmes',
  'curricula', 'courses', 'requirements', 'enrolments',
];
const kept = versioned.filter((table) => !['supervisors', 'enrolments'].includes(table));
const list = (tables: readonly string[]): string => `ARRAY[${tables.map((table) => `'${table}'`).join(', ')}]::regclass[]`;

/** Master data is kept by those it belongs to, each row with a version that every change raises. */
export class Keeping1764000013000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION raise_version() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN NEW.version := OLD.version + 1; RETURN NEW; END $$;
      -- Gives a table's rows a version that goes up with every change, whoever makes it.
      CREATE FUNCTION count_versions(target regclass) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
          EXECUTE format('ALTER TABLE %s ADD COLUMN version int NOT NULL DEFAULT 1', target);
          EXECUTE format('CREATE TRIGGER count_versions BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION raise_version()', target);
        END $$;
      SELECT count_versions(t) FROM unnest(${list(versioned)}) t;

      -- Lets parties add and change the rows for which the condition holds, and remove none; reading is opened by itself.
      CREATE FUNCTION open_to_keep(target regclass, condition text) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
          EXECUTE format('GRANT INSERT, UPDATE ON %s TO vilplats_party', target);
          EXECUTE format('CREATE POLICY party_adds ON %s FOR INSERT TO vilplats_party WITH CHECK (%s)', target, condition);
          EXECUTE format('CREATE POLICY party_changes ON %s FOR UPDATE TO vilplats_party USING (%s) WITH CHECK (%s)', target, condition, condition);
        END $$;

      -- Organisations without a login of their own are kept by the one that registered them.
      ALTER TABLE organisations ADD COLUMN registered_by uuid REFERENCES organisations;
      CREATE FUNCTION has_accounts(organisation uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
        $$ SELECT EXISTS (SELECT FROM accounts a WHERE a.organisation_id = organisation) $$;
      GRANT CREATE ON SCHEMA public TO vilplats_policy;
      ALTER FUNCTION has_accounts(uuid) OWNER TO vilplats_policy;
      REVOKE CREATE ON SCHEMA public FROM vilplats_policy;
      GRANT SELECT (organisation_id) ON accounts TO vilplats_policy;
      CREATE POLICY policy_reads ON accounts FOR SELECT TO vilplats_policy USING (true);
      SELECT open_to_keep('organisations', $$ acting_role() = 'admin'
        AND (id = acting_organisation() OR (registered_by = acting_organisation() AND NOT has_accounts(id))) $$);

      -- What all share: towns, the ways between them, specialties, terms.
      SELECT open_to_keep(t, $$ acting_role() = 'admin' $$) FROM unnest(ARRAY['towns', 'travel_times', 'specialties', 'terms', 'day_exceptions']::regclass[]) t;

      SELECT open_to_keep('units', $$ acting_role() IN ('region_coordinator', 'admin') AND organisation_id = acting_organisation() $$);
      SELECT open_to_write('unit_specialties', $$ acting_role() IN ('region_coordinator', 'admin')
        AND EXISTS (SELECT FROM units u WHERE u.id = unit_id AND u.organisation_id = acting_organisation()) $$);

      CREATE FUNCTION keeps_programme(programme uuid) RETURNS boolean LANGUAGE sql STABLE AS
        $$ SELECT acting_role() IN ('coordinator', 'admin')
             AND EXISTS (SELECT FROM programmes p WHERE p.id = programme AND p.university_id = acting_organisation()) $$;
      SELECT open_to_keep('programmes', $$ acting_role() IN ('coordinator', 'admin') AND university_id = acting_organisation() $$);
      SELECT open_to_keep('curricula', 'keeps_programme(programme_id)');
      SELECT open_to_keep('courses', 'EXISTS (SELECT FROM curricula k WHERE k.id = curriculum_id AND keeps_programme(k.programme_id))');
      SELECT open_to_keep('requirements', $$ EXISTS (
        SELECT FROM courses c JOIN curricula k ON k.id = c.curriculum_id WHERE c.id = course_id AND keeps_programme(k.programme_id)) $$);

      SELECT open_to_keep('students', $$ acting_role() IN ('coordinator', 'admin') AND university_id = acting_organisation() $$);
      SELECT open_to_keep('employments', $$ acting_role() = 'coordinator' AND is_own_student(student_id) $$);
      GRANT DELETE ON employments TO vilplats_party;
      CREATE POLICY party_removes ON employments FOR DELETE TO vilplats_party USING (acting_role() = 'coordinator' AND is_own_student(student_id));

      -- A student reads and locks her enrolments, to put her wishes in order; who is enrolled in what is for the university to say.
      DROP POLICY party_writes ON enrolments;
      CREATE POLICY party_writes ON enrolments TO vilplats_party
        USING (acting_role() = 'coordinator' AND is_own_student(student_id)) WITH CHECK (acting_role() = 'coordinator' AND is_own_student(student_id));
      CREATE POLICY student_reads ON enrolments FOR SELECT TO vilplats_party USING (acting_role() = 'student' AND student_id = acting_student());
      CREATE POLICY student_locks ON enrolments FOR UPDATE TO vilplats_party
        USING (acting_role() = 'student' AND student_id = acting_student()) WITH CHECK (false);

      -- The name that others read of a student whose own is kept apart.
      CREATE FUNCTION student_alias(code text) RETURNS text LANGUAGE sql IMMUTABLE AS
        $$ SELECT 'Student ' || (10000 + abs(hashtext(code)::bigint) % 90000) $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION student_alias(text);
      DROP POLICY student_locks ON enrolments; DROP POLICY student_reads ON enrolments; DROP POLICY party_writes ON enrolments;
      SELECT open_to_write('enrolments', $$ CASE acting_role()
        WHEN 'student' THEN student_id = acting_student()
        WHEN 'coordinator' THEN is_own_student(student_id) ELSE false END $$);
      DROP POLICY party_removes ON employments;
      REVOKE DELETE ON employments FROM vilplats_party;
      DROP POLICY party_writes ON unit_specialties;
      REVOKE INSERT, UPDATE, DELETE ON unit_specialties FROM vilplats_party;
      DO $$ DECLARE target regclass; BEGIN
        FOREACH target IN ARRAY ${list(kept)} LOOP
          EXECUTE format('DROP POLICY party_adds ON %s', target);
          EXECUTE format('DROP POLICY party_changes ON %s', target);
          EXECUTE format('REVOKE INSERT, UPDATE ON %s FROM vilplats_party', target);
        END LOOP;
        FOREACH target IN ARRAY ${list(versioned)} LOOP
          EXECUTE format('DROP TRIGGER count_versions ON %s', target);
          EXECUTE format('ALTER TABLE %s DROP COLUMN version', target);
        END LOOP;
      END $$;
      DROP FUNCTION keeps_programme(uuid), open_to_keep(regclass, text), count_versions(regclass), raise_version();
      DROP POLICY policy_reads ON accounts;
      REVOKE SELECT (organisation_id) ON accounts FROM vilplats_policy;
      DROP FUNCTION has_accounts(uuid);
      ALTER TABLE organisations DROP COLUMN registered_by;
    `);
  }
}
