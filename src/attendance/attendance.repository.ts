import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { expectManyRows } from '../platform/database/many-rows';
import type { Day } from '../shared/day';
import type { DayExceptions } from '../shared/term';
import type { RecordedDay } from './attended-day';

/** A day told by codes, as it stands in a file. */
export interface AttendanceRow extends RecordedDay {
  readonly student: string;
  readonly course: string;
  readonly requirement: string;
  readonly term: string;
  readonly certifiedOn?: Day | undefined;
  readonly certifiedBy?: string | undefined;
  readonly countersignedOn?: Day | undefined;
  readonly countersignedBy?: string | undefined;
}

/** A shape of booking: all bookings of it have the same planned days. */
export interface BlockShape {
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly days: number;
  readonly daysPerWeek: number;
  readonly offDays: readonly number[];
}

/** A block whose days somebody has told in full. */
export interface ToldBlock {
  readonly enrolmentId: string;
  readonly requirementId: string;
}

const active = `b.state IN ('confirmed', 'published', 'started', 'completed')`;

const shapes = `
  SELECT DISTINCT b.first_day::text AS "firstDay", b.last_day::text AS "lastDay", r.days, r.days_per_week AS "daysPerWeek",
    off_weekdays(r.weekdays, e.home_days) AS "offDays"
  FROM bookings b JOIN requirements r ON r.id = b.requirement_id JOIN enrolments e ON e.id = b.enrolment_id JOIN terms t ON t.id = b.term_id WHERE t.code = $1 AND ${active}`;

/** Every planned day up to today is present, certified by the host and countersigned by the university when the block or today ends. */
const asBooked = `
  INSERT INTO attendance_days (booking_id, day, status, half_days, certified_on, certified_by, countersigned_on, countersigned_by)
  SELECT b.id, p.day, 'present', 2, least(b.last_day, $2::date), h.code, least(b.last_day, $2::date), v.code
  FROM jsonb_to_recordset($3) AS p("firstDay" date, "lastDay" date, days int, "daysPerWeek" int, "offDays" int[], day date)
    JOIN bookings b ON b.first_day = p."firstDay" AND b.last_day = p."lastDay"
    JOIN enrolments e ON e.id = b.enrolment_id
    JOIN requirements r ON r.id = b.requirement_id AND r.days = p.days AND r.days_per_week = p."daysPerWeek" AND off_weekdays(r.weekdays, e.home_days) = p."offDays"
    JOIN terms t ON t.id = b.term_id
    JOIN units u ON u.id = b.unit_id JOIN organisations h ON h.id = u.organisation_id
    JOIN students s ON s.id = b.student_id JOIN organisations v ON v.id = s.university_id
  WHERE t.code = $1 AND ${active} AND p.day <= $2::date
    AND NOT EXISTS (SELECT FROM jsonb_to_recordset($4) AS k("enrolmentId" uuid, "requirementId" uuid)
      WHERE k."enrolmentId" = b.enrolment_id AND k."requirementId" = b.requirement_id)
  ON CONFLICT (booking_id, day) WHERE current DO NOTHING`;

/** The rows of a file beside their bookings; of two rows for one day the later counts. */
const layRows = `
  CREATE TEMP TABLE told ON COMMIT DROP AS
  SELECT DISTINCT ON (coalesce(b.id::text, x.row::text), x.day) b.id AS booking_id, x.row, x.student, x.course, x.requirement, x.term, x.day, x.status,
    x.half_days, x.reason, x.reason_kind, x.hours, x.visits, x.made_up_for, x.certified_on, x.certified_by, x.countersigned_on, x.countersigned_by
  FROM (SELECT * FROM ROWS FROM (jsonb_to_recordset($1) AS (student text, course text, requirement text, term text, day date, status text, "halfDays" int,
      reason text, "reasonKind" text, hours int, visits int, "madeUpFor" date, "certifiedOn" date, "certifiedBy" text, "countersignedOn" date, "countersignedBy" text))
    WITH ORDINALITY AS y(student, course, requirement, term, day, status, half_days, reason, reason_kind, hours, visits, made_up_for, certified_on, certified_by, countersigned_on,
      countersigned_by, row)) x
    LEFT JOIN (students s JOIN enrolments e ON e.student_id = s.id JOIN courses c ON c.id = e.course_id JOIN terms t ON t.id = e.term_id
      JOIN requirements r ON r.course_id = c.id JOIN bookings b ON b.enrolment_id = e.id AND b.requirement_id = r.id AND ${active})
      ON s.code = x.student AND c.code = x.course AND r.code = x.requirement AND t.code = x.term
  ORDER BY coalesce(b.id::text, x.row::text), x.day, x.row DESC`;

