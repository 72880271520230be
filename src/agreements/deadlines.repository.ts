import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Listing } from '../platform/database/listing';
import type { Day } from '../shared/day';
import type { Expiring, Unpublished } from './publish-sentences';

const publishBy = `(b.first_day - 7 * a.publish_weeks_before)`;
const today = `(now() AT TIME ZONE 'Europe/Stockholm')::date`;

/** When a placement was told to its student first. */
const publishedOn = `(SELECT (min(e.at) AT TIME ZONE 'Europe/Stockholm')::date FROM booking_events e WHERE e.booking_id = b.id AND e.to_state = 'published')`;

/** Placements whose publish-by date is near, was breached, or was kept too late. */
export const keptDeadlines = `(
  SELECT b.id, b.code::int AS number, a.code AS agreement, t.code AS term, u.code AS unit, u.name AS "unitName", h.code AS host, v.code AS university, b.state,
    b.first_day::text AS "firstDay", ${publishBy}::text AS "publishBy", p.day::text AS "publishedOn",
    CASE WHEN p.day > ${publishBy} THEN 'published_late' WHEN p.day IS NOT NULL OR b.state NOT IN ('held', 'offered', 'confirmed') THEN NULL
      WHEN ${publishBy} < ${today} THEN 'breached' WHEN ${publishBy} - a.publish_warn_days <= ${today} THEN 'near' END AS status
  FROM bookings b JOIN agreements a ON a.id = b.agreement_id JOIN terms t ON t.id = b.term_id JOIN units u ON u.id = b.unit_id
    JOIN organisations h ON h.id = u.organisation_id JOIN students s ON s.id = b.student_id JOIN organisations v ON v.id = s.university_id
    CROSS JOIN LATERAL (SELECT ${publishedOn} AS day) p
  WHERE b.holds_place) d`;

export const publishListing = new Listing({
  noun: 'placement with a breached or near publish-by date',
  columns: 'd.*',
  from: `(SELECT * FROM ${keptDeadlines} WHERE d.status IS NOT NULL) d`,
  key: 'd.id',
  keyType: 'uuid',
  filters: { agreement: 'd.agreement', term: 'd.term', unit: 'd.unit', status: 'd.status' },
});

/** Claims placements for a stage: those are told of that nobody has been told of yet. */
const claimed = `
  WITH due AS (
    SELECT b.id, b.code::text AS number, a.id AS agreement_id, s.university_id, u.organisation_id AS host_id, ${publishBy} AS publish_by,
      CASE WHEN ${publishBy} < $1::date THEN 'breached' ELSE 'near' END AS stage
    FROM bookings b JOIN agreements a ON a.id = b.agreement_id JOIN students s ON s.id = b.student_id JOIN units u ON u.id = b.unit_id
    WHERE b.state IN ('held', 'offered', 'confirmed') AND ${publishBy} - a.publish_warn_days <= $1::date AND b.last_day >= $1::date
  ), told AS (
    INSERT INTO publish_stages (booking_id, stage, told_on) SELECT id, stage, $1 FROM due ORDER BY id ON CONFLICT DO NOTHING RETURNING booking_id
  )
  SELECT d.stage, d.publish_by::text AS "publishBy", a.code AS agreement, a.name AS "agreementName", d.university_id AS "universityId", d.host_id AS "hostId",
    json_agg(json_build_object('id', d.id, 'number', d.number) ORDER BY d.number::bigint) AS placements
  FROM due d JOIN told t ON t.booking_id = d.id JOIN agreements a ON a.id = d.agreement_id
  GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 2, 3, 5, 6, 1`;

const expiring = `
  SELECT a.id, a.code, a.name, a.number, a.version, a.valid_to::text AS "validTo",
    ARRAY(SELECT DISTINCT p.organisation_id FROM agreement_parties p WHERE p.agreement_id = a.id ORDER BY 1) AS parties
  FROM agreements a
  WHERE a.valid_to - a.expiry_warn_days <= $1::date AND a.valid_to >= $1::date AND coalesce(a.withdrawn_on > $1::date, true) ORDER BY a.code`;

const ahead = `
  SELECT min(day)::text AS day FROM (
    SELECT unnest(ARRAY[${publishBy} - a.publish_warn_days, ${publishBy} + 1]) AS day FROM bookings b JOIN agreements a ON a.id = b.agreement_id
      WHERE b.state IN ('held', 'offered', 'confirmed') AND b.last_day >= $1::date
    UNION ALL SELECT valid_to - expiry_warn_days FROM agreements WHERE valid_to IS NOT NULL) x
  WHERE day > $1::date`;

/** Which deadlines of agreements come up or have passed. */
@Injectable()
export class DeadlinesRepository {
  /** Placements that nobody has been told of at this stage yet; from now on they count as told. */
  async claimUnpublished(em: EntityManager, day: Day): Promise<Unpublished[]> {
    return em.query<Unpublished[]>(claimed, [day]);
  }

  async expiring(em: EntityManager, day: Day): Promise<Expiring[]> {
    return em.query<Expiring[]>(expiring, [day]);
  }

  /** The next day after this on which a deadline comes up. */
  async next(em: EntityManager, day: Day): Promise<Day | undefined> {
    const [row] = await em.query<{ day: Day | null }[]>(ahead, [day]);
    return row?.day ?? undefined;
  }
}
