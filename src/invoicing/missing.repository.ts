import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { BlockShape } from './block-shape';
import type { DirectionRow } from './directions';
import type { MissingDay, MissingRow } from './missing';
import type { ServiceDay, TariffRow } from './tariff';
import type { RunScope } from './run-scope';

const shapes = `
  SELECT DISTINCT b.first_day::text AS "firstDay", b.last_day::text AS "lastDay", r.days, r.days_per_week AS "daysPerWeek",
    off_weekdays(r.weekdays, e.home_days) AS "offDays"
  FROM bookings b JOIN requirements r ON r.id = b.requirement_id JOIN enrolments e ON e.id = b.enrolment_id
  WHERE b.state IN ('confirmed', 'published', 'started', 'completed') AND b.first_day < $1 AND ($2::uuid IS NULL OR b.term_id = $2)`;

/** The run's day, or that of the last issued document where it looks back: what is billed is not missing. */
const knownOn = 'greatest($1::date, (SELECT max(issued_on) FROM billed))';

/** Days that are over and planned but not told of, or told of and not signed by both. */
const openDays = `
  SELECT b.id AS booking_id, p.day, 'not_recorded' AS reason, 2 AS half_days
  FROM jsonb_to_recordset($3) AS p("firstDay" date, "lastDay" date, days int, "daysPerWeek" int, "offDays" int[], day date)
    JOIN bookings b ON b.first_day = p."firstDay" AND b.last_day = p."lastDay"
    JOIN enrolments e ON e.id = b.enrolment_id
    JOIN requirements r ON r.id = b.requirement_id AND r.days = p.days AND r.days_per_week = p."daysPerWeek" AND off_weekdays(r.weekdays, e.home_days) = p."offDays"
  WHERE b.state IN ('confirmed', 'published', 'started', 'completed') AND p.day < $1 AND ($2::uuid IS NULL OR b.term_id = $2)
    AND NOT EXISTS (SELECT FROM attendance_days a WHERE a.booking_id = b.id AND a.day = p.day)
  UNION ALL
  SELECT a.booking_id, a.day, CASE WHEN a.certified_on <= $1 THEN 'not_countersigned' ELSE 'not_certified' END, a.half_days
  FROM attendance_days a JOIN bookings b ON b.id = a.booking_id
  WHERE a.current AND a.day < $1 AND ($2::uuid IS NULL OR b.term_id = $2) AND (a.countersigned_on <= ${knownOn}) IS NOT TRUE`;

const undecided = `k.submitted_on <= $1 AND (k.state = 'submitted' OR k.decided_on > ${knownOn})`;

const serviceDays = `
  SELECT DISTINCT 'teaching' AS kind, b.agreement_id AS "agreementId", b.term_id AS "termId", t.last_day::text AS "termLastDay", o.day::text AS day
  FROM open_days o JOIN bookings b ON b.id = o.booking_id JOIN terms t ON t.id = b.term_id
  UNION
  SELECT k.kind, b.agreement_id, b.term_id, t.last_day::text, k.last_day::text
  FROM claims k JOIN bookings b ON b.id = k.booking_id JOIN terms t ON t.id = b.term_id WHERE ${undecided} AND ($2::uuid IS NULL OR b.term_id = $2)`;

const tariffTable = `
  CREATE TEMP TABLE open_tariff ON COMMIT DROP AS
  SELECT kind, "agreementId" AS agreement_id, "termId" AS term_id, day, "legId" AS leg_id, "dueAfter" AS due_after
  FROM jsonb_to_recordset($1) AS x(kind text, "agreementId" uuid, "termId" uuid, day date, "legId" uuid, "dueAfter" date)`;

const directionTable = `
  CREATE TEMP TABLE open_direction ON COMMIT DROP AS
  SELECT "legId" AS leg_id, "hostId" AS host_id, "universityId" AS university_id, "advancedBy" AS advanced_by, "isLater" AS is_later, "creditorId" AS creditor_id, "debtorId" AS debtor_id
  FROM jsonb_to_recordset($1) AS x("legId" uuid, "hostId" uuid, "universityId" uuid, "advancedBy" text, "isLater" boolean, "creditorId" uuid, "debtorId" uuid)`;

const inScope = `d.creditor_id <> d.debtor_id AND ($3::uuid IS NULL OR d.creditor_id = $3) AND ($4::uuid IS NULL OR t.leg_id = $4)`;

