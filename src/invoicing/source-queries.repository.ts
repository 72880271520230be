import { counts, extent, signed } from './counted-days.repository';

/** What lines are made of: the same key, the same line. */
const lineKey = (parts: string): string =>
  `hashtextextended(concat_ws(' ', t.leg_id, d.creditor_id, d.debtor_id, u.organisation_id, b.term_id, ${parts}), 0)`;
const rated = (source: string): string => `r.course_id, b.specialty, ${lineKey(`r.course_id, b.specialty, t.rate_id, t.rate_ore, t.per_units, t.unit, ${source}`)} AS line_key`;

const who = `t.leg_id, d.creditor_id, d.debtor_id, u.organisation_id AS host_id, b.term_id, b.id AS booking_id`;

/** Where a placement is, whose it is, and what its course asks; students enrolled abroad make no charge. */
const placed = `JOIN units u ON u.id = b.unit_id
    JOIN students s ON s.id = b.student_id AND NOT s.enrolled_abroad
    JOIN requirements r ON r.id = b.requirement_id`;

const tariffOn = (day: string, kind = `'teaching'`): string =>
  `JOIN tariff t ON t.kind = ${kind} AND t.agreement_id = b.agreement_id AND t.term_id = b.term_id AND t.day = ${day}`;

const directionOn = (day: string): string => `LEFT JOIN later q ON q.leg_id = t.leg_id AND q.first_day = b.first_day
    JOIN direction d ON d.leg_id = t.leg_id AND d.host_id = u.organisation_id AND d.university_id = s.university_id AND d.is_later = coalesce(${day} >= q.from_day, false)`;

const waiting = (signedDay: string): string => `LEFT JOIN late l ON l.leg_id = t.leg_id AND l.signed_on = ${signedDay} AND ${signedDay} > t.due_after`;
/** Due by the run's day `$5`, and signed by then: by the day of knowledge `$1` more may be signed, which only keeps what is billed. */
const isDue = (signedDay: string): string => `(coalesce(l.due_after, t.due_after) < $5 AND ${signedDay} <= $5)`;

const inScope = `d.creditor_id <> d.debtor_id AND ($2::uuid IS NULL OR b.term_id = $2) AND ($3::uuid IS NULL OR d.creditor_id = $3)
    AND ($4::uuid IS NULL OR t.leg_id = $4)`;

const price = (perUnits = 't.per_units'): string => `t.rate_id, t.rate_ore, ${perUnits} AS per_units, t.missing`;

/** What is not told of a day that is paid by what is told. */
const untold = `CASE WHEN t.missing IS NOT NULL THEN 'rate_missing' WHEN t.unit = 'hour' AND a.hours IS NULL THEN 'hours_missing'
      WHEN t.unit = 'visit' AND a.visits IS NULL THEN 'visits_missing' END`;

/** Days that are certified and countersigned, by what their rate counts; absence has no hours and no visits. */
export const days = `
  SELECT ${who}, NULL::uuid AS claim_id, 'day' AS source, a.day,
    coalesce(CASE t.unit WHEN 'hour' THEN a.hours WHEN 'visit' THEN a.visits WHEN 'attended_day' THEN 1 ELSE p.units END, 0)::int AS units,
    coalesce(t.unit, 'half_day') AS unit, ${isDue(signed)} AS due,
    CASE WHEN ${signed} > t.due_after THEN 'late_certificate' WHEN a.status = 'made_up' THEN 'made_up' ELSE 'new' END AS cause,
    ${price()}, ${untold} AS lacks, ${rated(`'day'`)}
  FROM attendance_days a
    JOIN bookings b ON b.id = a.booking_id
    ${placed}
    ${tariffOn('a.day')}
    JOIN payable p ON p.policy = t.absence AND p.status = a.status AND p.half_days = a.half_days
    ${directionOn('a.day')}
    ${waiting(signed)}
  WHERE ${counts} AND ${inScope} AND (t.missing IS NOT NULL OR (t.rate_ore > 0 AND t.unit NOT IN ('month', 'placement')
    AND (t.unit NOT IN ('hour', 'visit') OR a.status IN ('present', 'made_up')) AND (t.unit <> 'hour' OR a.hours IS DISTINCT FROM 0)
    AND (t.unit <> 'visit' OR a.visits IS DISTINCT FROM 0)))`;

