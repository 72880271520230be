import { Listing } from '../platform/database/listing';

export const claimListing = new Listing({
  noun: 'claim',
  columns: `c.code, c.kind, c.booking_id AS "bookingId", s.code AS student, c.first_day::text AS "firstDay", c.last_day::text AS "lastDay", c.basis,
    c.units, c.receipt_ore AS "receiptOre", c.shared_with AS "sharedWith", c.home, c.advanced_by AS "advancedBy",
    c.submitted_on::text AS "submittedOn", c.state, r.code AS "ruleSet", c.approved_ore AS "approvedOre", c.reason_code AS "reasonCode", c.reason,
    c.decided_on::text AS "decidedOn"`,
  from: 'claims c JOIN students s ON s.id = c.student_id LEFT JOIN rule_sets r ON r.id = c.rule_set_id',
  key: 'c.code',
  filters: { kind: 'c.kind', state: 'c.state', student: 's.code', bookingId: 'c.booking_id' },
});
