import type { MigrationInterface, QueryRunner } from 'typeorm';

const dims = 'm.agreement_id, m.term_id, m.unit_id, m.host_id, m.university_id, m.course_id, m.specialty, m.abroad, m.first_day';

/** `which` says which charges count. */
const charged = (which: string): string => `
  DROP FUNCTION IF EXISTS charged_days(date, date);
  -- What stands charged on issued documents, by the day of service.
  CREATE FUNCTION charged_days(from_day date, to_day date) RETURNS TABLE (agreement_id uuid, term_id uuid, unit_id uuid, host_id uuid, university_id uuid, course_id uuid,
    specialty text, abroad boolean, first_day date, leg_id uuid, kind text, creditor_id uuid, debtor_id uuid, day date, rate_id uuid, rate_ore bigint, per_units int, units int)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT ${dims}, i.leg_id, i.kind, i.creditor_id, i.debtor_id, c.day, l.rate_id, l.rate_ore, l.per_units, sum(c.sign * c.units)::int
    FROM money_bookings() m JOIN charges c ON c.booking_id = m.booking_id JOIN invoice_lines l ON l.id = c.line_id
      JOIN invoices i ON i.id = l.invoice_id AND i.state = 'issued'
    WHERE (from_day IS NULL OR c.day >= from_day) AND (to_day IS NULL OR c.day <= to_day) AND ${which}
    GROUP BY ${dims}, i.leg_id, i.kind, i.creditor_id, i.debtor_id, c.day, l.rate_id, l.rate_ore, l.per_units
    HAVING sum(c.sign * c.units) <> 0 $$;
  GRANT CREATE ON SCHEMA public TO vilplats_policy;
  ALTER FUNCTION charged_days(date, date) OWNER TO vilplats_policy;
  REVOKE CREATE ON SCHEMA public FROM vilplats_policy;`;

/** Forecasts take off what is charged for days and claims; fees, months and sums for placements are no days that they foresee. */
export class ChargedByDay1764000047100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(charged("c.source IN ('day', 'claim')"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(charged('true'));
  }
}
