import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { expectManyRows } from '../platform/database/many-rows';
import { payableCases } from '../attendance/payable';
import type { Day } from '../shared/day';
import type { DirectionRow, PlacementRow, ServiceDay, TariffRow } from './tariff';

/** Which sources a run looks at; what is not given does not narrow. */
export interface RunScope {
  readonly today: Day;
  readonly termId: string | null;
  readonly creditorId: string | null;
}

/** A day's version that counts: the last one countersigned by today. A correction waits until it is signed too. */
const counts = (day: string): string => `${day}.countersigned_on <= $1 AND ${day}.certified_on <= $1 AND NOT EXISTS (SELECT FROM attendance_days n
  WHERE n.booking_id = ${day}.booking_id AND n.day = ${day}.day AND n.version > ${day}.version AND n.countersigned_on <= $1 AND n.certified_on <= $1)`;

const serviceDays = `
  SELECT DISTINCT 'teaching' AS kind, b.agreement_id AS "agreementId", b.term_id AS "termId", t.last_day::text AS "termLastDay", a.day::text AS day
  FROM attendance_days a JOIN bookings b ON b.id = a.booking_id JOIN terms t ON t.id = b.term_id
  WHERE ${counts('a')} AND ($2::uuid IS NULL OR b.term_id = $2)
  UNION
  SELECT c.kind, b.agreement_id, b.term_id, t.last_day::text, c.last_day::text
  FROM claims c JOIN bookings b ON b.id = c.booking_id JOIN terms t ON t.id = b.term_id
  WHERE c.state = 'approved' AND c.decided_on <= $1 AND ($2::uuid IS NULL OR b.term_id = $2)`;

const placements = `
  SELECT DISTINCT b.agreement_id AS "agreementId", u.organisation_id AS "hostId", s.university_id AS "universityId"
  FROM bookings b JOIN units u ON u.id = b.unit_id JOIN students s ON s.id = b.student_id WHERE $1::uuid IS NULL OR b.term_id = $1`;

const tariffTable = `
  CREATE TEMP TABLE tariff ON COMMIT DROP AS
  SELECT kind, "agreementId" AS agreement_id, "termId" AS term_id, day, "legId" AS leg_id, "settledUnder" AS settled_under, due,
    "rateId" AS rate_id, "rateOre" AS rate_ore, "perUnits" AS per_units, missing
  FROM jsonb_to_recordset($1) AS x(kind text, "agreementId" uuid, "termId" uuid, day date, "legId" uuid, "settledUnder" uuid, due boolean,
    "rateId" uuid, "rateOre" bigint, "perUnits" int, missing text)`;

const directionTable = `
  CREATE TEMP TABLE direction ON COMMIT DROP AS
  SELECT "legId" AS leg_id, "hostId" AS host_id, "universityId" AS university_id, "advancedBy" AS advanced_by,
    "creditorId" AS creditor_id, "debtorId" AS debtor_id
  FROM jsonb_to_recordset($1) AS x("legId" uuid, "hostId" uuid, "universityId" uuid, "advancedBy" text, "creditorId" uuid, "debtorId" uuid)`;

const payableTable = `
  CREATE TEMP TABLE payable ON COMMIT DROP AS
  SELECT policy, status, "halfDays" AS half_days, payable AS units
  FROM jsonb_to_recordset($1) AS x(policy text, status text, "halfDays" int, payable int)`;

/** What lines are made of: the same key, the same line. */
const lineKey = (source: string): string => `hashtextextended(concat_ws(' ', t.leg_id, d.creditor_id, d.debtor_id, u.organisation_id, b.term_id,
  ${source}), 0)`;

const wantedTable = `
  CREATE TEMP TABLE wanted ON COMMIT DROP AS
  SELECT t.leg_id, d.creditor_id, d.debtor_id, u.organisation_id AS host_id, b.term_id, b.id AS booking_id, NULL::uuid AS claim_id, a.day,
    p.units, t.due, t.rate_id, t.rate_ore, t.per_units, t.missing, r.course_id, b.specialty,
    ${lineKey('r.course_id, b.specialty, t.rate_id, t.rate_ore, t.per_units')} AS line_key
  FROM attendance_days a
    JOIN bookings b ON b.id = a.booking_id
    JOIN units u ON u.id = b.unit_id
    JOIN students s ON s.id = b.student_id AND NOT s.enrolled_abroad
    JOIN requirements r ON r.id = b.requirement_id
    JOIN tariff t ON t.kind = 'teaching' AND t.agreement_id = b.agreement_id AND t.term_id = b.term_id AND t.day = a.day
    JOIN agreements g ON g.id = t.settled_under
    JOIN payable p ON p.policy = g.absence AND p.status = a.status AND p.half_days = a.half_days
    JOIN direction d ON d.leg_id = t.leg_id AND d.host_id = u.organisation_id AND d.university_id = s.university_id
  WHERE ${counts('a')} AND ($2::uuid IS NULL OR b.term_id = $2)
    AND d.creditor_id <> d.debtor_id AND ($3::uuid IS NULL OR d.creditor_id = $3) AND (t.rate_ore > 0 OR t.missing IS NOT NULL)
  UNION ALL
  SELECT t.leg_id, d.creditor_id, d.debtor_id, u.organisation_id, b.term_id, b.id, c.id, c.last_day,
    1, t.due, NULL, c.approved_ore, 1, NULL, NULL, NULL, ${lineKey('c.id')}
  FROM claims c
    JOIN bookings b ON b.id = c.booking_id
    JOIN units u ON u.id = b.unit_id
    JOIN students s ON s.id = b.student_id
    JOIN tariff t ON t.kind = c.kind AND t.agreement_id = b.agreement_id AND t.term_id = b.term_id AND t.day = c.last_day
    JOIN direction d ON d.leg_id = t.leg_id AND d.host_id = u.organisation_id AND d.university_id = s.university_id AND d.advanced_by = c.advanced_by
  WHERE c.state = 'approved' AND c.approved_ore > 0 AND c.decided_on <= $1 AND ($2::uuid IS NULL OR b.term_id = $2)
    AND d.creditor_id <> d.debtor_id AND ($3::uuid IS NULL OR d.creditor_id = $3)`;

/** What should be charged by now, source by source, as a table that lives as long as the transaction. */
@Injectable()
export class WantedRepository {
  serviceDays = (em: EntityManager, { today, termId }: RunScope): Promise<ServiceDay[]> => em.query(serviceDays, [today, termId]);

  placements = (em: EntityManager, { termId }: RunScope): Promise<PlacementRow[]> => em.query(placements, [termId]);

  async lay(em: EntityManager, scope: RunScope, tariff: readonly TariffRow[], directions: readonly DirectionRow[]): Promise<void> {
    await expectManyRows(em);
    await em.query(tariffTable, [JSON.stringify(tariff)]);
    await em.query(directionTable, [JSON.stringify(directions)]);
    await em.query(payableTable, [JSON.stringify(payableCases)]);
    await em.query('ANALYZE tariff');
    await em.query('ANALYZE direction');
    await em.query(wantedTable, [scope.today, scope.termId, scope.creditorId]);
    await em.query('ANALYZE wanted');
  }

  /** Rates that due days lack, in words. */
  async missingRates(em: EntityManager): Promise<string[]> {
    const rows = await em.query<{ missing: string }[]>('SELECT DISTINCT missing FROM wanted WHERE due AND missing IS NOT NULL ORDER BY 1 LIMIT 100');
    return rows.map((row) => row.missing);
  }
}
