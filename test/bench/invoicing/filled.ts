import { MoneyWorld } from '../../support/money-world';
import type { MoneyDatabase } from '../../support/money-world';

const monday = '2025-10-06';
export const daysEach = 15;

function withCheckDigit(digits: string): string {
  const sum = Array.from(digits).reduce((total, digit, i) => {
    const weighed = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** Hosts, each with an agreement of its own that pays by the week, at one rate until the middle of the month and another after it. */
async function hosts(world: MoneyWorld, count: number): Promise<void> {
  for (let i = 1; i <= count; i += 1) {
    const code = `R${i}`;
    await world.add('organisations', code, {
      code, kind: 'private', name: `Vård ${code}`, organisation_number: withCheckDigit(`55${String(i).padStart(7, '0')}`), county_code: null, alf: false, street: 'Gatan 1', postal_code: '371 81', city: 'Staden',
    });
    await world.add('units', `${code}-VC`, {
      code: `${code}-VC`, organisation_id: world.id(code), town_id: world.id('karlskrona'), name: code, hsa_id: `SE2321000081-B${i}`, booking_model: 'regulated',
    });
    await world.agreement(`A${i}`, {}, [['LU', 'owner'], ['SKN', 'mediator'], [code, 'host']]);
    await world.leg(`A${i}`, { creditor: '@host', debtor: '@mediator', rates: [['2025-01-01', '3862.50'], ['2025-10-20', '3966.79']] });
  }
}

const placements = `
  WITH places AS (SELECT row_number() OVER (ORDER BY u.code) - 1 AS n, u.id AS unit_id, a.id AS agreement_id, count(*) OVER () AS of
      FROM agreements a JOIN units u ON u.code = 'R' || substr(a.code, 2) || '-VC' WHERE a.code LIKE 'A%'),
    pupils AS (INSERT INTO students (code, university_id, display_name, study_town_id)
      SELECT 'B' || i, $2, 'B' || i, $3 FROM generate_series(1, $1::int) i RETURNING id, code),
    enrolled AS (INSERT INTO enrolments (student_id, course_id, term_id) SELECT id, $4, $5 FROM pupils RETURNING id, student_id)
  INSERT INTO bookings (term_id, enrolment_id, student_id, requirement_id, unit_id, agreement_id, specialty, level, first_day, last_day, state)
  SELECT $5, e.id, e.student_id, $6, p.unit_id, p.agreement_id, 'primary', 'basic', $7::date, $7::date + 27, 'completed'
  FROM enrolled e JOIN pupils s ON s.id = e.student_id JOIN places p ON p.n = substr(s.code, 2)::int % p.of`;

const attendance = `
  INSERT INTO attendance_days (booking_id, day, status, half_days, certified_on, certified_by, countersigned_on, countersigned_by)
  SELECT b.id, $1::date + 7 * (i / 5) + i % 5, 'present', 2, $1::date + 28, 'VÅRD', $1::date + 29, 'LU' FROM bookings b CROSS JOIN generate_series(0, $2::int - 1) i`;

/** A world of so many student-days, all certified and countersigned, none billed. */
export async function filledWorld(database: MoneyDatabase, studentDays: number): Promise<MoneyWorld> {
  const world = await MoneyWorld.in(database);
  await hosts(world, 20);
  const placed = Math.ceil(studentDays / daysEach);
  await world.sql(placements, [placed, world.id('LU'), world.id('lund'), world.id('T11'), world.id('HT2025'), world.id('T11-P'), monday]);
  await world.sql(attendance, [monday, daysEach]);
  return world;
}

/** The same amount by a single bare question: what any program would have to do at the least. */
export const bareSum = `
  SELECT sum(round(units * amount_ore::numeric / 10)) AS ore FROM (
    SELECT b.agreement_id, r.id, r.amount_ore, sum(a.half_days) AS units
    FROM attendance_days a JOIN bookings b ON b.id = a.booking_id JOIN legs l ON l.agreement_id = b.agreement_id
      JOIN rates r ON r.leg_id = l.id AND r.valid @> a.day
    WHERE a.current AND a.certified_on <= '2025-12-01' AND a.countersigned_on <= '2025-12-01' GROUP BY 1, 2, 3) lines`;
