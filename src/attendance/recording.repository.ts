import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import type { DayExceptions } from '../shared/term';
import type { Attended, DayElsewhere, DayOf } from './placement-days';
import type { Signing, Teller } from './signing';

const told = `jsonb_to_recordset($1) AS t("bookingId" uuid, day date, status text, "halfDays" int, reason text, "reasonKind" text, hours int, visits int, "madeUpFor" date)`;

const same = `a.status = t.status AND a.half_days = t."halfDays" AND a.reason = coalesce(t.reason, '') AND a.reason_kind IS NOT DISTINCT FROM t."reasonKind"
  AND a.hours IS NOT DISTINCT FROM t.hours AND a.visits IS NOT DISTINCT FROM t.visits AND a.made_up_for IS NOT DISTINCT FROM t."madeUpFor"`;

const retire = `UPDATE attendance_days a SET current = false FROM ${told} WHERE a.booking_id = t."bookingId" AND a.day = t.day AND a.current AND NOT (${same})`;

const write = `
  INSERT INTO attendance_days (booking_id, day, version, status, half_days, reason, reason_kind, hours, visits, made_up_for, recorded_by, recorded_for, why)
  SELECT t."bookingId", t.day, 1 + coalesce(v.last, 0), t.status, t."halfDays", coalesce(t.reason, ''), t."reasonKind", t.hours, t.visits, t."madeUpFor", $2, $3,
    CASE WHEN v.last IS NULL THEN '' ELSE $4 END
  FROM ${told} LEFT JOIN LATERAL (SELECT max(a.version) AS last FROM attendance_days a WHERE a.booking_id = t."bookingId" AND a.day = t.day) v ON true
  WHERE NOT EXISTS (SELECT FROM attendance_days a WHERE a.booking_id = t."bookingId" AND a.day = t.day AND a.current)`;

const received = `
  SELECT b.id FROM bookings b JOIN units u ON u.id = b.unit_id
  WHERE b.id = ANY ($1) AND u.organisation_id = acting_organisation() AND ($2::uuid IS NULL OR u.id = $2) ORDER BY b.id FOR NO KEY UPDATE OF b`;

const attended = `
  SELECT b.id, b.code::int AS number, b.student_id AS "studentId", b.state, b.first_day::text AS "firstDay", b.last_day::text AS "lastDay", r.days,
    r.days_per_week AS "daysPerWeek", off_weekdays(r.weekdays, e.home_days) AS "offDays"
  FROM bookings b JOIN requirements r ON r.id = b.requirement_id JOIN enrolments e ON e.id = b.enrolment_id WHERE b.id = ANY ($1) ORDER BY b.id`;

const standing = `
  SELECT a.booking_id AS "bookingId", a.day::text AS day, a.status, a.half_days AS "halfDays", a.made_up_for::text AS "madeUpFor"
  FROM attendance_days a WHERE a.booking_id = ANY ($1) AND a.current`;

const elsewhere = `
  SELECT b.student_id AS "studentId", a.booking_id AS "bookingId", a.day::text AS day, a.half_days AS "halfDays"
  FROM attendance_days a JOIN bookings b ON b.id = a.booking_id
  WHERE b.student_id = ANY ($1) AND a.day = ANY ($2::date[]) AND a.current AND a.status IN ('present', 'made_up')`;

/** All SQL with which hosts tell days and both sides sign them. */
@Injectable()
export class RecordingRepository {
  /** Those of the bookings that the acting organisation receives, at this unit if one is named; locked until the transaction ends. */
  async received(em: EntityManager, bookingIds: readonly string[], onlyUnitId: string | undefined): Promise<string[]> {
    const rows = await em.query<{ id: string }[]>(received, [bookingIds, onlyUnitId ?? null]);
    return rows.map(({ id }) => id);
  }

  /** The placements, whose students are locked until the transaction ends: nobody else tells of their days meanwhile. */
  async attended(em: EntityManager, bookingIds: readonly string[]): Promise<Attended[]> {
    await em.query('SELECT FROM students WHERE id IN (SELECT student_id FROM bookings WHERE id = ANY ($1)) ORDER BY id FOR NO KEY UPDATE', [bookingIds]);
    return em.query(attended, [bookingIds]);
  }

  async standing(em: EntityManager, bookingIds: readonly string[]): Promise<DayOf[]> {
    const rows = await em.query<(Omit<DayOf, 'madeUpFor'> & { madeUpFor: Day | null })[]>(standing, [bookingIds]);
    return rows.map(({ madeUpFor, ...day }) => ({ ...day, madeUpFor: madeUpFor ?? undefined }));
  }

  /** Half-days that students were anywhere on the days, with the booking. */
  elsewhere = (em: EntityManager, studentIds: readonly string[], days: readonly Day[]): Promise<DayElsewhere[]> =>
    em.query(elsewhere, [studentIds, days]);

  async dayExceptions(em: EntityManager): Promise<DayExceptions> {
    const rows = await em.query<{ day: Day; kind: 'closed' | 'open' }[]>('SELECT day::text AS day, kind FROM day_exceptions');
    return new Map(rows.map((row) => [row.day, row.kind]));
  }

  /** Writes the days that say something new as new versions; gives how many. */
  async record(em: EntityManager, days: readonly DayOf[], { by, organisationId, why }: Teller): Promise<number> {
    await em.query(retire, [JSON.stringify(days)]);
    const written = await em.query<{ count: number }[]>(`WITH added AS (${write} RETURNING 1) SELECT count(*)::int AS count FROM added`,
      [JSON.stringify(days), by, organisationId, why]);
    return written[0]?.count ?? 0;
  }

  /** Certifies the recorded days that are not yet, as the host that receives the students. */
  async certify(em: EntityManager, { bookingIds, firstDay, lastDay, on, by }: Signing): Promise<number> {
    const [, count] = await em.query<[unknown, number]>(
      `UPDATE attendance_days a SET certified_on = $4, certified_by = $5
       WHERE a.booking_id = ANY ($1) AND a.day BETWEEN $2 AND $3 AND a.current AND a.certified_on IS NULL
         AND EXISTS (SELECT FROM bookings b JOIN units u ON u.id = b.unit_id WHERE b.id = a.booking_id AND u.organisation_id = acting_organisation())`,
      [bookingIds, firstDay, lastDay, on, by]);
    return count;
  }

  /** Countersigns the certified days that are not yet, as the students' university; not those that it has asked about and heard nothing of. */
  async countersign(em: EntityManager, { bookingIds, firstDay, lastDay, on, by }: Signing): Promise<number> {
    const [, count] = await em.query<[unknown, number]>(
      `UPDATE attendance_days a SET countersigned_on = $4, countersigned_by = $5
       WHERE a.booking_id = ANY ($1) AND a.day BETWEEN $2 AND $3 AND a.current AND a.certified_on IS NOT NULL AND a.countersigned_on IS NULL
         AND NOT EXISTS (SELECT FROM attendance_questions q WHERE q.attendance_day_id = a.id AND q.answer IS NULL)
         AND EXISTS (SELECT FROM bookings b JOIN students s ON s.id = b.student_id WHERE b.id = a.booking_id AND s.university_id = acting_organisation())`,
      [bookingIds, firstDay, lastDay, on, by]);
    return count;
  }
}
