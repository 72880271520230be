import { Listing } from '../platform/database/listing';

/** Why somebody was absent is no matter of money. */
const forThoseWhoHandle = (column: string): string => `CASE WHEN acting_role() <> 'finance' THEN ${column} END`;

export const attendanceListing = new Listing({
  noun: 'attendance day',
  columns: `d.id, d.booking_id AS "bookingId", s.code AS student, u.code AS unit, d.day::text AS day, d.version, d.current, d.status,
    d.half_days AS "halfDays", ${forThoseWhoHandle('d.reason')} AS reason, ${forThoseWhoHandle('d.reason_kind')} AS "reasonKind", d.hours, d.visits, d.made_up_for::text AS "madeUpFor",
    d.recorded_at AS "recordedAt", r.code AS "recordedFor", CASE WHEN d.recorded_for = acting_organisation() THEN d.recorded_by END AS "recordedBy",
    nullif(d.why, '') AS why, d.certified_on::text AS "certifiedOn", d.countersigned_on::text AS "countersignedOn"`,
  from: 'attendance_days d JOIN bookings b ON b.id = d.booking_id JOIN students s ON s.id = b.student_id JOIN units u ON u.id = b.unit_id LEFT JOIN organisations r ON r.id = d.recorded_for',
  key: 'd.id',
  keyType: 'uuid',
  filters: { bookingId: 'd.booking_id', student: 's.code', unit: 'u.code', day: 'd.day', current: 'd.current' },
});
