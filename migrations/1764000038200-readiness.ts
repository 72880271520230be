import type { MigrationInterface, QueryRunner } from 'typeorm';

const kinds = `kind IN ('vaccination', 'mrsa', 'tb', 'register_extract', 'confidentiality', 'e_card')`;

/** What is demanded of students before a placement, and whether it is met: a status, never what it rests on. */
export class Readiness1764000038200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE readiness_demands (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code text NOT NULL UNIQUE,
        unit_id uuid REFERENCES units,
        agreement_id uuid REFERENCES agreements,
        kind text NOT NULL CHECK (${kinds}),
        -- Before the day so many days before the start; none: before placements are cancelled under the agreement.
        days_before int CHECK (days_before BETWEEN 0 AND 365),
        CHECK (num_nonnulls(unit_id, agreement_id) = 1),
        UNIQUE (unit_id, kind),
        UNIQUE (agreement_id, kind)
      );

      -- What somebody has verified, one row each time; the last one counts.
      CREATE TABLE clearances (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        student_id uuid NOT NULL REFERENCES students,
        kind text NOT NULL CHECK (${kinds}),
        -- For what a host verifies: at which host it holds.
        host_id uuid REFERENCES organisations,
        met boolean NOT NULL,
        expires_on date,
        verified_for uuid NOT NULL REFERENCES organisations,
        verified_by uuid REFERENCES accounts,
        verified_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((host_id IS NOT NULL) = (kind IN ('confidentiality', 'e_card'))),
        CHECK (met OR expires_on IS NULL),
        CHECK (kind <> 'register_extract' OR NOT met OR expires_on IS NOT NULL)
      );
      CREATE INDEX clearances_of ON clearances (student_id, kind, number);

      -- What has been done about a placement whose demands are not met, each once.
      CREATE TABLE readiness_stages (
        booking_id uuid NOT NULL REFERENCES bookings,
        stage text NOT NULL CHECK (stage IN ('warned', 'reminded', 'ended')),
        done_on date NOT NULL,
        PRIMARY KEY (booking_id, stage)
      );

      SELECT close_table(t) FROM unnest(ARRAY['readiness_demands', 'clearances', 'readiness_stages']::regclass[]) t;
      REVOKE UPDATE, DELETE ON clearances FROM vilplats_system;
      SELECT count_versions('readiness_demands');
      SELECT open_to_read('readiness_stages', 'EXISTS (SELECT FROM bookings b WHERE b.id = booking_id)');

      CREATE FUNCTION decides_on(agreement uuid) RETURNS boolean LANGUAGE sql STABLE AS
        $$ SELECT EXISTS (SELECT FROM agreement_parties p
             WHERE p.agreement_id = agreement AND p.organisation_id = acting_organisation() AND p.role IN ('owner', 'mediator')) $$;
      CREATE FUNCTION keeps_demand(unit uuid, agreement uuid) RETURNS boolean LANGUAGE sql STABLE AS
        $$ SELECT CASE WHEN unit IS NULL THEN acting_role() = 'admin' AND decides_on(agreement)
             ELSE acting_role() IN ('host', 'region_coordinator', 'admin')
               AND EXISTS (SELECT FROM units u WHERE u.id = unit AND u.organisation_id = acting_organisation()) END $$;
      SELECT open_to_read('readiness_demands', 'unit_id IS NOT NULL OR is_party_to(agreement_id)');
      SELECT open_to_keep('readiness_demands', 'keeps_demand(unit_id, agreement_id)');
      GRANT DELETE ON readiness_demands TO vilplats_party;
      CREATE POLICY party_removes ON readiness_demands FOR DELETE TO vilplats_party USING (keeps_demand(unit_id, agreement_id));

      -- A student reads her own, her university's coordinator all of hers, a host what holds at that host.
      SELECT open_to_read('clearances', $$ CASE acting_role()
        WHEN 'student' THEN student_id = acting_student()
        WHEN 'coordinator' THEN is_own_student(student_id)
        WHEN 'finance' THEN false
        ELSE host_id = acting_organisation() END $$);

      -- Each demand on the bookings, the strictest of unit and agreement, and whether it is met to the end of the placement.
      CREATE FUNCTION booking_readiness(wanted uuid[])
        RETURNS TABLE (booking_id uuid, kind text, due_on date, status text, expires_on date, verified_by uuid, verified_for uuid, verified_at timestamptz)
        LANGUAGE sql STABLE AS $$
          SELECT b.id, d.kind, b.first_day - d.days_before,
            CASE WHEN c.met IS NOT TRUE THEN 'not_met' WHEN c.expires_on < b.last_day THEN 'expires' ELSE 'met' END,
            c.expires_on, c.verified_by, c.verified_for, c.verified_at
          FROM bookings b JOIN units u ON u.id = b.unit_id LEFT JOIN agreements a ON a.id = b.agreement_id
            CROSS JOIN LATERAL (SELECT x.kind, max(coalesce(x.days_before, a.ready_cancel_days, 7)) AS days_before FROM readiness_demands x
              WHERE x.unit_id = b.unit_id OR x.agreement_id = b.agreement_id GROUP BY x.kind) d
            LEFT JOIN LATERAL (SELECT * FROM clearances y WHERE y.student_id = b.student_id AND y.kind = d.kind
              AND (y.host_id IS NULL OR y.host_id = u.organisation_id) ORDER BY y.number DESC LIMIT 1) c ON true
          WHERE b.id = ANY (wanted) $$;

      -- Whether all is met, and no more than that: what a host may know. Null where nothing is demanded.
      CREATE FUNCTION booking_is_ready(booking uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
        $$ SELECT bool_and(r.status = 'met') FROM booking_readiness(ARRAY[booking]) r $$;
      -- The name of whoever keeps something for an organisation; never that of a student.
      CREATE FUNCTION account_name(account uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
        $$ SELECT a.name FROM accounts a WHERE a.id = account AND a.student_id IS NULL $$;
      GRANT CREATE ON SCHEMA public TO vilplats_policy;
      ALTER FUNCTION booking_is_ready(uuid) OWNER TO vilplats_policy;
      ALTER FUNCTION account_name(uuid) OWNER TO vilplats_policy;
      REVOKE CREATE ON SCHEMA public FROM vilplats_policy;
      GRANT SELECT ON readiness_demands, clearances, agreements TO vilplats_policy;
      GRANT SELECT (id, name, student_id) ON accounts TO vilplats_policy;
      CREATE POLICY policy_reads ON readiness_demands FOR SELECT TO vilplats_policy USING (true);
      CREATE POLICY policy_reads ON clearances FOR SELECT TO vilplats_policy USING (true);
      CREATE POLICY policy_reads ON agreements FOR SELECT TO vilplats_policy USING (true);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY policy_reads ON agreements;
      REVOKE SELECT ON agreements FROM vilplats_policy;
      REVOKE SELECT (id, name, student_id) ON accounts FROM vilplats_policy;
      DROP FUNCTION account_name(uuid), booking_is_ready(uuid), booking_readiness(uuid[]);
      DROP TABLE readiness_stages, clearances, readiness_demands;
      DROP FUNCTION keeps_demand(uuid, uuid), decides_on(uuid);
    `);
  }
}
