import { plannedDays } from '../bookings/planned-days';
import { addDays, daysFrom, weekday, type Day } from '../shared/day';
import type { DayExceptions } from '../shared/term';
import { mondayOf, weekOf, type Week } from '../shared/week';
import { isPresence, missedHalfDays, type RecordedDay } from './attended-day';
import type { Attended } from './placement-days';

/** A day as it stands, with how far it has come. */
export interface StandingDay extends RecordedDay {
  readonly certified: boolean;
  readonly countersigned: boolean;
}

/** A placement as the staff of its unit tell its days. */
export interface WeekPlacement extends Attended {
  readonly unitId: string;
  readonly student: string;
  readonly university: string;
  readonly course: string;
  readonly group: string | null;
  /** Whether its agreement pays by the hour, or by the visit. */
  readonly paidByHour: boolean;
  readonly paidByVisit: boolean;
  /** Its days as they stand, in order. */
  readonly attended: readonly StandingDay[];
}

/** A day of a week for a placement. */
export interface DayCell {
  readonly day: Day;
  /** Whether the student is taken to have been there unless something else is told. */
  readonly expected: boolean;
  readonly standing: StandingDay | undefined;
}

/** A week in which something is left to tell or certify, and how many days of it. */
export interface WaitingWeek {
  readonly week: Week;
  readonly days: number;
}

/** A missed day that is not made up for in full, with what is left of it. */
export interface MissedDay {
  readonly day: Day;
  readonly halfDays: number;
}

const inWeek = (week: Week) => ({ day }: { readonly day: Day }): boolean => weekOf(day) === week;

const fullDay = 2;

/** Planned days of the week that have been, that nobody has told of, and that no other told day of the week stands for. */
function untold(placement: WeekPlacement, week: Week, { exceptions, today }: Calendar): Day[] {
  const planned = plannedDays(placement, placement, exceptions).filter((day) => weekOf(day) === week && day <= today);
  const told = placement.attended.filter(inWeek(week));
  const left = planned.filter((day) => told.every((each) => each.day !== day));
  return left.slice(0, Math.max(0, planned.length - told.filter(({ status }) => status !== 'made_up').length));
}

/** What days are counted by. */
export interface Calendar {
  readonly exceptions: DayExceptions;
  readonly today: Day;
}

/** The days of a week that can be told of a placement: weekdays that have been within it, and whatever is told already; after it weekdays on which days are made up for. */
export function cellsOf(placement: WeekPlacement, week: Week, calendar: Calendar): DayCell[] {
  const monday = mondayOf(week);
  const expected = untold(placement, week, calendar);
  const mayMakeUp = missedDays(placement.attended).length > 0;
  const standing = new Map(placement.attended.map((day) => [day.day, day]));
  const isOpen = (day: Day): boolean => weekday(day) <= 5 && day >= placement.firstDay && (day <= placement.lastDay || mayMakeUp);
  return daysFrom(monday, addDays(monday, 6))
    .filter((day) => standing.has(day) || (day <= calendar.today && isOpen(day)))
    .map((day) => ({ day, expected: expected.includes(day), standing: standing.get(day) }));
}

/** Days of the week that wait for the host: not told, or told and not certified. */
export const waitingDays = (placement: WeekPlacement, week: Week, calendar: Calendar): number =>
  untold(placement, week, calendar).length + placement.attended.filter(inWeek(week)).filter(({ certified }) => !certified).length;

/** The weeks of a placement that have begun: those it lies in, and those in which something is told. */
const weeksOf = ({ firstDay, lastDay, attended }: WeekPlacement, today: Day): Week[] => [...new Set([
  ...daysFrom(firstDay, lastDay < today ? lastDay : today).filter((day) => weekday(day) === 1 || day === firstDay).map(weekOf), ...attended.map(({ day }) => weekOf(day)),
])];

/** Weeks in which something waits for the host, in order, all placements together. */
export function waitingWeeks(placements: readonly WeekPlacement[], calendar: Calendar): WaitingWeek[] {
  const sums = new Map<Week, number>();
  for (const placement of placements) {
    for (const week of weeksOf(placement, calendar.today)) {
      const days = waitingDays(placement, week, calendar);
      if (days > 0) sums.set(week, (sums.get(week) ?? 0) + days);
    }
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([week, days]) => ({ week, days }));
}

/** Missed days that are not made up for; days that make up for none named count for the earliest missed ones. */
export function missedDays(attended: readonly RecordedDay[]): MissedDay[] {
  const made = new Map<Day, number>();
  let unnamed = 0;
  for (const { status, halfDays, madeUpFor } of attended) {
    if (status !== 'made_up') continue;
    if (madeUpFor === undefined) unnamed += halfDays;
    else made.set(madeUpFor, (made.get(madeUpFor) ?? 0) + halfDays);
  }
  return attended.flatMap((day) => {
    const short = missed(day) - (made.get(day.day) ?? 0);
    const left = Math.max(0, short - unnamed);
    unnamed -= Math.max(0, short) - left;
    return left > 0 ? [{ day: day.day, halfDays: left }] : [];
  });
}

function missed(day: RecordedDay): number {
  if (day.status === 'made_up') return 0;
  return isPresence(day.status) ? fullDay - day.halfDays : missedHalfDays(day);
}
