import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RuleSet } from '../agreements/rule-set';
import type { Day } from '../shared/day';
import type { Claim, Decision } from './claim';
import type { Stay } from './stay';

/** A claim told by codes, as it stands in a file. */
export interface ClaimRow extends Claim {
  readonly student: string;
  readonly course: string;
  readonly requirement: string;
  readonly term: string;
}

/** A submitted claim with what the rules ask about. */
export interface OpenClaim extends Claim {
  readonly id: string;
  readonly studentId: string;
  readonly agreementId: string;
  readonly termLastDay: Day;
  readonly shareIndex: number;
  readonly study: Place;
  readonly unit: Place;
  /** As travelled, where a travel time is given. */
  readonly km: number | null;
  readonly minutes: number | null;
}

export interface Place {
  readonly id: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** A decision to be stored. */
export interface DecidedClaim extends Decision {
  readonly id: string;
  readonly ruleSetId: string | null;
}

const active = `b.state IN ('confirmed', 'published', 'started', 'completed')`;

const submitRows = `
  INSERT INTO claims (code, kind, booking_id, student_id, first_day, last_day, basis, units, receipt_ore, shared_with, home, advanced_by, submitted_on, state)
  SELECT x.code, x.kind, b.id, s.id, x."firstDay", x."lastDay", x.basis, x.units, x."receiptOre", x."sharedWith", x.home, x."advancedBy", x."submittedOn", 'submitted'
  FROM jsonb_to_recordset($1) AS x(code text, kind text, student text, course text, requirement text, term text, "firstDay" date, "lastDay" date,
      basis text, units int, "receiptOre" bigint, "sharedWith" int, home text, "advancedBy" text, "submittedOn" date)
    JOIN students s ON s.code = x.student JOIN enrolments e ON e.student_id = s.id JOIN courses c ON c.id = e.course_id AND c.code = x.course
    JOIN terms t ON t.id = e.term_id AND t.code = x.term JOIN requirements r ON r.course_id = c.id AND r.code = x.requirement
    JOIN bookings b ON b.enrolment_id = e.id AND b.requirement_id = r.id AND ${active}
  ON CONFLICT (code) DO NOTHING`;

const openClaims = `
  SELECT k.id, k.code, k.kind, k.first_day::text AS "firstDay", k.last_day::text AS "lastDay", k.basis, k.units, k.receipt_ore AS "receiptOre",
    k.shared_with AS "sharedWith", k.home, k.advanced_by AS "advancedBy", k.submitted_on::text AS "submittedOn",
    k.student_id AS "studentId", b.agreement_id AS "agreementId", t.last_day::text AS "termLastDay",
    (SELECT count(*)::int FROM claims o JOIN bookings p ON p.id = o.booking_id
      WHERE o.kind = k.kind AND k.shared_with > 0 AND o.shared_with = k.shared_with AND o.receipt_ore = k.receipt_ore
        AND o.first_day = k.first_day AND o.last_day = k.last_day AND p.unit_id = b.unit_id AND o.code < k.code) AS "shareIndex",
    jsonb_build_object('id', f.id, 'latitude', f.latitude, 'longitude', f.longitude) AS study,
    jsonb_build_object('id', w.id, 'latitude', w.latitude, 'longitude', w.longitude) AS unit, v.km, v.minutes
  FROM claims k JOIN bookings b ON b.id = k.booking_id JOIN terms t ON t.id = b.term_id JOIN students s ON s.id = k.student_id
    JOIN towns f ON f.id = s.study_town_id JOIN units u ON u.id = b.unit_id JOIN towns w ON w.id = u.town_id
    LEFT JOIN travel_times v ON v.from_town_id = f.id AND v.to_town_id = w.id
  WHERE k.state = 'submitted' AND ($1::text IS NULL OR t.code = $1) AND ($2::text IS NULL OR k.code = $2) AND k.submitted_on <= $3
  ORDER BY k.submitted_on, k.code FOR UPDATE OF k`;

const storeDecisions = `
  UPDATE claims k SET state = x.state, approved_ore = x."approvedOre", reason_code = x."reasonCode", reason = x.reason, rule_set_id = x."ruleSetId",
    decided_on = $2, decided_by = $3
  FROM jsonb_to_recordset($1) AS x(id uuid, state text, "approvedOre" bigint, "reasonCode" text, reason text, "ruleSetId" uuid) WHERE k.id = x.id`;

const ruleSets = `
  SELECT id, code, kind, name, over_km AS "overKm", over_minutes AS "overMinutes", cap_per_week_ore AS "capPerWeekOre", cap_per_night_ore AS "capPerNightOre",
    cap_per_month_ore AS "capPerMonthOre", cap_total_ore AS "capTotalOre", own_share_ore AS "ownShareOre", percent, family_home AS "familyHome",
    days_after_term AS "daysAfterTerm" FROM rule_sets`;

const json = (rows: readonly object[]): string => JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));

