import type { Week } from '../shared/week';

/** Beds that a host has for students in a town, in each of the weeks. */
export interface Beds {
  readonly id: string;
  readonly code: string;
  readonly hostId: string;
  readonly townId: string;
  readonly firstWeek: Week;
  readonly lastWeek: Week;
  readonly beds: number;
}

/** What new beds are told by: they belong to whoever tells them; the town by its code. */
export type NewBeds = Pick<Beds, 'code' | 'firstWeek' | 'lastWeek' | 'beds'> & { readonly town: string };
