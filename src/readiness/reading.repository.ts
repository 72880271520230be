import { Listing } from '../platform/database/listing';
import { hostKinds } from './demand';

export const demandListing = new Listing({
  noun: 'demand',
  columns: 'd.code, u.code AS unit, a.code AS agreement, d.kind, d.days_before AS "daysBefore", d.version',
  from: 'readiness_demands d LEFT JOIN units u ON u.id = d.unit_id LEFT JOIN agreements a ON a.id = d.agreement_id',
  key: 'd.code',
  filters: { unit: 'u.code', agreement: 'a.code', kind: 'd.kind' },
});

export const clearanceListing = new Listing({
  noun: 'clearance',
  columns: `c.number::text AS id, s.code AS student, c.kind, h.code AS host, c.met, c.expires_on::text AS "expiresOn", o.code AS "verifiedFor",
    account_name(c.verified_by) AS "verifiedBy", c.verified_at AS "verifiedAt"`,
  from: `clearances c JOIN students s ON s.id = c.student_id JOIN organisations o ON o.id = c.verified_for LEFT JOIN organisations h ON h.id = c.host_id`,
  key: 'c.number',
  keyType: 'number',
  filters: { student: 's.code', kind: 'c.kind', host: 'h.code' },
});

/** A host reads of its own kinds only; of the others whether all are met. */
const shownKinds = `(acting_role() IN ('student', 'coordinator') OR r.kind IN (${hostKinds.map((kind) => `'${kind}'`).join(', ')}))`;

/** Placements that something is demanded before and that have not ended, with what the reader may know of it. */
export const placementColumns = `b.id, b.code::int AS number, s.code AS student, u.code AS unit, c.code AS course, t.code AS term, b.state, b.first_day::text AS "firstDay",
    b.last_day::text AS "lastDay", booking_is_ready(b.id) AS ready,
    (SELECT coalesce(json_agg(json_build_object('kind', r.kind, 'dueOn', r.due_on, 'status', r.status, 'expiresOn', r.expires_on,
         'verifiedBy', account_name(r.verified_by), 'verifiedFor', o.code, 'verifiedAt', r.verified_at) ORDER BY r.due_on, r.kind), '[]')
       FROM booking_readiness(ARRAY[b.id]) r LEFT JOIN organisations o ON o.id = r.verified_for WHERE ${shownKinds}) AS demands`;

export const placementTables = `bookings b JOIN students s ON s.id = b.student_id JOIN units u ON u.id = b.unit_id JOIN requirements q ON q.id = b.requirement_id
    JOIN courses c ON c.id = q.course_id JOIN terms t ON t.id = b.term_id
    JOIN LATERAL (SELECT true AS some FROM readiness_demands d WHERE d.unit_id = b.unit_id OR d.agreement_id = b.agreement_id LIMIT 1) x
      ON b.state IN ('requested', 'held', 'offered', 'confirmed', 'published', 'started')`;

export const readinessListing = new Listing({
  noun: 'placement with demands',
  columns: placementColumns,
  from: placementTables,
  key: 'b.id',
  keyType: 'uuid',
  filters: { term: 't.code', unit: 'u.code', student: 's.code', ready: 'booking_is_ready(b.id)' },
});
