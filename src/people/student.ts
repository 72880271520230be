/** Why a student comes before others within an agreement's priority order. */
export type Precedence = 'none' | 'special_reason' | 'parent' | 'doctoral_student' | 'teaching_assistant';

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
}
