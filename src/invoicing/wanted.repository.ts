import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { expectManyRows } from '../platform/database/many-rows';
import { payableCases } from '../attendance/payable';
import type { Day } from '../shared/day';
import { signed } from './counted-days.repository';
import type { DirectionRow, PlacementRow } from './directions';
import type { FeeRow } from './fee';
import type { RunScope } from './run-scope';
import { claims, days, fees, months, placements as sums } from './source-queries.repository';
import type { LaterRow, LateRow, ServiceDay, TariffRow } from './tariff';

const inTerm = '($2::uuid IS NULL OR b.term_id = $2)';

const serviceDays = `
  SELECT DISTINCT 'teaching' AS kind, b.agreement_id AS "agreementId", b.term_id AS "termId", t.last_day::text AS "termLastDay", a.day::text AS day
  FROM attendance_days a JOIN bookings b ON b.id = a.booking_id JOIN terms t ON t.id = b.term_id
  WHERE a.countersigned_on <= $1 AND a.certified_on <= $1 AND ${inTerm}
  UNION
  SELECT 'teaching', b.agreement_id, b.term_id, t.last_day::text, b.first_day::text FROM bookings b JOIN terms t ON t.id = b.term_id
  WHERE b.first_day <= $1 AND ${inTerm}
  UNION
  SELECT c.kind, b.agreement_id, b.term_id, t.last_day::text, c.last_day::text
  FROM claims c JOIN bookings b ON b.id = c.booking_id JOIN terms t ON t.id = b.term_id
  WHERE c.state = 'approved' AND c.decided_on <= $1 AND ${inTerm}`;

const placements = `
  SELECT DISTINCT b.agreement_id AS "agreementId", u.organisation_id AS "hostId", s.university_id AS "universityId"
  FROM bookings b JOIN units u ON u.id = b.unit_id JOIN students s ON s.id = b.student_id WHERE $1::uuid IS NULL OR b.term_id = $1`;

const signedOn = `
  SELECT DISTINCT ${signed}::text AS day FROM attendance_days a JOIN bookings b ON b.id = a.booking_id WHERE ${signed} <= $1 AND ${inTerm}
  UNION SELECT DISTINCT e.told_on::text FROM booking_events e WHERE e.to_state IN ('interrupted', 'cancelled', 'withdrawn')`;

const firstDays = 'SELECT DISTINCT b.first_day::text AS day FROM bookings b WHERE b.first_day <= $1 AND ($2::uuid IS NULL OR b.term_id = $2)';

const tables: Readonly<Record<string, string>> = {
  tariff: `SELECT kind, "agreementId" AS agreement_id, "termId" AS term_id, day, "legId" AS leg_id, absence,
      "dueAfter" AS due_after, "rateId" AS rate_id, "rateOre" AS rate_ore, unit, "perUnits" AS per_units, missing
    FROM jsonb_to_recordset($1) AS x(kind text, "agreementId" uuid, "termId" uuid, day date, "legId" uuid, absence text,
      "dueAfter" date, "rateId" uuid, "rateOre" bigint, unit text, "perUnits" int, missing text)`,
  direction: `SELECT "legId" AS leg_id, "hostId" AS host_id, "universityId" AS university_id, "advancedBy" AS advanced_by, "isLater" AS is_later,
      "creditorId" AS creditor_id, "debtorId" AS debtor_id
    FROM jsonb_to_recordset($1) AS x("legId" uuid, "hostId" uuid, "universityId" uuid, "advancedBy" text, "isLater" boolean, "creditorId" uuid, "debtorId" uuid)`,
  payable: `SELECT policy, status, "halfDays" AS half_days, payable AS units
    FROM jsonb_to_recordset($1) AS x(policy text, status text, "halfDays" int, payable int)`,
  late: `SELECT "legId" AS leg_id, "signedOn" AS signed_on, "dueAfter" AS due_after
    FROM jsonb_to_recordset($1) AS x("legId" uuid, "signedOn" date, "dueAfter" date)`,
  later: `SELECT "legId" AS leg_id, "firstDay" AS first_day, "fromDay" AS from_day
    FROM jsonb_to_recordset($1) AS x("legId" uuid, "firstDay" date, "fromDay" date)`,
  fees: `SELECT source, "bookingId" AS booking_id, day, "signedOn" AS signed_on, weights
    FROM jsonb_to_recordset($1) AS x(source text, "bookingId" uuid, day date, "signedOn" date, weights jsonb)`,
};

const knownOn = `
  SELECT greatest($1::date, max(issued_on))::text AS day FROM invoices
  WHERE state = 'issued' AND ($2::uuid IS NULL OR creditor_id = $2) AND ($3::uuid IS NULL OR leg_id = $3)`;

/** What decides about the sources, worked out beforehand. */
export interface WantedRows {
  readonly tariff: readonly TariffRow[];
  readonly direction: readonly DirectionRow[];
  readonly late: readonly LateRow[];
  readonly later: readonly LaterRow[];
  readonly fees: readonly FeeRow[];
}

/** What should be charged by now, source by source, as a table that lives as long as the transaction. */
@Injectable()
export class WantedRepository {
  /** By when things are known: a run that looks back takes nothing away that was billed on what was signed since. */
  async knownOn(em: EntityManager, { today, creditorId, legId }: RunScope): Promise<Day> {
    const [row] = await em.query<{ day: Day }[]>(knownOn, [today, creditorId, legId ?? null]);
    return row?.day ?? today;
  }

  serviceDays = (em: EntityManager, { today, termId }: RunScope): Promise<ServiceDay[]> => em.query(serviceDays, [today, termId]);

  placements = (em: EntityManager, { termId }: RunScope): Promise<PlacementRow[]> => em.query(placements, [termId]);

  signedOn = (em: EntityManager, scope: RunScope): Promise<Day[]> => daysOf(em, signedOn, scope);

  /** First days of placements that have begun. */
  firstDays = (em: EntityManager, scope: RunScope): Promise<Day[]> => daysOf(em, firstDays, scope);

  /** Sources that are known by `known`, those due that are due and signed by the scope's day. */
  async lay(em: EntityManager, { today, termId, creditorId, legId }: RunScope, known: Day, rows: WantedRows): Promise<void> {
    await expectManyRows(em);
    const laid: Readonly<Record<string, readonly object[]>> = { ...rows, payable: payableCases };
    for (const [name, selection] of Object.entries(tables)) {
      await em.query(`DROP TABLE IF EXISTS ${name}`);
      await em.query(`CREATE TEMP TABLE ${name} ON COMMIT DROP AS ${selection}`, [JSON.stringify(laid[name])]);
      await em.query(`ANALYZE ${name}`);
    }
    const scope = [known, termId, creditorId, legId ?? null, today];
    const isUsed = (unit: string): boolean => rows.tariff.some((row) => row.unit === unit);
    await em.query('DROP TABLE IF EXISTS wanted');
    await em.query(`CREATE TEMP TABLE wanted ON COMMIT DROP AS ${days} UNION ALL ${claims}`, scope);
    if (isUsed('placement')) await em.query(`INSERT INTO wanted ${sums}`, scope);
    if (isUsed('month')) await em.query(`INSERT INTO wanted ${months}`, scope);
    if (rows.fees.length > 0) await em.query(`INSERT INTO wanted ${fees}`, scope);
    await em.query('ANALYZE wanted (leg_id, booking_id, day)');
  }
}

async function daysOf(em: EntityManager, question: string, { today, termId }: RunScope): Promise<Day[]> {
  return (await em.query<{ day: Day }[]>(question, [today, termId])).map(({ day }) => day);
}
