import type { Day } from '../shared/day';

/** Who tells days, for whom, and why where they correct what stood. */
export interface Teller {
  readonly by: string;
  readonly organisationId: string;
  readonly why: string;
}

/** Whose days between which are signed, on which day and by whom. */
export interface Signing {
  readonly bookingIds: readonly string[];
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly on: Day;
  readonly by: string;
}
