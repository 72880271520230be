import type { Week } from '../shared/week';
import type { Course, Requirement } from './course';

/** A block as its university sees it. */
export interface BlockDetail extends Requirement {
  readonly specialtyName: string;
  /** Students who hold a place for it. */
  readonly booked: number;
  readonly version: number;
}

/** A course with its blocks, in order. */
export interface CourseDetail extends Course {
  readonly programme: string;
  readonly curriculum: string;
  /** Length of the curriculum, terms. */
  readonly terms: number;
  readonly blocks: readonly BlockDetail[];
  readonly version: number;
}

/** What a block can be about, and the weeks that it can lie in. */
export interface CourseChoices {
  readonly specialties: readonly { readonly code: string; readonly name: string }[];
  /** Of terms that are not over. */
  readonly weeks: readonly Week[];
}
