import type { Day } from '../shared/day';

/** Which sources a run looks at; what is not given does not narrow. */
export interface RunScope {
  readonly today: Day;
  readonly termId: string | null;
  readonly creditorId: string | null;
  readonly legId?: string | null | undefined;
}
