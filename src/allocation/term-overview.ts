import type { Day } from '../shared/day';

/** A course in a term: how many need blocks, how many have them all. */
export interface CourseNeed {
  readonly course: string;
  readonly name: string;
  readonly blocks: readonly { readonly specialty: string; readonly days: number; readonly weeks: number }[];
  readonly groups: number;
  readonly students: number;
  /** Students with a place for every block. */
  readonly placed: number;
  readonly placedWeeks: number;
  readonly neededWeeks: number;
}

/** How much of a quota is used. */
export interface QuotaUse {
  readonly code: string;
  readonly agreement: string;
  readonly town: string | null;
  readonly host: string | null;
  readonly course: string | null;
  readonly places: number;
  readonly taken: number;
}

/** A student's block that has no place, and why. */
export interface WithoutPlace {
  readonly student: string;
  readonly course: string;
  readonly requirement: string;
  readonly position: number;
  readonly reason: string;
}

export interface RunLine {
  readonly number: number;
  readonly state: string;
  readonly seed: string;
  readonly at: Day;
  /** Blocks that the run has left without a place, and those it has placed elsewhere than wished for first. */
  readonly unplaced: number;
  readonly unmet: number;
}

export interface TermOverview {
  readonly code: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** The day before which placements are to be published, by the strictest agreement; null without agreements. */
  readonly publishBy: Day | null;
  readonly courses: readonly CourseNeed[];
  readonly quotas: readonly QuotaUse[];
  readonly withoutPlace: readonly WithoutPlace[];
  readonly runs: readonly RunLine[];
}

export interface TermSums {
  readonly students: number;
  readonly placed: number;
  readonly unplaced: number;
  readonly placedWeeks: number;
  readonly neededWeeks: number;
}

/** All courses together; a student on two courses counts in each. */
export const termSums = (courses: readonly CourseNeed[]): TermSums =>
  courses.reduce(
    (sum, course) => ({
      students: sum.students + course.students,
      placed: sum.placed + course.placed,
      unplaced: sum.unplaced + course.students - course.placed,
      placedWeeks: sum.placedWeeks + course.placedWeeks,
      neededWeeks: sum.neededWeeks + course.neededWeeks,
    }),
    { students: 0, placed: 0, unplaced: 0, placedWeeks: 0, neededWeeks: 0 },
  );
