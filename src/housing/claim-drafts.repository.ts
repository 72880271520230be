import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DayPattern } from '../bookings/planned-days';
import type { Day } from '../shared/day';
import type { DayExceptions } from '../shared/term';
import type { Bearing } from './bearer';
import type { Claim, ClaimKind, ClaimState } from './claim';
import type { Place } from './claims.repository';
import type { Prefilled } from './prefilled';
import type { Signed } from './signed';

/** A placement that claims may be born from. */
export interface ClaimedPlacement extends DayPattern {
  readonly bookingId: string;
  readonly studentId: string;
  readonly agreementId: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly termLastDay: Day;
  readonly study: Place;
  readonly unit: Place;
  readonly km: number | null;
  readonly minutes: number | null;
  /** Kinds that there are claims of, and those of which one is a draft. */
  readonly kinds: readonly ClaimKind[];
  readonly drafts: readonly ClaimKind[];
}

/** A claim that is being filled in, with the days of its placement. */
export interface EditedClaim extends Omit<Claim, 'submittedOn'> {
  readonly id: string;
  readonly state: ClaimState;
  readonly bookingId: string;
  readonly studentId: string;
  readonly version: number;
  readonly placementFirst: Day;
  readonly placementLast: Day;
}

/** Whose placements; what is null does not narrow. */
export interface PlacementScope {
  readonly bookingId: string | null;
  readonly studentId: string | null;
}

/** Told to the student, so that she may know what it costs. */
const told = `b.state IN ('published', 'started', 'completed', 'interrupted')`;

const placements = `
  SELECT b.id AS "bookingId", b.student_id AS "studentId", b.agreement_id AS "agreementId", b.first_day::text AS "firstDay", b.last_day::text AS "lastDay",
    t.last_day::text AS "termLastDay", r.days, r.days_per_week AS "daysPerWeek", off_weekdays(r.weekdays, e.home_days) AS "offDays",
    jsonb_build_object('id', f.id, 'latitude', f.latitude, 'longitude', f.longitude) AS study,
    jsonb_build_object('id', w.id, 'latitude', w.latitude, 'longitude', w.longitude) AS unit, v.km, v.minutes,
    ARRAY(SELECT DISTINCT k.kind FROM claims k WHERE k.booking_id = b.id) AS kinds, ARRAY(SELECT k.kind FROM claims k WHERE k.booking_id = b.id AND k.state = 'draft') AS drafts
  FROM bookings b JOIN terms t ON t.id = b.term_id JOIN requirements r ON r.id = b.requirement_id JOIN enrolments e ON e.id = b.enrolment_id
    JOIN students s ON s.id = b.student_id JOIN towns f ON f.id = s.study_town_id JOIN units u ON u.id = b.unit_id JOIN towns w ON w.id = u.town_id
    LEFT JOIN travel_times v ON v.from_town_id = f.id AND v.to_town_id = w.id
  WHERE ${told} AND ($1::uuid IS NULL OR b.id = $1) AND ($2::uuid IS NULL OR b.student_id = $2)
  ORDER BY b.first_day, b.id`;

const insertion = `
  INSERT INTO claims (code, kind, booking_id, student_id, first_day, last_day, basis, units, receipt_ore, advanced_by, state)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 'student', 'draft') ON CONFLICT (booking_id, kind) WHERE state = 'draft' DO NOTHING RETURNING id`;

const edited = `
  SELECT k.id, k.code, k.kind, k.state, k.booking_id AS "bookingId", k.student_id AS "studentId", k.first_day::text AS "firstDay", k.last_day::text AS "lastDay",
    k.basis, k.units, k.receipt_ore AS "receiptOre", k.shared_with AS "sharedWith", k.home, k.advanced_by AS "advancedBy",
    least(k.first_submitted_on, k.case_opened_on)::text AS "keptSince", k.version, b.first_day::text AS "placementFirst", b.last_day::text AS "placementLast"
  FROM claims k JOIN bookings b ON b.id = k.booking_id WHERE k.code = $1 FOR UPDATE OF k`;

/** SQL of claims that are not handed in, or sent back. */
@Injectable()
export class ClaimDraftsRepository {
  placements = (em: EntityManager, { bookingId, studentId }: PlacementScope): Promise<ClaimedPlacement[]> => em.query(placements, [bookingId, studentId]);

