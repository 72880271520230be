import type { EntityManager } from 'typeorm';
import type { AbsenceReasonKind } from '../attendance/absence-reason';
import type { Day } from '../shared/day';
import type { Ore } from '../shared/money';

interface Staged {
  readonly enrolmentId: string;
  readonly requirementId: string;
  /** Codes, for messages. */
  readonly student: string;
  readonly course: string;
  readonly requirement: string;
  readonly term: string;
}

/** A day of attendance that waits for its booking. */
export interface StagedAttendance extends Staged {
  readonly day: Day;
  readonly status: 'present' | 'absent_notified' | 'absent' | 'made_up';
  readonly halfDays: number;
  readonly reason: string;
  readonly reasonKind: AbsenceReasonKind | null;
  readonly hours: number | null;
  readonly visits: number | null;
  readonly madeUpFor: Day | null;
  readonly certifiedOn: Day | null;
  readonly certifiedBy: string | null;
  readonly countersignedOn: Day | null;
  readonly countersignedBy: string | null;
}

/** A receipt for housing or travel that waits for its booking. */
export interface StagedReceipt extends Staged {
  readonly code: string;
  readonly kind: 'housing' | 'travel';
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly basis: 'weeks' | 'nights' | 'month' | 'ticket';
  readonly units: number;
  readonly receiptOre: Ore;
  readonly sharedWith: number;
  readonly home: 'rented' | 'family' | 'own';
  readonly advancedBy: 'student' | 'university' | 'mediator' | 'host';
  readonly submittedOn: Day;
}

const CODES = `t.enrolment_id AS "enrolmentId", t.requirement_id AS "requirementId", s.code AS student, c.code AS course, q.code AS requirement, m.code AS term`;
const JOINS = `JOIN enrolments e ON e.id = t.enrolment_id JOIN students s ON s.id = e.student_id JOIN courses c ON c.id = e.course_id
  JOIN terms m ON m.id = e.term_id JOIN requirements q ON q.id = t.requirement_id WHERE m.code = $1`;

export const stagedAttendance = (em: EntityManager, term: string): Promise<StagedAttendance[]> => em.query(
  `SELECT ${CODES}, t.day::text, t.status, t.half_days AS "halfDays", t.reason, t.reason_kind AS "reasonKind", t.hours, t.visits, t.made_up_for::text AS "madeUpFor",
     t.certified_on::text AS "certifiedOn",
     t.certified_by AS "certifiedBy", t.countersigned_on::text AS "countersignedOn", t.countersigned_by AS "countersignedBy"
   FROM bundle_attendance t ${JOINS} ORDER BY s.code, t.day, c.code, q.code`, [term],
);

export async function stagedReceipts(em: EntityManager, term: string): Promise<StagedReceipt[]> {
  const rows = await em.query<(Omit<StagedReceipt, 'receiptOre'> & { receiptOre: string })[]>(
    `SELECT ${CODES}, t.code, t.kind, t.first_day::text AS "firstDay", t.last_day::text AS "lastDay", t.basis, t.units,
       t.receipt_ore::text AS "receiptOre", t.shared_with AS "sharedWith", t.home, t.advanced_by AS "advancedBy", t.submitted_on::text AS "submittedOn"
     FROM bundle_receipts t ${JOINS} ORDER BY t.code`, [term],
  );
  return rows.map((row) => ({ ...row, receiptOre: BigInt(row.receiptOre) }));
}
