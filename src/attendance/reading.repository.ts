import { Listing } from '../platform/database/listing';

export const attendanceListing = new Listing({
  noun: 'attendance day',
  columns: `d.id, d.booking_id AS "bookingId", s.code AS student, u.code AS unit, d.day::text AS day, d.version, d.current, d.status,
    d.half_days AS "halfDays", d.reason, d.certified_on::text AS "certifiedOn", d.countersigned_on::text AS "countersignedOn"`,
  from: 'attendance_days d JOIN bookings b ON b.id = d.booking_id JOIN students s ON s.id = b.student_id JOIN units u ON u.id = b.unit_id',
  key: 'd.id',
  keyType: 'uuid',
  filters: { bookingId: 'd.booking_id', student: 's.code', unit: 'u.code', day: 'd.day' },
});
