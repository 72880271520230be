import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rights on what the functions below read, beside what the policy role may read already. */
const read = ['agreement_parties', 'legs', 'organisations', 'attendance_days', 'requirements', 'enrolments', 'terms', 'charges', 'claims', 'towns', 'travel_times'];
const functions = ['overseen_agreements()', 'money_bookings()', 'served_days(date, date)', 'charged_days(date, date)', 'claimed_days(date, date)',
  'standing_bookings(date)', 'issued_portions()'];
const definer = 'LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp';

/** What every figure can be told apart by. */
const dims = 'm.agreement_id, m.term_id, m.unit_id, m.host_id, m.university_id, m.course_id, m.specialty, m.abroad, m.first_day';
const dimTypes = 'agreement_id uuid, term_id uuid, unit_id uuid, host_id uuid, university_id uuid, course_id uuid, specialty text, abroad boolean, first_day date';
/** Whether the acting party may follow the money of a placement: at its own clinics, of its own students, under an agreement that it oversees. */
const follows = (agreement: string, host: string, university: string): string => `(acting_role() = 'system'
  OR (acting_role() IN ('finance', 'coordinator', 'region_coordinator', 'admin') AND (${host} = acting_organisation()
    OR ${university} = acting_organisation() OR ${agreement} IN (SELECT id FROM overseen_agreements()))))`;
const within = (day: string): string => `(from_day IS NULL OR ${day} >= from_day) AND (to_day IS NULL OR ${day} <= to_day)`;

