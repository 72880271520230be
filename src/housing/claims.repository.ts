import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RuleSet } from '../agreements/rule-set';
import type { Day } from '../shared/day';
import type { Ore } from '../shared/money';
import type { Signed } from './signed';
import type { Claim, ClaimState, Decision } from './claim';
import type { Stay } from './stay';

/** A claim told by codes, as it stands in a file. */
export interface ClaimRow extends Claim {
  readonly student: string;
  readonly course: string;
  readonly requirement: string;
  readonly term: string;
}

/** A claim with what the rules ask about. */
export interface OpenClaim extends Claim {
  readonly id: string;
  readonly state: ClaimState;
  readonly studentId: string;
  readonly hostId: string;
  readonly universityId: string;
  readonly agreementId: string;
  readonly termLastDay: Day;
  /** Open claims of others for the same home that come before it, and the shares that are given already. */
  readonly sharersBefore: number;
  readonly sharesGiven: readonly number[];
  readonly study: Place;
  readonly unit: Place;
  /** As travelled, where a travel time is given. */
  readonly km: number | null;
  readonly minutes: number | null;
  readonly submittedByAccount: string | null;
  readonly submittedBy: string | null;
}

/** Which claims are looked at, and on which day; what is null does not narrow. */
export interface ClaimScope {
  readonly states: readonly ClaimState[];
  readonly today: Day;
  readonly termCode?: string | null;
  readonly codes?: readonly string[] | null;
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
  readonly proposedOre: Ore;
  readonly shareIndex: number | null;
  readonly borneById: string | null;
  readonly paidById: string | null;
}

const active = `b.state IN ('confirmed', 'published', 'started', 'completed')`;

const submitRows = `
  INSERT INTO claims (code, kind, booking_id, student_id, first_day, last_day, basis, units, receipt_ore, shared_with, home, advanced_by, submitted_on, first_submitted_on, edited, state)
  SELECT x.code, x.kind, b.id, s.id, x."firstDay", x."lastDay", x.basis, x.units, x."receiptOre", x."sharedWith", x.home, x."advancedBy", x."submittedOn", x."submittedOn", true, 'submitted'
  FROM jsonb_to_recordset($1) AS x(code text, kind text, student text, course text, requirement text, term text, "firstDay" date, "lastDay" date,
      basis text, units int, "receiptOre" bigint, "sharedWith" int, home text, "advancedBy" text, "submittedOn" date)
    JOIN students s ON s.code = x.student JOIN enrolments e ON e.student_id = s.id JOIN courses c ON c.id = e.course_id AND c.code = x.course
    JOIN terms t ON t.id = e.term_id AND t.code = x.term JOIN requirements r ON r.course_id = c.id AND r.code = x.requirement
    JOIN bookings b ON b.enrolment_id = e.id AND b.requirement_id = r.id AND ${active}
  ON CONFLICT (code) DO NOTHING`;

/** Others who claim for the same home: as many share it, for the same days at the same clinic, with the same receipt. */
const sharers = `claims o JOIN bookings p ON p.id = o.booking_id WHERE o.kind = k.kind AND k.shared_with > 0 AND o.shared_with = k.shared_with
  AND o.receipt_ore = k.receipt_ore AND o.first_day = k.first_day AND o.last_day = k.last_day AND p.unit_id = b.unit_id AND o.id <> k.id`;

const openClaims = `
  SELECT k.id, k.code, k.kind, k.state, k.first_day::text AS "firstDay", k.last_day::text AS "lastDay", k.basis, k.units, k.receipt_ore AS "receiptOre",
    k.shared_with AS "sharedWith", k.home, k.advanced_by AS "advancedBy", coalesce(k.submitted_on, $1)::text AS "submittedOn",
    least(k.first_submitted_on, k.case_opened_on)::text AS "keptSince", k.submitted_by_account AS "submittedByAccount", k.submitted_by AS "submittedBy",
    k.student_id AS "studentId", u.organisation_id AS "hostId", s.university_id AS "universityId", b.agreement_id AS "agreementId", t.last_day::text AS "termLastDay",
    (SELECT count(*)::int FROM ${sharers} AND o.state = 'submitted' AND o.code < k.code) AS "sharersBefore",
    ARRAY(SELECT coalesce(o.share_index, 0) FROM ${sharers} AND o.state = 'approved') AS "sharesGiven",
    jsonb_build_object('id', f.id, 'latitude', f.latitude, 'longitude', f.longitude) AS study,
    jsonb_build_object('id', w.id, 'latitude', w.latitude, 'longitude', w.longitude) AS unit, v.km, v.minutes
  FROM claims k JOIN bookings b ON b.id = k.booking_id JOIN terms t ON t.id = b.term_id JOIN students s ON s.id = k.student_id
    JOIN towns f ON f.id = s.study_town_id JOIN units u ON u.id = b.unit_id JOIN towns w ON w.id = u.town_id
    LEFT JOIN travel_times v ON v.from_town_id = f.id AND v.to_town_id = w.id
  WHERE k.state = ANY ($2) AND ($3::text IS NULL OR t.code = $3) AND ($4::text[] IS NULL OR k.code = ANY ($4)) AND (k.submitted_on IS NULL OR k.submitted_on <= $1)
  ORDER BY k.submitted_on, k.code`;

