import { Listing } from '../platform/database/listing';

export const bookingListing = new Listing({
  noun: 'booking',
  columns: `b.id, b.code::int AS number, b.version, b.state, coalesce(s.code, student_code(b.student_id)) AS student, c.code AS course, r.code AS requirement, t.code AS term, u.code AS unit,
    a.code AS agreement, b.specialty, b.level, b.first_day::text AS "firstDay", b.last_day::text AS "lastDay", b.group_label AS "group",
    b.replaces_id AS "replacesId"`,
  from: `bookings b LEFT JOIN students s ON s.id = b.student_id JOIN requirements r ON r.id = b.requirement_id JOIN courses c ON c.id = r.course_id
    JOIN terms t ON t.id = b.term_id JOIN units u ON u.id = b.unit_id LEFT JOIN agreements a ON a.id = b.agreement_id`,
  key: 'b.id',
  keyType: 'uuid',
  filters: { term: 't.code', unit: 'u.code', student: 's.code', course: 'c.code', state: 'b.state' },
});

export const bookingEventListing = new Listing({
  noun: 'booking event',
  columns: `e.from_state AS "fromState", e.to_state AS "toState", e.reason, e.at, e.told_on::text AS "toldOn"`,
  from: 'booking_events e',
  key: 'e.id',
  keyType: 'number',
  filters: { bookingId: 'e.booking_id' },
});