  async exceptions(em: EntityManager): Promise<DayExceptions> {
    const rows = await em.query<{ day: string; kind: 'closed' | 'open' }[]>('SELECT day::text AS day, kind FROM day_exceptions');
    return new Map(rows.map(({ day, kind }) => [day, kind]));
  }

  /** Opens a draft; undefined where one is open already. */
  async open(em: EntityManager, code: string, { bookingId, studentId }: ClaimedPlacement, of: Prefilled): Promise<string | undefined> {
    const [row] = await em.query<{ id: string }[]>(insertion, [code, of.kind, bookingId, studentId, of.firstDay, of.lastDay, of.basis, of.units]);
    return row?.id;
  }

  /** What nobody has edited follows the placement where that is moved. */
  async follow(em: EntityManager, bookingId: string, { kind, firstDay, lastDay, basis, units }: Prefilled): Promise<void> {
    await em.query(
      `UPDATE claims SET first_day = $3, last_day = $4, basis = $5, units = $6 WHERE booking_id = $1 AND kind = $2 AND state = 'draft' AND NOT edited
         AND (first_day, last_day, basis, units) IS DISTINCT FROM ($3::date, $4::date, $5, $6::int)`, [bookingId, kind, firstDay, lastDay, basis, units]);
  }

  /** Locked until the end of the transaction. */
  async lock(em: EntityManager, code: string): Promise<EditedClaim | undefined> {
    const [row] = await em.query<(Omit<EditedClaim, 'receiptOre'> & { receiptOre: string })[]>(edited, [code]);
    return row && { ...row, receiptOre: BigInt(row.receiptOre) };
  }

  async complete(em: EntityManager, { id, firstDay, lastDay, basis, units, receiptOre, sharedWith, home, advancedBy }: EditedClaim): Promise<void> {
    await em.query(
      `UPDATE claims SET first_day = $2, last_day = $3, basis = $4, units = $5, receipt_ore = $6, shared_with = $7, home = $8, advanced_by = $9, edited = true WHERE id = $1`,
      [id, firstDay, lastDay, basis, units, receiptOre.toString(), sharedWith, home, advancedBy]);
  }

  async submit(em: EntityManager, id: string, { on, by, bearing }: { on: Day; by: Signed; bearing: Bearing }): Promise<void> {
    await em.query(
      `UPDATE claims SET state = 'submitted', submitted_on = $2, first_submitted_on = coalesce(first_submitted_on, $2), edited = true, submitted_by = $3, submitted_by_account = $4,
         borne_by_id = $5, paid_by_id = $6 WHERE id = $1`, [id, on, by.name, by.accountId, bearing.borneById, bearing.paidById]);
  }

  async openCase(em: EntityManager, id: string, on: Day, reason: string): Promise<void> {
    await em.query('UPDATE claims SET case_opened_on = coalesce(case_opened_on, $2), case_reason = $3, edited = true WHERE id = $1', [id, on, reason]);
  }

  async sendBack(em: EntityManager, id: string): Promise<void> {
    await em.query(`UPDATE claims SET state = 'returned' WHERE id = $1`, [id]);
  }

  /** How many steps it has taken. */
  async stepsOf(em: EntityManager, claimId: string): Promise<number> {
    return (await em.query<{ count: number }[]>('SELECT count(*)::int AS count FROM claim_events WHERE claim_id = $1', [claimId]))[0]?.count ?? 0;
  }

  /** The code of the draft of a kind. */
  async draftOf(em: EntityManager, bookingId: string, kind: ClaimKind): Promise<string | undefined> {
    return (await em.query<{ code: string }[]>(`SELECT code FROM claims WHERE booking_id = $1 AND kind = $2 AND state = 'draft'`, [bookingId, kind]))[0]?.code;
  }

  async sees(em: EntityManager, bookingId: string): Promise<boolean> {
    return (await em.query<unknown[]>('SELECT FROM bookings WHERE id = $1', [bookingId])).length > 0;
  }

  async tell(em: EntityManager, claimId: string, step: string, by: Signed, note?: string): Promise<void> {
    await em.query('INSERT INTO claim_events (claim_id, step, actor, account_id, note) VALUES ($1, $2, $3, $4, $5)', [claimId, step, by.name, by.accountId, note ?? null]);
  }
}