const storeDecisions = `
  UPDATE claims k SET state = x.state, approved_ore = x."approvedOre", reason_code = x."reasonCode", reason = x.reason, rule_set_id = x."ruleSetId",
    proposed_ore = x."proposedOre", share_index = x."shareIndex", borne_by_id = x."borneById", paid_by_id = x."paidById",
    decided_on = $2, decided_by = $3, decided_by_account = $4
  FROM jsonb_to_recordset($1) AS x(id uuid, state text, "approvedOre" bigint, "reasonCode" text, reason text, "ruleSetId" uuid, "proposedOre" bigint, "shareIndex" int,
    "borneById" uuid, "paidById" uuid) WHERE k.id = x.id`;

const decisionEvents = `
  INSERT INTO claim_events (claim_id, step, actor, account_id, amount_ore, note)
  SELECT x.id, x.state, $2, $3, x."approvedOre", x.reason FROM jsonb_to_recordset($1) AS x(id uuid, state text, "approvedOre" bigint, reason text)`;

const ruleSets = `
  SELECT id, code, kind, name, over_km AS "overKm", over_minutes AS "overMinutes", cap_per_week_ore AS "capPerWeekOre", cap_per_night_ore AS "capPerNightOre",
    cap_per_month_ore AS "capPerMonthOre", cap_total_ore AS "capTotalOre", own_share_ore AS "ownShareOre", percent, family_home AS "familyHome",
    days_after_term AS "daysAfterTerm" FROM rule_sets`;

const granted = `
  SELECT student_id AS "studentId", code, first_day::text AS "firstDay", last_day::text AS "lastDay" FROM claims
  WHERE kind = 'housing' AND state = 'approved' AND student_id = ANY ($1) ORDER BY first_day, code`;

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
  async submit(em: EntityManager, bookingId: string, claim: Claim, by: Signed): Promise<boolean> {
    const [booking] = await em.query<{ studentId: string }[]>('SELECT student_id AS "studentId" FROM bookings WHERE id = $1', [bookingId]);
    if (!booking) return false;
    await em.query(
      `INSERT INTO claims (code, kind, booking_id, student_id, first_day, last_day, basis, units, receipt_ore, shared_with, home, advanced_by, submitted_on, first_submitted_on,
         edited, state, submitted_by, submitted_by_account)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, true, 'submitted', $14, $15)`,
      [claim.code, claim.kind, bookingId, booking.studentId, claim.firstDay, claim.lastDay, claim.basis, claim.units, claim.receiptOre.toString(),
        claim.sharedWith, claim.home, claim.advancedBy, claim.submittedOn, by.name, by.accountId]);
    return true;
  }

  /** Housing that the students have been granted; nobody else decides on claims of theirs until the transaction ends. */
  async lockStays(em: EntityManager, studentIds: readonly string[]): Promise<Stay[]> {
    await em.query('SELECT FROM students WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', [studentIds]);
    return this.stays(em, studentIds);
  }

  /** The same without holding up anybody: for a proposal. */
  async stays(em: EntityManager, studentIds: readonly string[]): Promise<Stay[]> {
    return em.query<Stay[]>(granted, [studentIds]);
  }

  /** Claims, those that came first first; with `lock` nobody else takes a step with them until the transaction ends. */
  async claims(em: EntityManager, { states, today, termCode = null, codes = null }: ClaimScope, lock = false): Promise<OpenClaim[]> {
    return (await em.query<OpenClaim[]>(`${openClaims} ${lock ? 'FOR UPDATE OF k' : ''}`, [today, states, termCode, codes])).map(withOre);
  }

  async ruleSets(em: EntityManager): Promise<Map<string, RuleSet>> {
    return new Map((await em.query<RuleSet[]>(ruleSets)).map((row) => [row.id, withOre(row)]));
  }

  async storeDecisions(em: EntityManager, decisions: readonly DecidedClaim[], on: Day, by: Signed): Promise<void> {
    const rows = json(decisions);
    await em.query(storeDecisions, [rows, on, by.name, by.accountId]);
    await em.query(decisionEvents, [rows, by.name, by.accountId]);
  }
}
