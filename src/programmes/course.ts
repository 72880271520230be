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
}

/** What a new course is told by, its curriculum by the code. */
export type NewCourse = Pick<Course, 'code' | 'name' | 'programmeTerm'> & Partial<Pick<Course, 'groups' | 'rotateTogether'>> & { readonly curriculum: string };

type Given = 'daysPerWeek' | 'sequence' | 'inOrder' | 'earliestWeek' | 'latestWeek';

/** What a new requirement is told by, its course by the code. */
export type NewRequirement = Pick<Requirement, 'code' | 'specialty' | 'level' | 'days' | 'windowWeeks'> & Partial<Pick<Requirement, Given>> & { readonly course: string };
