import type { DayPattern } from '../bookings/planned-days';
import type { Day } from '../shared/day';

/** A shape of booking: all bookings of it have the same planned days. */
export interface BlockShape extends DayPattern {
  readonly firstDay: Day;
  readonly lastDay: Day;
}
