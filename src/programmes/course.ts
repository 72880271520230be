import type { Level } from '../organisations/unit';
import type { Week } from '../shared/week';

/** A course of a curriculum with placements. */
export interface Course {
  readonly id: string;
  readonly curriculumId: string;
  readonly code: string;
  readonly name: string;
  readonly programmeTerm: number;
  /** Groups that the students are split in where they rotate together. */
  readonly groups: number;
  readonly rotateTogether: boolean;
  /** Kilometres one way from the study town beyond which a placement is away; null where the course counts no weeks away. */
  readonly awayOverKm: number | null;
  /** Weeks of the course's placements that each student spends away, at least and at most. */
  readonly awayMinWeeks: number | null;
  readonly awayMaxWeeks: number | null;
}

/** One block of placement: `days` days within `windowWeeks` consecutive weeks at one unit. */
export interface Requirement {
  readonly id: string;
  readonly courseId: string;
  readonly code: string;
  readonly specialty: string;
  readonly level: Level;
  readonly days: number;
  readonly windowWeeks: number;
  readonly daysPerWeek: number;
  readonly sequence: number;
  /** Comes after the course's blocks of lower sequence. */
  readonly inOrder: boolean;
  readonly earliestWeek: Week | null;
  readonly latestWeek: Week | null;
  /** Weekdays, 1 Monday to 5 Friday, on which the placement takes place; none told means any. */
  readonly weekdays: readonly number[];
  /** Done where the student has been in the specialty in earlier terms, if she has. */
  readonly sameUnit: boolean;
  /** Whole weeks between the end of the course's blocks of lower sequence and this, at least and at most. */
  readonly minGapWeeks: number | null;
  readonly maxGapWeeks: number | null;
}

/** What a new course is told by, its curriculum by the code. */
export type NewCourse = Pick<Course, 'code' | 'name' | 'programmeTerm'> & Partial<Pick<Course, 'groups' | 'rotateTogether' | 'awayOverKm' | 'awayMinWeeks' | 'awayMaxWeeks'>> & { readonly curriculum: string };

type Given = 'daysPerWeek' | 'sequence' | 'inOrder' | 'earliestWeek' | 'latestWeek' | 'weekdays' | 'sameUnit' | 'minGapWeeks' | 'maxGapWeeks';

/** What a new requirement is told by, its course by the code. */
export type NewRequirement = Pick<Requirement, 'code' | 'specialty' | 'level' | 'days' | 'windowWeeks'> & Partial<Pick<Requirement, Given>> & { readonly course: string };
