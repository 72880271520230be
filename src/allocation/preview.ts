import type { PriorityCriterion } from '../agreements/agreement';
import type { FairnessPolicy } from '../fairness/policy';
import type { Spread } from '../fairness/spread';
import { spreadOf } from '../fairness/spread';
import { Burden } from './cost';
import { seatKey } from './compile-problem';
import type { ComparedRun, Comparison } from './run-comparison';
import { compareRuns } from './run-comparison';

/** Another priority order for an agreement. */
export interface OtherOrder {
  /** Code of the agreement. */
  readonly agreement: string;
  readonly priorities: readonly { readonly tier: number; readonly criterion: PriorityCriterion }[];
}

/** What is to be tried: what is not given stays as it is. */
export interface PreviewOrder {
  readonly term: string;
  readonly seed: number;
  readonly policy?: { readonly [K in keyof FairnessPolicy]?: FairnessPolicy[K] | undefined } | undefined;
  readonly orders?: readonly OtherOrder[] | undefined;
}

/** The fact that a preview waits for a worker; its payload names it. */
export const PREVIEW_ASKED = 'fairness-preview-asked';

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
