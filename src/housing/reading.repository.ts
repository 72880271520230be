import type { EntityManager } from 'typeorm';
import { Listing } from '../platform/database/listing';
import type { ClaimEvent } from './claim-event';

export const claimListing = new Listing({
  noun: 'claim',
  columns: `c.code, c.kind, c.booking_id AS "bookingId", s.code AS student, c.first_day::text AS "firstDay", c.last_day::text AS "lastDay", c.basis,
    c.units, c.receipt_ore AS "receiptOre", c.shared_with AS "sharedWith", c.home, c.advanced_by AS "advancedBy",
    c.submitted_on::text AS "submittedOn", c.submitted_by AS "submittedBy", c.case_opened_on::text AS "caseOpenedOn", c.case_reason AS "caseReason", c.state, r.code AS "ruleSet",
    c.proposed_ore AS "proposedOre", c.approved_ore AS "approvedOre", c.reason_code AS "reasonCode", c.reason, c.decided_on::text AS "decidedOn", c.decided_by AS "decidedBy",
    x.code AS "borneBy", y.code AS "paidBy", z.status_on::text AS "paidOn", c.version`,
  from: `claims c LEFT JOIN students s ON s.id = c.student_id LEFT JOIN rule_sets r ON r.id = c.rule_set_id
    LEFT JOIN organisations x ON x.id = c.borne_by_id LEFT JOIN organisations y ON y.id = c.paid_by_id
    LEFT JOIN payout_items z ON z.claim_id = c.id AND z.state = 'paid'`,
  key: 'c.code',
  filters: { kind: 'c.kind', state: 'c.state', student: 's.code', bookingId: 'c.booking_id', borneBy: 'x.code', paidBy: 'y.code' },
});

/** Steps of a claim, the first first, as the party sees them. */
export const claimEvents = (em: EntityManager, code: string): Promise<ClaimEvent[]> => em.query(
  `SELECT e.at, e.step, e.actor, e.amount_ore AS "amountOre", e.note FROM claim_events e JOIN claims c ON c.id = e.claim_id WHERE c.code = $1 ORDER BY e.at, e.id`, [code]);

/** Organisations by id, for whoever reads who bears what. */
export const organisationCodes = async (em: EntityManager): Promise<Map<string, { code: string; name: string }>> =>
  new Map((await em.query<{ id: string; code: string; name: string }[]>('SELECT id, code, name FROM organisations')).map((row) => [row.id, row]));
