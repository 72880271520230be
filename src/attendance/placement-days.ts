import type { Day } from '../shared/day';
import { groupBy } from '../shared/group-by';
import type { Breach } from '../shared/problem';
import type { DayExceptions } from '../shared/term';
import { isPresence, type RecordedDay } from './attended-day';
import { dayBreaches } from './day-breaches';

/** A placement whose days are told. */
export interface Attended {
  readonly id: string;
  readonly number: number;
  readonly studentId: string;
  readonly state: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly days: number;
  readonly daysPerWeek: number;
  /** Weekdays without placement. */
  readonly offDays: readonly number[];
}

/** A day of a placement. */
export interface DayOf extends RecordedDay {
  readonly bookingId: string;
}

/** Half-days that a student was there, at any placement. */
export interface DayElsewhere {
  readonly studentId: string;
  readonly bookingId: string;
  readonly day: Day;
  readonly halfDays: number;
}

/** What the told days of placements are judged by. */
export interface Standing {
  readonly placements: readonly Attended[];
  readonly today: Day;
  readonly exceptions: DayExceptions;
  /** Days of the placements as they stand. */
  readonly standing: readonly DayOf[];
  /** Days of their students at any placement. */
  readonly anywhere: readonly DayElsewhere[];
}

/** States in which a placement has taken place, is doing so, or was broken off. */
const attendable: ReadonlySet<string> = new Set(['confirmed', 'published', 'started', 'completed', 'interrupted']);

/** All that stands against the told days, placement by placement. */
export function placementBreaches(days: readonly DayOf[], { placements, today, exceptions, standing, anywhere }: Standing): Breach[] {
  const told = groupBy(days, ({ bookingId }) => bookingId);
  const stands = groupBy(standing, ({ bookingId }) => bookingId);
  const present = presenceAfter(days, anywhere, placements);
  return placements.flatMap((placement) => {
    if (!attendable.has(placement.state)) {
      return [{ code: 'placement-not-standing', detail: `Placering ${placement.number} gäller inte, så inga dagar kan antecknas på den.` }];
    }
    const elsewhere = sumByDay(present.filter(({ studentId, bookingId }) => studentId === placement.studentId && bookingId !== placement.id));
    const breaches = dayBreaches(told.get(placement.id) ?? [], { placement, today, exceptions, standing: stands.get(placement.id) ?? [], elsewhere });
    return placements.length === 1 ? breaches : breaches.map(({ code, detail }) => ({ code, detail: `Placering ${placement.number}: ${detail}` }));
  });
}

/** Where the students are once the days are told: what is told counts instead of what stands. */
function presenceAfter(days: readonly DayOf[], anywhere: readonly DayElsewhere[], placements: readonly Attended[]): DayElsewhere[] {
  const isTold = new Set(days.map(({ bookingId, day }) => `${bookingId} ${day}`));
  const students = new Map(placements.map(({ id, studentId }) => [id, studentId]));
  return [
    ...anywhere.filter(({ bookingId, day }) => !isTold.has(`${bookingId} ${day}`)),
    ...days.filter(({ status }) => isPresence(status)).map(({ bookingId, day, halfDays }) => ({ studentId: students.get(bookingId) ?? '', bookingId, day, halfDays })),
  ];
}

function sumByDay(days: readonly DayElsewhere[]): Map<Day, number> {
  const sums = new Map<Day, number>();
  for (const { day, halfDays } of days) sums.set(day, (sums.get(day) ?? 0) + halfDays);
  return sums;
}
