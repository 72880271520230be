import { plannedDays } from '../bookings/planned-days';
import type { Day } from '../shared/day';
import type { DayExceptions } from '../shared/term';
import type { DayGroup, StandingBooking } from './day-group';

/** The days of placements that nobody has recorded yet, alike ones together: planned up to today, and ahead. */
export function plannedGroups(bookings: readonly StandingBooking[], today: Day, plan: Planner): DayGroup[] {
  const groups = new Map<string, DayGroup>();
  for (const booking of bookings) {
    const left = booking.days - booking.recorded.length;
    if (left <= 0) continue;
    const recorded = new Set(booking.recorded);
    for (const day of plan(booking).filter((each) => !recorded.has(each)).slice(0, left)) add(groups, booking, day, today);
  }
  return [...groups.values()];
}

/** The days on which a placement's student is expected. */
export type Planner = (booking: StandingBooking) => readonly Day[];

/** Placements of one shape have the same planned days: they are worked out once. */
export function planner(exceptions: DayExceptions): Planner {
  const known = new Map<string, Day[]>();
  return (booking) => {
    const { firstDay, lastDay, days, daysPerWeek, offDays } = booking;
    const shape = [firstDay, lastDay, days, daysPerWeek, ...offDays].join(' ');
    const planned = known.get(shape) ?? plannedDays({ firstDay, lastDay }, { days, daysPerWeek, offDays }, exceptions);
    known.set(shape, planned);
    return planned;
  };
}

function add(groups: Map<string, DayGroup>, booking: StandingBooking, day: Day, today: Day): void {
  const { agreementId, termId, unitId, hostId, universityId, courseId, specialty, abroad, firstDay } = booking;
  const key = [agreementId, termId, unitId, universityId, courseId, specialty, abroad, firstDay, day].join(' ');
  const group = groups.get(key);
  groups.set(key, {
    agreementId, termId, unitId, hostId, universityId, courseId, specialty, abroad, firstDay, day,
    stage: day <= today ? 'planned' : 'ahead', status: 'present', halfDays: 2, count: (group?.count ?? 0) + 1, hours: null, visits: null,
  });
}
