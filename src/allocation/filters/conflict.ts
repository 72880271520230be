import type { Employment } from '../../people/employment';
import { conflictSpan } from '../../bookings/rules/conflict-of-interest';
import { addDays, type Day } from '../../shared/day';

/** Whether any of the employments keeps the student away some day of the week. */
export const isConflictWeek = (employments: readonly Employment[], monday: Day): boolean =>
  employments.some((employment) => {
    const { firstDay, lastDay } = conflictSpan(employment);
    return firstDay <= addDays(monday, 6) && lastDay >= monday;
  });
