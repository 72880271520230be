import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ClaimKind, ClaimState } from './claim';
import type { ClaimView } from './claim-view';

/** Which claims a page shows; what is null does not narrow. */
export interface ClaimViewScope {
  readonly states: readonly ClaimState[];
  readonly kind: ClaimKind | null;
  readonly code: string | null;
}

/** Claims that a page shows at most. */
const SHOWN = 300;

const views = `
  SELECT c.code, c.kind, c.state, s.code AS student, u.name || ', ' || t.name AS unit, c.first_day::text AS "firstDay", c.last_day::text AS "lastDay", c.basis, c.units,
    c.receipt_ore AS "receiptOre", c.shared_with AS "sharedWith", c.home, c.advanced_by AS "advancedBy", c.submitted_on::text AS "submittedOn", c.submitted_by AS "submittedBy",
    c.submitted_by_account AS "submittedByAccount", c.case_opened_on::text AS "caseOpenedOn", c.case_reason AS "caseReason", c.approved_ore AS "approvedOre", c.reason,
    c.decided_on::text AS "decidedOn", c.decided_by AS "decidedBy",
    (SELECT e.note FROM claim_events e WHERE e.claim_id = c.id AND e.step = 'returned' ORDER BY e.at DESC LIMIT 1) AS "returnedFor"
  FROM claims c LEFT JOIN students s ON s.id = c.student_id LEFT JOIN bookings b ON b.id = c.booking_id LEFT JOIN units u ON u.id = b.unit_id LEFT JOIN towns t ON t.id = u.town_id
  WHERE c.state = ANY ($1) AND ($2::text IS NULL OR c.kind = $2) AND ($3::text IS NULL OR c.code = $3)
  ORDER BY coalesce(c.decided_on, c.submitted_on), c.code LIMIT ${SHOWN}`;

/** Claims as the acting party's pages show them. */
@Injectable()
export class ClaimViewsRepository {
  async views(em: EntityManager, { states, kind, code }: ClaimViewScope): Promise<ClaimView[]> {
    const rows = await em.query<(Omit<ClaimView, 'receiptOre' | 'approvedOre'> & { receiptOre: string; approvedOre: string | null })[]>(views, [states, kind, code]);
    return rows.map((row) => ({ ...row, receiptOre: BigInt(row.receiptOre), approvedOre: row.approvedOre === null ? null : BigInt(row.approvedOre) }));
  }
}
