import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DayVersion, PlacementDays } from './day-history';

const head = `
  SELECT b.id, b.code::int AS number, s.code AS student, v.name AS university, v.id AS "universityId", u.code AS unit, u.id AS "unitId", u.name AS "unitName", h.id AS "hostId",
    h.name AS host, c.name AS course, b.first_day::text AS "firstDay", b.last_day::text AS "lastDay", r.days
  FROM bookings b JOIN students s ON s.id = b.student_id JOIN organisations v ON v.id = s.university_id JOIN units u ON u.id = b.unit_id
    JOIN organisations h ON h.id = u.organisation_id JOIN requirements r ON r.id = b.requirement_id JOIN courses c ON c.id = r.course_id
  WHERE b.code = $1`;

/** Names of those who told and signed are for their own organisation, $4; hosts certify, universities countersign. */
const versions = `
  SELECT a.id, a.day::text AS day, a.version, a.current, a.status, a.half_days AS "halfDays", a.reason, a.reason_kind AS "reasonKind", a.hours, a.visits, a.made_up_for::text AS "madeUpFor",
    a.why, a.recorded_at AS "recordedAt", CASE WHEN a.recorded_for = $4 THEN a.recorded_by END AS "recordedBy", o.name AS "recordedFor",
    a.certified_on::text AS "certifiedOn", CASE WHEN $2 = $4 THEN a.certified_by END AS "certifiedBy",
    a.countersigned_on::text AS "countersignedOn", CASE WHEN $3 = $4 THEN a.countersigned_by END AS "countersignedBy",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('question', q.question, 'askedBy', CASE WHEN $3 = $4 THEN q.asked_by END, 'askedAt', q.asked_at, 'answer', q.answer,
        'answeredBy', CASE WHEN $2 = $4 THEN q.answered_by END) ORDER BY q.number), '[]') FROM attendance_questions q WHERE q.attendance_day_id = a.id) AS questions
  FROM attendance_days a LEFT JOIN organisations o ON o.id = a.recorded_for
  WHERE a.booking_id = $1 ORDER BY a.day, a.version DESC`;

type Nulls = { [F in 'reasonKind' | 'hours' | 'visits' | 'madeUpFor']: DayVersion[F] | null };

/** Every version of every day of a placement. */
@Injectable()
export class DayHistoryRepository {
  async head(em: EntityManager, number: string): Promise<Omit<PlacementDays, 'versions'> | undefined> {
    return (await em.query<Omit<PlacementDays, 'versions'>[]>(head, [number]))[0];
  }

  /** For a reader of the organisation. */
  async versions(em: EntityManager, { id, hostId, universityId }: Omit<PlacementDays, 'versions'>, organisationId: string): Promise<DayVersion[]> {
    const rows = await em.query<(Omit<DayVersion, keyof Nulls> & Nulls)[]>(versions, [id, hostId, universityId, organisationId]);
    return rows.map((row) => ({ ...row, reasonKind: row.reasonKind ?? undefined, hours: row.hours ?? undefined, visits: row.visits ?? undefined, madeUpFor: row.madeUpFor ?? undefined }));
  }
}