const same = `a.status = t.status AND a.half_days = t.half_days AND a.reason = coalesce(t.reason, '') AND a.reason_kind IS NOT DISTINCT FROM t.reason_kind
  AND a.hours IS NOT DISTINCT FROM t.hours AND a.visits IS NOT DISTINCT FROM t.visits AND a.made_up_for IS NOT DISTINCT FROM t.made_up_for
  AND a.certified_on IS NOT DISTINCT FROM t.certified_on AND a.certified_by IS NOT DISTINCT FROM t.certified_by
  AND a.countersigned_on IS NOT DISTINCT FROM t.countersigned_on AND a.countersigned_by IS NOT DISTINCT FROM t.countersigned_by`;

const dropSame = `DELETE FROM told t USING attendance_days a WHERE a.booking_id = t.booking_id AND a.day = t.day AND a.current AND ${same}`;

const retire = 'UPDATE attendance_days a SET current = false FROM told t WHERE a.booking_id = t.booking_id AND a.day = t.day AND a.current';

const writeRows = `
  INSERT INTO attendance_days (booking_id, day, version, status, half_days, reason, reason_kind, hours, visits, made_up_for, certified_on, certified_by, countersigned_on, countersigned_by)
  SELECT t.booking_id, t.day, 1 + coalesce((SELECT max(a.version) FROM attendance_days a WHERE a.booking_id = t.booking_id AND a.day = t.day), 0),
    t.status, t.half_days, coalesce(t.reason, ''), t.reason_kind, t.hours, t.visits, t.made_up_for, t.certified_on, t.certified_by, t.countersigned_on, t.countersigned_by
  FROM told t WHERE t.booking_id IS NOT NULL`;

const unmatched = `
  SELECT student, course, requirement, term, day::text AS day, status, half_days AS "halfDays" FROM told WHERE booking_id IS NULL ORDER BY row`;

/** All SQL that writes days of attendance. */
@Injectable()
export class AttendanceRepository {
  shapes = (em: EntityManager, termCode: string): Promise<BlockShape[]> => em.query(shapes, [termCode]);

  async dayExceptions(em: EntityManager): Promise<DayExceptions> {
    const rows = await em.query<{ day: Day; kind: 'closed' | 'open' }[]>('SELECT day::text AS day, kind FROM day_exceptions');
    return new Map(rows.map((row) => [row.day, row.kind]));
  }

  async recordAsBooked(em: EntityManager, termCode: string, today: Day, plan: readonly (BlockShape & { day: Day })[], told: readonly ToldBlock[]): Promise<number> {
    await expectManyRows(em);
    const inserted = await em.query<{ recorded: number }[]>(`WITH added AS (${asBooked} RETURNING 1) SELECT count(*)::int AS recorded FROM added`,
      [termCode, today, JSON.stringify(plan), JSON.stringify(told)]);
    return inserted[0]?.recorded ?? 0;
  }

  /** Writes the rows that say something new as new versions; gives how many, and the rows that no placement fits. */
  async recordRows(em: EntityManager, rows: readonly AttendanceRow[]): Promise<{ recorded: number; unmatched: AttendanceRow[] }> {
    await expectManyRows(em);
    await em.query(layRows, [JSON.stringify(rows)]);
    await em.query(dropSame);
    await em.query(retire);
    const written = await em.query<{ recorded: number }[]>(`WITH added AS (${writeRows} RETURNING 1) SELECT count(*)::int AS recorded FROM added`);
    const left = await em.query<AttendanceRow[]>(unmatched);
    await em.query('DROP TABLE told');
    return { recorded: written[0]?.recorded ?? 0, unmatched: left };
  }
}
