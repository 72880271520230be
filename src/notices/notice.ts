/** Whom a notice is for: an organisation, one of its units, or a student. */
export type Addressee =
  | { readonly organisationId: string; readonly unitId?: string | undefined }
  | { readonly studentId: string };

/** Something that somebody is to know. Its sentence names no student: a number of a placement may be read out, a name may not. */
export interface NewNotice {
  /** What was told under a key is not told again, so that a job done twice tells once. */
  readonly key: string;
  /** What it is about, in small letters and dashes, such as `answer-reminder`. */
  readonly kind: string;
  /** In Swedish. */
  readonly sentence: string;
  readonly to: Addressee;
  readonly bookingId?: string | undefined;
  /** Path of the page where something can be done about it. */
  readonly link?: string | undefined;
}

/** A notice as its reader finds it. */
export interface Notice {
  readonly id: string;
  readonly kind: string;
  readonly sentence: string;
  readonly unit: string | null;
  readonly link: string | null;
  /** ISO time. */
  readonly at: string;
  readonly readAt: string | null;
}
