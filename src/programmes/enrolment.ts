/** A student on a course in a term. */
export interface Enrolment {
  readonly id: string;
  readonly studentId: string;
  readonly courseId: string;
  readonly termId: string;
  readonly studySiteId: string | null;
  readonly groupLabel: string | null;
  /** Two students with the same label are placed together. */
  readonly pairLabel: string | null;
  readonly requestedAt: Date | null;
  /** Weekdays, 1 Monday to 5 Friday, that the student spends at her home clinic. */
  readonly homeDays: readonly number[];
}

/** A town or a unit that a student wishes for; rank 1 is wished most. */
export interface Wish {
  readonly id: string;
  readonly enrolmentId: string;
  readonly rank: number;
  readonly townId: string | null;
  readonly unitId: string | null;
}

/** What a new enrolment is told by: student, course, term and study site by their codes. */
export interface NewEnrolment {
  readonly student: string;
  readonly course: string;
  readonly term: string;
  readonly studySite?: string | null;
  readonly group?: string | null;
  readonly pair?: string | null;
  readonly requestedAt?: string | null;
  readonly homeDays?: readonly number[];
}