/** What forecasts need: sums of days and money that parties see without seeing students, what a student-day costs, and what else asks for supervisors. */
export class Forecast1764000047000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a student-day costs a host from a day on: in all, in a specialty, at a unit; the most particular one counts.
      CREATE TABLE day_costs (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisations,
        unit_id uuid REFERENCES units,
        specialty text REFERENCES specialties,
        first_day date NOT NULL,
        last_day date,
        amount_ore bigint NOT NULL CHECK (amount_ore >= 0),
        ground text NOT NULL,
        shared boolean NOT NULL DEFAULT false,
        CHECK (last_day >= first_day),
        CONSTRAINT one_cost_per_day EXCLUDE USING gist (organisation_id WITH =, coalesce(unit_id, organisation_id) WITH =, coalesce(specialty, '') WITH =,
          daterange(first_day, last_day, '[]') WITH &&)
      );

      -- Posts of doctors in training, which need the same supervisors, and students' own need where a region has stated it.
      CREATE TABLE trainee_demands (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        -- None for the whole country.
        organisation_id uuid REFERENCES organisations,
        kind text NOT NULL CHECK (kind IN ('bt', 'at', 'st', 'vfu')),
        year int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
        posts int NOT NULL CHECK (posts >= 0),
        CONSTRAINT one_demand_per_year UNIQUE NULLS NOT DISTINCT (organisation_id, kind, year)
      );

      SELECT close_table(t), count_versions(t) FROM unnest(ARRAY['day_costs', 'trainee_demands']::regclass[]) t;
      SELECT open_to_read('day_costs', $$ acting_role() IN ('finance', 'region_coordinator', 'coordinator', 'admin') AND (organisation_id = acting_organisation()
        OR (shared AND EXISTS (SELECT FROM agreement_parties a JOIN agreement_parties b ON b.agreement_id = a.agreement_id
          WHERE a.organisation_id = day_costs.organisation_id AND b.organisation_id = acting_organisation()))) $$);
      SELECT open_to_keep('day_costs', $$ acting_role() IN ('finance', 'region_coordinator', 'admin') AND organisation_id = acting_organisation() $$);
      SELECT open_to_read('trainee_demands', $$ acting_role() <> 'student' $$);
      SELECT open_to_keep('trainee_demands', $$ acting_role() IN ('region_coordinator', 'admin') AND (organisation_id = acting_organisation()
        OR (acting_role() = 'admin' AND (organisation_id IS NULL
          OR EXISTS (SELECT FROM organisations o WHERE o.id = organisation_id AND o.registered_by = acting_organisation() AND NOT has_accounts(o.id))))) $$);

      GRANT SELECT ON ${read.join(', ')} TO vilplats_policy;
    `);
    for (const table of read) await runner.query(`CREATE POLICY forecast_reads ON ${table} FOR SELECT TO vilplats_policy USING (true)`);
    await runner.query(this.visibility());
    await runner.query(this.days());
    await runner.query(this.money());
    await runner.query(`
      GRANT CREATE ON SCHEMA public TO vilplats_policy;
      ${functions.map((name) => `ALTER FUNCTION ${name} OWNER TO vilplats_policy;`).join('\n')}
      REVOKE CREATE ON SCHEMA public FROM vilplats_policy;
      REVOKE EXECUTE ON FUNCTION money_bookings() FROM PUBLIC;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of [...functions].reverse()) await runner.query(`DROP FUNCTION ${name}`);
    for (const table of read) await runner.query(`DROP POLICY forecast_reads ON ${table}`);
    await runner.query(`REVOKE SELECT ON ${read.join(', ')} FROM vilplats_policy; DROP TABLE trainee_demands, day_costs`);
  }

  private visibility(): string {
    return `
      -- Agreements under which the acting organisation pays or is paid for others' placements: as mediator, as the only owner, as a named
      -- party of a leg; and those that stand under them or are followed by them.
      CREATE FUNCTION overseen_agreements() RETURNS TABLE (id uuid) ${definer} AS $$
        WITH RECURSIVE own AS (
          SELECT p.agreement_id AS id FROM agreement_parties p WHERE p.organisation_id = acting_organisation() AND (p.role = 'mediator'
            OR (p.role = 'owner' AND NOT EXISTS (SELECT FROM agreement_parties o WHERE o.agreement_id = p.agreement_id AND o.role = 'owner' AND o.organisation_id <> p.organisation_id)))
          UNION SELECT l.agreement_id FROM legs l WHERE acting_organisation() IN (l.creditor_id, l.debtor_id, l.later_debtor_id)
          UNION SELECT a.id FROM agreements a JOIN agreement_parties p ON p.agreement_id = a.parent_id AND p.organisation_id = acting_organisation()
            JOIN organisations o ON o.id = p.organisation_id AND o.alf
        ), overseen AS (
          SELECT own.id FROM own UNION SELECT a.id FROM overseen v JOIN agreements a ON a.successor_id = v.id
        ) SELECT overseen.id FROM overseen $$;

      -- Placements whose money the acting party may follow: its own clinics', its own students', those under agreements that it oversees.
      CREATE FUNCTION money_bookings() RETURNS TABLE (booking_id uuid, ${dimTypes}, requirement_id uuid, enrolment_id uuid, student_id uuid, state text, last_day date)
        ${definer} AS $$
        SELECT b.id, b.agreement_id, b.term_id, b.unit_id, u.organisation_id, s.university_id, r.course_id, b.specialty, s.enrolled_abroad, b.first_day,
          b.requirement_id, b.enrolment_id, b.student_id, b.state, b.last_day
        FROM bookings b JOIN units u ON u.id = b.unit_id JOIN students s ON s.id = b.student_id JOIN requirements r ON r.id = b.requirement_id
        WHERE b.state NOT IN ('requested', 'held', 'offered') AND ${follows('b.agreement_id', 'u.organisation_id', 's.university_id')} $$;
    `;
  }

  private days(): string {
    return `
      -- Recorded days in sums, by how far they are signed.
      CREATE FUNCTION served_days(from_day date, to_day date) RETURNS TABLE (${dimTypes}, day date, stage text, status text, half_days int, count int,
        hours int, visits int) ${definer} AS $$
        SELECT ${dims}, d.day, CASE WHEN d.countersigned_on IS NOT NULL THEN 'countersigned' WHEN d.certified_on IS NOT NULL THEN 'certified' ELSE 'recorded' END,
          d.status, d.half_days::int, count(*)::int, sum(d.hours)::int, sum(d.visits)::int
        FROM money_bookings() m JOIN attendance_days d ON d.booking_id = m.booking_id AND d.current WHERE ${within('d.day')}
        GROUP BY ${dims}, d.day, 11, d.status, d.half_days $$;

      -- Placements that hold from a day on: when, which days are recorded, how far from where the student studies.
      CREATE FUNCTION standing_bookings(from_day date) RETURNS TABLE (${dimTypes}, last_day date, days int, days_per_week int, off_days int[], recorded date[],
        claimed boolean, term_last_day date, study_latitude float8, study_longitude float8, unit_latitude float8, unit_longitude float8, same_town boolean, km int, minutes int)
        ${definer} AS $$
        SELECT ${dims}, m.last_day, r.days, r.days_per_week, off_weekdays(r.weekdays, e.home_days),
          ARRAY(SELECT d.day FROM attendance_days d WHERE d.booking_id = m.booking_id AND d.current ORDER BY 1),
          EXISTS (SELECT FROM claims k WHERE k.booking_id = m.booking_id AND k.kind = 'housing' AND k.state <> 'draft'), t.last_day,
          f.latitude::float8, f.longitude::float8, w.latitude::float8, w.longitude::float8, f.id = w.id, v.km, v.minutes
        FROM money_bookings() m JOIN requirements r ON r.id = m.requirement_id JOIN enrolments e ON e.id = m.enrolment_id JOIN terms t ON t.id = m.term_id
          JOIN students s ON s.id = m.student_id JOIN towns f ON f.id = s.study_town_id JOIN units u ON u.id = m.unit_id JOIN towns w ON w.id = u.town_id
          LEFT JOIN travel_times v ON v.from_town_id = f.id AND v.to_town_id = w.id
        WHERE m.state IN ('confirmed', 'published', 'started', 'completed') AND m.last_day >= from_day $$;
    `;
  }

  private money(): string {
    return `
      -- What stands charged on issued documents, by the day of service.
      CREATE FUNCTION charged_days(from_day date, to_day date) RETURNS TABLE (${dimTypes}, leg_id uuid, kind text, creditor_id uuid, debtor_id uuid, day date,
        rate_id uuid, rate_ore bigint, per_units int, units int) ${definer} AS $$
        SELECT ${dims}, i.leg_id, i.kind, i.creditor_id, i.debtor_id, c.day, l.rate_id, l.rate_ore, l.per_units, sum(c.sign * c.units)::int
        FROM money_bookings() m JOIN charges c ON c.booking_id = m.booking_id JOIN invoice_lines l ON l.id = c.line_id
          JOIN invoices i ON i.id = l.invoice_id AND i.state = 'issued'
        WHERE ${within('c.day')} GROUP BY ${dims}, i.leg_id, i.kind, i.creditor_id, i.debtor_id, c.day, l.rate_id, l.rate_ore, l.per_units
        HAVING sum(c.sign * c.units) <> 0 $$;

      -- Claims in sums: granted, or as handed in while nobody has decided; \`billed\` says whether a document has ever held them.
      CREATE FUNCTION claimed_days(from_day date, to_day date) RETURNS TABLE (${dimTypes}, kind text, day date, state text, advanced_by text, billed boolean,
        ore bigint, count int) ${definer} AS $$
        SELECT ${dims}, k.kind, k.last_day, k.state, k.advanced_by, EXISTS (SELECT FROM invoice_lines l WHERE l.claim_id = k.id),
          sum(coalesce(k.approved_ore, k.receipt_ore))::bigint, count(*)::int
        FROM money_bookings() m JOIN claims k ON k.booking_id = m.booking_id AND k.state IN ('submitted', 'returned', 'approved') WHERE ${within('k.last_day')}
        GROUP BY ${dims}, k.kind, k.last_day, k.state, k.advanced_by, 14 $$;

      -- The lines of issued documents, each shared out over the years of its days of service and over units, to the öre: the shares of a
      -- line are differences of rounded sums so far, so that they always add up to the line.
      CREATE FUNCTION issued_portions() RETURNS TABLE (agreement_id uuid, leg_id uuid, kind text, creditor_id uuid, debtor_id uuid, host_id uuid, term_id uuid,
        unit_id uuid, university_id uuid, course_id uuid, year int, units int, ore bigint) ${definer} AS $$
        WITH parts AS (
          SELECT l.id, b.unit_id, s.university_id, r.course_id, extract(year FROM c.day)::int AS year, b.agreement_id AS booked_under, sum(c.sign * c.units) AS units
          FROM charges c JOIN invoice_lines l ON l.id = c.line_id JOIN invoices i ON i.id = l.invoice_id AND i.state = 'issued'
            JOIN bookings b ON b.id = c.booking_id JOIN students s ON s.id = b.student_id JOIN requirements r ON r.id = b.requirement_id
          GROUP BY l.id, b.unit_id, s.university_id, r.course_id, 5, b.agreement_id
        ), running AS (
          SELECT p.*, sum(p.units) OVER (PARTITION BY p.id) AS whole,
            sum(p.units) OVER (PARTITION BY p.id ORDER BY p.year, p.unit_id, p.university_id, p.course_id, p.booked_under ROWS UNBOUNDED PRECEDING) AS so_far,
            row_number() OVER (PARTITION BY p.id ORDER BY p.year, p.unit_id, p.university_id, p.course_id, p.booked_under) AS position
          FROM parts p
        )
        SELECT i.agreement_id, i.leg_id, i.kind, i.creditor_id, i.debtor_id, l.host_id, l.term_id, r.unit_id, r.university_id, r.course_id, r.year, r.units::int,
          (CASE WHEN r.whole = 0 THEN CASE WHEN r.position = 1 THEN l.net_ore ELSE 0 END
            ELSE round(l.net_ore * r.so_far / r.whole) - round(l.net_ore * (r.so_far - r.units) / r.whole) END)::bigint
        FROM running r JOIN invoice_lines l ON l.id = r.id JOIN invoices i ON i.id = l.invoice_id
        WHERE ${follows('r.booked_under', 'l.host_id', 'r.university_id')} $$;
    `;
  }
}
