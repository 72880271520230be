import { Listing } from '../platform/database/listing';

export const policyListing = new Listing({
  noun: 'fairness policy',
  columns: `p.id, t.code AS term, p.commuting_km AS "commutingKm", p.distance, p.housing_km AS "housingKm", p.night, p.wish_step AS "wishStep",
    p.unwished, p.unplaced, p.keep, p.queue_order AS "order", p.leximin, p.version`,
  from: 'fairness_policies p LEFT JOIN terms t ON t.id = p.term_id',
  key: 'p.id',
  keyType: 'uuid',
  filters: { term: 't.code' },
});

export const ledgerListing = new Listing({
  noun: 'ledger line',
  columns: `l.id, s.code AS student, t.code AS term, c.code AS course, r.code AS requirement, u.code AS unit, l.km, l.weeks, l.days_per_week AS "daysPerWeek",
    l.wishes, l.wish_met AS "wishMet"`,
  from: `ledger_lines l JOIN students s ON s.id = l.student_id JOIN terms t ON t.id = l.term_id JOIN requirements r ON r.id = l.requirement_id
    JOIN courses c ON c.id = r.course_id LEFT JOIN units u ON u.id = l.unit_id`,
  key: 'l.id',
  keyType: 'uuid',
  filters: { student: 's.code', term: 't.code' },
});

/** A student's run has a number and a seed for her too, though she reads no runs: they stand with her turn. */
export const turnListing = new Listing({
  noun: 'turn',
  columns: `x.id, x.run_number::int AS run, x.seed::float8 AS seed, s.code AS student, t.code AS term, c.code AS course, r.code AS requirement, x.tier, x.carried,
    x.lot::float8 AS lot, x.position, x.queue, w.name AS town, u.name AS unit, x.seats, x.seats_left AS "seatsLeft", x.placed`,
  from: `turns x JOIN students s ON s.id = x.student_id JOIN enrolments e ON e.id = x.enrolment_id JOIN terms t ON t.id = e.term_id
    JOIN requirements r ON r.id = x.requirement_id JOIN courses c ON c.id = r.course_id LEFT JOIN towns w ON w.id = x.town_id LEFT JOIN units u ON u.id = x.unit_id`,
  key: 'x.id',
  keyType: 'uuid',
  filters: { runId: 'x.run_id', student: 's.code', term: 't.code' },
});