/** Approved claims, each by its own amount. */
export const claims = `
  SELECT ${who}, c.id, 'claim', c.last_day, 1, 'claim', t.due_after < $5 AND c.decided_on <= $5, 'claim', NULL, c.approved_ore, 1, NULL, NULL, NULL, NULL, ${lineKey('c.id')}
  FROM claims c
    JOIN bookings b ON b.id = c.booking_id
    JOIN units u ON u.id = b.unit_id
    JOIN students s ON s.id = b.student_id
    ${tariffOn('c.last_day', 'c.kind')}
    JOIN direction d ON d.leg_id = t.leg_id AND d.host_id = u.organisation_id AND d.university_id = s.university_id AND d.advanced_by = c.advanced_by AND NOT d.is_later
  WHERE c.state = 'approved' AND c.approved_ore > 0 AND c.decided_on <= $1 AND ${inScope}`;

/** What is paid though nothing was done: how much of which unit stands in the weights, by the rate's unit; a day that is paid anyway is not paid twice. */
export const fees = `
  SELECT ${who}, NULL::uuid, f.source, f.day, coalesce((f.weights->t.unit->>'units')::int, 0), coalesce(f.weights->t.unit->>'as', t.unit, 'half_day'), ${isDue('f.signed_on')},
    f.source, ${price(`t.per_units * (f.weights->t.unit->>'per')::int`)},
    CASE WHEN t.missing IS NOT NULL THEN 'rate_missing' WHEN NOT f.weights ? t.unit THEN t.unit || 's_missing' END, ${rated('f.source, f.weights->t.unit')}
  FROM fees f
    JOIN bookings b ON b.id = f.booking_id
    ${placed}
    ${tariffOn('f.day', `CASE f.source WHEN 'cancellation' THEN 'cancellation' ELSE 'teaching' END`)}
    ${directionOn('f.day')}
    ${waiting('f.signed_on')}
  WHERE f.signed_on <= $1 AND ${inScope} AND (t.missing IS NOT NULL OR (t.rate_ore > 0 AND (f.weights ? t.unit OR t.unit IN ('hour', 'visit'))))
    AND NOT EXISTS (SELECT FROM wanted w WHERE w.leg_id = t.leg_id AND w.booking_id = b.id AND w.day = f.day AND f.source = 'notice')`;

/** A sum for the whole placement, once something of it is certified and countersigned; at the rate of its first day. */
export const placements = `
  SELECT ${who}, NULL::uuid, 'placement', b.first_day, 1, 'placement', ${isDue('x.signed_on')}, CASE WHEN x.signed_on > t.due_after THEN 'late_certificate' ELSE 'new' END,
    ${price()}, NULL, ${rated(`'placement'`)}
  FROM (SELECT a.booking_id, min(${signed}) AS signed_on FROM attendance_days a WHERE ${counts} AND a.status IN ('present', 'made_up') GROUP BY a.booking_id) x
    JOIN bookings b ON b.id = x.booking_id
    ${placed}
    ${tariffOn('b.first_day')}
    ${directionOn('b.first_day')}
    ${waiting('x.signed_on')}
  WHERE ${inScope} AND t.unit = 'placement' AND t.rate_ore > 0`;

/** The calendar days of weeks in which something is certified and paid, but for days of absence that is not; each counts for the placement's extent. */
export const months = `
  SELECT ${who}, NULL::uuid, 'month', x.day, ${extent('r')}, 'month', ${isDue('x.signed_on')}, CASE WHEN x.signed_on > t.due_after THEN 'late_certificate' ELSE 'new' END,
    ${price()}, NULL, ${rated(`'month'`)}
  FROM (SELECT m.leg_id, m.booking_id, m.signed_on, m.monday + n AS day
    FROM (SELECT t.leg_id, a.booking_id, a.day - (extract(isodow FROM a.day)::int - 1) AS monday, min(${signed}) AS signed_on
      FROM attendance_days a JOIN bookings b ON b.id = a.booking_id ${tariffOn('a.day')}
        JOIN payable p ON p.policy = t.absence AND p.status = a.status AND p.half_days = a.half_days
      WHERE ${counts} AND t.unit = 'month' GROUP BY 1, 2, 3) m CROSS JOIN generate_series(0, 6) n) x
    JOIN bookings b ON b.id = x.booking_id AND x.day BETWEEN b.first_day AND b.last_day
    ${placed}
    ${tariffOn('x.day')} AND t.leg_id = x.leg_id
    ${directionOn('x.day')}
    ${waiting('x.signed_on')}
  WHERE ${inScope} AND t.unit = 'month' AND t.rate_ore > 0
    AND NOT EXISTS (SELECT FROM attendance_days a WHERE a.booking_id = x.booking_id AND a.day = x.day AND ${counts}
      AND NOT EXISTS (SELECT FROM payable p WHERE p.policy = t.absence AND p.status = a.status AND p.half_days = a.half_days))`;