const missingTable = `
  CREATE TEMP TABLE missing ON COMMIT DROP AS
  SELECT o.reason, t.leg_id, d.creditor_id, d.debtor_id, b.id AS booking_id, o.day, t.due_after < $1 AS due, o.half_days, NULL::bigint AS receipt_ore, '' AS detail
  FROM open_days o JOIN bookings b ON b.id = o.booking_id JOIN units u ON u.id = b.unit_id JOIN students s ON s.id = b.student_id AND NOT s.enrolled_abroad
    JOIN open_tariff t ON t.kind = 'teaching' AND t.agreement_id = b.agreement_id AND t.term_id = b.term_id AND t.day = o.day
    JOIN open_direction d ON d.leg_id = t.leg_id AND d.host_id = u.organisation_id AND d.university_id = s.university_id
      AND d.is_later = coalesce(o.day >= (SELECT q.from_day FROM later q WHERE q.leg_id = t.leg_id AND q.first_day = b.first_day), false)
  WHERE ${inScope}
  UNION ALL
  SELECT 'claim_undecided', t.leg_id, d.creditor_id, d.debtor_id, b.id, k.last_day, t.due_after < $1, 0, k.receipt_ore, k.code
  FROM claims k JOIN bookings b ON b.id = k.booking_id JOIN units u ON u.id = b.unit_id JOIN students s ON s.id = b.student_id
    JOIN open_tariff t ON t.kind = k.kind AND t.agreement_id = b.agreement_id AND t.term_id = b.term_id AND t.day = k.last_day
    JOIN open_direction d ON d.leg_id = t.leg_id AND d.host_id = u.organisation_id AND d.university_id = s.university_id AND d.advanced_by = k.advanced_by AND NOT d.is_later
  WHERE ${undecided} AND ($2::uuid IS NULL OR b.term_id = $2) AND ${inScope}
  UNION ALL
  SELECT w.lacks, w.leg_id, w.creditor_id, w.debtor_id, w.booking_id, w.day, w.due, 0, NULL, coalesce(w.missing, '') FROM wanted w WHERE w.lacks IS NOT NULL`;

const told = `m.reason, x.code AS leg, c.code AS creditor, d.code AS debtor, h.code AS host, u.code AS unit, t.code AS term, 'P-' || b.code AS placement,
  m.receipt_ore AS "receiptOre", m.detail`;
const tables = `missing m JOIN legs x ON x.id = m.leg_id JOIN organisations c ON c.id = m.creditor_id JOIN organisations d ON d.id = m.debtor_id
  JOIN bookings b ON b.id = m.booking_id JOIN units u ON u.id = b.unit_id JOIN organisations h ON h.id = u.organisation_id JOIN terms t ON t.id = b.term_id`;

const rows = `
  SELECT reason, leg, creditor, debtor, host, unit, term, placement, "receiptOre", detail, min(day)::text AS "firstDay", max(day)::text AS "lastDay",
    count(*)::int AS days, (count(*) FILTER (WHERE due))::int AS "dueDays"
  FROM (SELECT m.day, m.due, ${told} FROM ${tables}) q
  GROUP BY reason, leg, creditor, debtor, host, unit, term, placement, "receiptOre", detail ORDER BY count(*) FILTER (WHERE due) = 0, leg, reason, min(day), placement`;

const days = `SELECT m.day::text AS day, m.due AS "isDue", m.half_days AS "halfDays", ${told} FROM ${tables} ORDER BY 4, 3, m.day, 11`;

type Raw<T> = { [K in keyof T]: T[K] extends bigint | null ? string | null : T[K] };
const amounts = <T extends { readonly receiptOre: bigint | null }>(found: readonly Raw<T>[]): T[] =>
  found.map((row) => ({ ...row, receiptOre: row.receiptOre === null ? null : BigInt(row.receiptOre as string) }) as unknown as T);

/** What a run cannot bill because somebody has a step left to take; read in the transaction that drew the run. */
@Injectable()
export class MissingRepository {
  shapes = (em: EntityManager, { today, termId }: RunScope): Promise<BlockShape[]> => em.query(shapes, [today, termId]);

  /** Lays out the open days; gives the days of service that they and undecided claims stand for. */
  async layOpen(em: EntityManager, { today, termId }: RunScope, planned: readonly object[]): Promise<ServiceDay[]> {
    await em.query('DROP TABLE IF EXISTS open_days, open_tariff, open_direction, missing');
    await em.query(`CREATE TEMP TABLE open_days ON COMMIT DROP AS ${openDays}`, [today, termId, JSON.stringify(planned)]);
    await em.query('ANALYZE open_days');
    return em.query<ServiceDay[]>(serviceDays, [today, termId]);
  }

  async lay(em: EntityManager, { today, termId, creditorId, legId }: RunScope, tariff: readonly TariffRow[], directions: readonly DirectionRow[]): Promise<void> {
    await em.query(tariffTable, [JSON.stringify(tariff)]);
    await em.query(directionTable, [JSON.stringify(directions)]);
    await em.query(missingTable, [today, termId, creditorId, legId ?? null]);
  }

  rows = async (em: EntityManager): Promise<MissingRow[]> => amounts<MissingRow>(await em.query<Raw<MissingRow>[]>(rows));
  days = async (em: EntityManager): Promise<MissingDay[]> => amounts<MissingDay>(await em.query<Raw<MissingDay>[]>(days));
}
