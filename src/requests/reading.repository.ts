import { Listing } from '../platform/database/listing';
import { itemState } from './requests.repository';

export const requestListing = new Listing({
  noun: 'request',
  columns: `r.id, r.number::int AS number, v.code AS university, o.code AS host, u.code AS unit, t.code AS term, c.code AS course, q.code AS requirement,
    r.first_day::text AS "firstDay", nullif(r.message, '') AS message, r.created_at AS "askedAt",
    (SELECT coalesce(json_agg(json_build_object('id', i.id, 'student', s.code, 'state', ${itemState}, 'reason', nullif(i.reason, ''), 'bookingId', b.id,
       'placement', b.code::int, 'unit', w.code) ORDER BY b.code, s.code, i.id), '[]')
     FROM request_items i LEFT JOIN bookings b ON b.id = i.booking_id LEFT JOIN units w ON w.id = b.unit_id LEFT JOIN enrolments e ON e.id = i.enrolment_id
       LEFT JOIN students s ON s.id = coalesce(b.student_id, e.student_id) WHERE i.request_id = r.id) AS items`,
  from: `place_requests r JOIN organisations v ON v.id = r.university_id JOIN organisations o ON o.id = r.host_id LEFT JOIN units u ON u.id = r.unit_id
    JOIN terms t ON t.id = r.term_id JOIN courses c ON c.id = r.course_id JOIN requirements q ON q.id = r.requirement_id`,
  key: 'r.id',
  keyType: 'uuid',
  filters: { term: 't.code', course: 'c.code', unit: 'u.code', host: 'o.code', university: 'v.code' },
});

/** A question is open while nobody has answered it and its booking still waits. */
const state = `CASE WHEN h.outcome IS NOT NULL THEN h.outcome WHEN h.booking_id IS NULL OR b.state IN ('requested', 'held') THEN 'open' ELSE 'settled' END`;

export const hostAnswerListing = new Listing({
  noun: 'question to a host',
  columns: `h.id, ${state} AS state, h.booking_id AS "bookingId", b.code::int AS placement,
    (SELECT r.number::int FROM request_items i JOIN place_requests r ON r.id = i.request_id WHERE i.id = h.item_id) AS request,
    v.code AS university, o.code AS host, u.code AS unit, t.code AS term, c.code AS course, q.code AS requirement, h.first_day::text AS "firstDay",
    h.last_day::text AS "lastDay", h.asked_at AS "askedAt", h.due_at AS "dueAt",
    CASE WHEN ${state} = 'open' THEN greatest(0, ceil(extract(epoch FROM h.due_at - now()) / 86400))::int END AS "daysLeft", h.escalated_at AS "escalatedAt",
    CASE WHEN h.unit_id IS NULL OR h.escalated_at IS NOT NULL THEN 'region' ELSE 'unit' END AS "heldBy", h.reason_code AS "reasonCode", nullif(h.note, '') AS note,
    p.code AS supervisor, h.answered_at AS "answeredAt"`,
  from: `host_answers h LEFT JOIN bookings b ON b.id = h.booking_id JOIN organisations v ON v.id = h.university_id JOIN organisations o ON o.id = h.host_id
    LEFT JOIN units u ON u.id = h.unit_id JOIN terms t ON t.id = h.term_id JOIN requirements q ON q.id = h.requirement_id JOIN courses c ON c.id = q.course_id
    LEFT JOIN supervisors p ON p.id = h.supervisor_id`,
  key: 'h.id',
  keyType: 'uuid',
  filters: { state: `(${state})`, term: 't.code', unit: 'u.code', host: 'o.code', university: 'v.code', course: 'c.code' },
});