/** Amounts come from the driver as text. */
const withOre = <T extends object>(row: T): T =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, name.endsWith('Ore') && typeof value === 'string' ? BigInt(value) : value as unknown])) as T;

/** All SQL of claims. */
@Injectable()
export class ClaimsRepository {
  /** Submits the rows whose placement exists; a code that is known already is left as it is. Gives the codes without a placement. */
  async submitRows(em: EntityManager, rows: readonly ClaimRow[]): Promise<{ submitted: number; unmatched: string[] }> {
    const added = await em.query<{ submitted: number }[]>(`WITH added AS (${submitRows} RETURNING 1) SELECT count(*)::int AS submitted FROM added`, [json(rows)]);
    const left = await em.query<{ code: string }[]>('SELECT code FROM unnest($1::text[]) code WHERE NOT EXISTS (SELECT FROM claims k WHERE k.code = code.code) ORDER BY 1',
      [rows.map((row) => row.code)]);
    return { submitted: added[0]?.submitted ?? 0, unmatched: left.map((row) => row.code) };
  }

  /** Submits a claim on a booking as the acting party; whether the party sees such a booking. */
  async submit(em: EntityManager, bookingId: string, claim: Claim): Promise<boolean> {
    const [booking] = await em.query<{ studentId: string }[]>('SELECT student_id AS "studentId" FROM bookings WHERE id = $1', [bookingId]);
    if (!booking) return false;
    await em.query(
      `INSERT INTO claims (code, kind, booking_id, student_id, first_day, last_day, basis, units, receipt_ore, shared_with, home, advanced_by, submitted_on, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'submitted')`,
      [claim.code, claim.kind, bookingId, booking.studentId, claim.firstDay, claim.lastDay, claim.basis, claim.units, claim.receiptOre.toString(),
        claim.sharedWith, claim.home, claim.advancedBy, claim.submittedOn]);
    return true;
  }

  /** Housing that the students have been granted; nobody else decides on claims of theirs until the transaction ends. */
  async lockStays(em: EntityManager, studentIds: readonly string[]): Promise<Stay[]> {
    await em.query('SELECT FROM students WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', [studentIds]);
    return em.query<Stay[]>(
      `SELECT student_id AS "studentId", code, first_day::text AS "firstDay", last_day::text AS "lastDay" FROM claims
       WHERE kind = 'housing' AND state = 'approved' AND student_id = ANY ($1) ORDER BY first_day, code`, [studentIds]);
  }

  /** Submitted claims, those that came first first. */
  async openClaims(em: EntityManager, { termCode, code, today }: { termCode: string | null; code: string | null; today: Day }): Promise<OpenClaim[]> {
    return (await em.query<OpenClaim[]>(openClaims, [termCode, code, today])).map(withOre);
  }

  async ruleSets(em: EntityManager): Promise<Map<string, RuleSet>> {
    return new Map((await em.query<RuleSet[]>(ruleSets)).map((row) => [row.id, withOre(row)]));
  }

  async storeDecisions(em: EntityManager, decisions: readonly DecidedClaim[], on: Day, by: string): Promise<void> {
    await em.query(storeDecisions, [json(decisions), on, by]);
  }
}
