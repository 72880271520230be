/** What went wrong, for the caller to act on: HTTP answers and exit codes follow from the kind. */
export type ProblemKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'refused'
  | 'unavailable'
  /** It was there, and has served its time. */
  | 'gone'
  /** It has changed since it was read. */
  | 'stale'
  /** An edit must say which version it changes. */
  | 'unversioned'
  /** Too many attempts. */
  | 'throttled';

/** One thing that must change before the request can succeed. */
export interface Breach {
  /** Stable code of the rule, such as `quota-full`. */
  readonly code: string;
  /** A sentence that names the value and the way out. */
  readonly detail: string;
}

/** The one error that the product throws on purpose: a stable code, a kind and a sentence with the way out. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly kind: ProblemKind,
    readonly detail: string,
    readonly breaches: readonly Breach[] = [],
  ) {
    super(detail);
    this.name = 'Problem';
  }
}
