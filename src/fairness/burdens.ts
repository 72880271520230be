import { groupBy } from '../shared/group-by';
import type { Burden } from './burden';
import { burdenOf, pointsOf } from './burden';
import type { LedgerLine } from './ledger';
import { carriedBy } from './ledger';
import type { FairnessPolicy } from './policy';

/** What a student of a term bears, in points of a policy. */
export interface StudentBurden {
  /** By code; whoever may read more knows whose it is. */
  readonly student: string;
  /** What is left of earlier terms. */
  readonly carried: number;
  /** What the term's blocks weigh, as they stood when it was last published; null before that. */
  readonly term: Burden | null;
  readonly total: number;
}

interface EnrolledStudent {
  readonly studentId: string;
  readonly code: string;
}

const nothing: Burden = { distance: 0, nights: 0, wishes: 0, unplaced: 0 };

const add = (a: Burden, b: Burden): Burden =>
  ({ distance: a.distance + b.distance, nights: a.nights + b.nights, wishes: a.wishes + b.wishes, unplaced: a.unplaced + b.unplaced });

/** What each of a term's students bears, who bears most first. */
export function burdensIn(term: string, students: readonly EnrolledStudent[], lines: readonly LedgerLine[], policy: FairnessPolicy): StudentBurden[] {
  const ofStudent = groupBy(lines, ({ studentId }) => studentId);
  const burdens = students.map(({ studentId, code }): StudentBurden => {
    const own = ofStudent.get(studentId) ?? [];
    const now = own.filter((line) => line.term === term);
    const carried = carriedBy(own, term, policy);
    const borne = now.length > 0 ? now.map((line) => burdenOf(line, policy)).reduce(add, nothing) : null;
    return { student: code, carried, term: borne, total: carried + (borne ? pointsOf(borne) : 0) };
  });
  return burdens.sort((a, b) => b.total - a.total || (a.student < b.student ? -1 : 1));
}
