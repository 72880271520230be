import type { Spread } from '../fairness/spread';
import { spreadOf } from '../fairness/spread';
import { Burden } from './cost';
import { seatKey } from './compile-problem';
import type { ComparedRun, Comparison } from './run-comparison';
import { compareRuns } from './run-comparison';

/** What another policy would change: who would be elsewhere, and how burdens would be spread. */
export interface Preview extends Comparison {
  /** What students bear with what they bore before, weighed by the new policy, as things are and as they would be. */
  readonly spreadBefore: Spread;
  readonly spreadAfter: Spread;
}

/** Two ways to allot the same term, both weighed as the later one weighs. */
export function previewOf(before: ComparedRun, after: ComparedRun): Preview {
  const weighed = { picture: after.picture, proposal: before.proposal };
  return { ...compareRuns(weighed, after, () => true), spreadBefore: spreadOf(borneIn(weighed)), spreadAfter: spreadOf(borneIn(after)) };
}

/** What each student bears: what is left of earlier terms, and this term's blocks as they are proposed. */
function borneIn({ picture, proposal }: ComparedRun): number[] {
  const burden = new Burden(picture);
  const units = new Map(picture.units.map((unit) => [unit.id, unit]));
  const placed = new Map(proposal.placements.map(({ enrolmentId, requirementId, unitId }) => [seatKey(enrolmentId, requirementId), units.get(unitId)]));
  const waiting = new Set(proposal.reserves.map(({ enrolmentId, requirementId }) => seatKey(enrolmentId, requirementId)));
  const courses = new Map(picture.courses.map((course) => [course.id, course]));
  const borne = new Map(picture.enrolments.map(({ studentId }) => [studentId, picture.carried.get(studentId) ?? 0]));
  for (const enrolment of picture.enrolments) {
    for (const requirement of courses.get(enrolment.courseId)?.requirements ?? []) {
      const key = seatKey(enrolment.id, requirement.id);
      if (!placed.has(key) && !waiting.has(key)) continue;
      borne.set(enrolment.studentId, (borne.get(enrolment.studentId) ?? 0) + burden.points(enrolment, placed.get(key), requirement));
    }
  }
  return [...borne.values()];
}
