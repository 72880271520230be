import { plannedDays, type DayPattern } from '../bookings/planned-days';
import type { Requirement } from '../programmes/course';
import { addDays, type Day } from '../shared/day';
import type { DayExceptions } from '../shared/term';

/** Days that holidays take from a block that begins on this Monday, so that it cannot be fulfilled there; 0 where it can. */
export function lostDays(requirement: DayPattern & Pick<Requirement, 'windowWeeks'>, monday: Day, exceptions: DayExceptions): number {
  const block = { firstDay: monday, lastDay: addDays(monday, requirement.windowWeeks * 7 - 1) };
  return requirement.days - plannedDays(block, requirement, exceptions).length;
}
