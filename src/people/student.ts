/** Why a student comes before others within an agreement's priority order. */
export const precedences = ['none', 'special_reason', 'parent', 'doctoral_student', 'teaching_assistant'] as const;

export type Precedence = (typeof precedences)[number];

/** A student under the name that others may read; the real name of a protected student is kept apart. */
export interface Student {
  readonly id: string;
  readonly code: string;
  readonly universityId: string;
  readonly displayName: string;
  readonly studyTownId: string;
  readonly homeTownId: string | null;
  readonly precedence: Precedence;
  readonly enrolledAbroad: boolean;
  readonly distance: boolean;
  readonly protectedIdentity: boolean;
  /** Kilometres one way from the study town that she can commute at most, where her circumstances limit it. */
  readonly commuteKm: number | null;
}

type Given = 'precedence' | 'enrolledAbroad' | 'distance' | 'protectedIdentity' | 'commuteKm';

/** What a new student is told by: her real name, which is kept apart when it is protected, and towns by their codes. */
export type NewStudent = Pick<Student, 'code'> & Partial<Pick<Student, Given>> & {
  readonly name: string;
  readonly studyTown: string;
  readonly homeTown?: string | null;
};

/** Whether a code gives away part of a name. */
export function tellsName(code: string, name: string): boolean {
  return name.toLowerCase().split(/[^\p{L}]+/u).some((word) => word.length > 2 && code.toLowerCase().includes(word));
}
