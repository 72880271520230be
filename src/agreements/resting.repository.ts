import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Resting } from './resting';

/** Placements that stand, or that something was certified or claimed for. */
const stands = `(b.holds_place OR EXISTS (SELECT FROM attendance_days d WHERE d.booking_id = b.id) OR EXISTS (SELECT FROM claims c WHERE c.booking_id = b.id))`;

const onAgreement = `
  WITH RECURSIVE settled AS (
    SELECT $1::uuid AS id, '-infinity'::date AS from_day
    UNION
    SELECT a.id, greatest(a.succeeded_from, s.from_day) FROM settled s JOIN agreements a ON a.successor_id = s.id
  ), placed AS (
    SELECT b.agreement_id = $1 AS own, b.first_day, b.last_day, o.code AS host, v.code AS university, p.code AS programme
    FROM settled s JOIN bookings b ON b.agreement_id = s.id AND b.last_day >= s.from_day
      JOIN units u ON u.id = b.unit_id JOIN organisations o ON o.id = u.organisation_id
      JOIN students t ON t.id = b.student_id JOIN organisations v ON v.id = t.university_id
      JOIN requirements r ON r.id = b.requirement_id JOIN courses c ON c.id = r.course_id JOIN curricula k ON k.id = c.curriculum_id
      JOIN programmes p ON p.id = k.programme_id
    WHERE ${stands}
  )
  SELECT count(*)::int AS bookings, (min(first_day) FILTER (WHERE own))::text AS "firstDay", (max(last_day) FILTER (WHERE own))::text AS "lastDay",
    coalesce(array_agg(DISTINCT host) FILTER (WHERE own), '{}') AS hosts, coalesce(array_agg(DISTINCT university) FILTER (WHERE own), '{}') AS universities,
    coalesce(array_agg(DISTINCT programme) FILTER (WHERE own), '{}') AS programmes,
    ARRAY(SELECT number FROM invoices WHERE agreement_id = $1 AND state = 'issued' ORDER BY number LIMIT 3) AS invoices,
    (SELECT count(*)::int FROM invoices WHERE agreement_id = $1 AND state = 'issued') AS "invoiceCount"
  FROM placed`;

/** What rests on what people would change. */
@Injectable()
export class RestingRepository {
  async onAgreement(em: EntityManager, agreementId: string): Promise<Resting> {
    const [resting] = await em.query<[Resting]>(onAgreement, [agreementId]);
    return resting;
  }

  /** Numbers of the invoices that are issued on a leg, the first few. */
  async invoicesOnLeg(em: EntityManager, legId: string): Promise<string[]> {
    const rows = await em.query<{ number: string }[]>(`SELECT number FROM invoices WHERE leg_id = $1 AND state = 'issued' ORDER BY number LIMIT 3`, [legId]);
    return rows.map(({ number }) => number);
  }
}
