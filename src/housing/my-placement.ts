import type { Day } from '../shared/day';
import { weekday } from '../shared/day';
import { weekOf, type Week } from '../shared/week';

/** A placement as the student herself sees it, once it is published. */
export interface MyPlacement {
  readonly id: string;
  readonly state: string;
  readonly course: string;
  readonly specialty: string;
  readonly unit: string;
  readonly town: string;
  readonly host: string;
  readonly group: string | null;
  readonly days: number;
  readonly daysPerWeek: number;
  /** Weekdays without placement. */
  readonly offDays: readonly number[];
  readonly windowWeeks: number;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly attended: readonly AttendedDay[];
  readonly planned: readonly Day[];
}

export interface AttendedDay {
  readonly day: Day;
  readonly status: 'present' | 'absent_notified' | 'absent' | 'made_up';
  readonly halfDays: number;
  readonly certified: boolean;
}

export interface MyWish {
  readonly course: string;
  readonly term: string;
  readonly rank: number;
  readonly place: string;
}

export interface MyWaiting {
  readonly course: string;
  readonly specialty: string;
  readonly position: number;
  readonly reason: string;
}

/** Why a block of hers has no place, or not the one first wished for, as the latest published run has it. */
export interface MyReason {
  readonly course: string;
  readonly term: string;
  readonly specialty: string;
  readonly placed: boolean;
  /** Which wish she got; null without a place, or at one not wished for. */
  readonly gotRank: number | null;
  readonly reason: string;
  /** What stood against each wish; without wishes and place, against units that came in question (no rank). */
  readonly wishes: readonly { readonly rank: number | null; readonly place: string; readonly sv: string }[];
}

/** Her turn in a published queue. */
export interface MyTurn {
  readonly run: number;
  readonly seed: string;
  readonly course: string;
  readonly specialty: string;
  readonly tier: number;
  readonly carried: number;
  readonly lot: string;
  readonly position: number;
  readonly queue: number;
  readonly wish: string | null;
  readonly seats: number;
  readonly seatsLeft: number;
}

/** All that a student's own page shows. */
export interface MyPlacements {
  readonly placements: readonly MyPlacement[];
  /** Placements that are not published yet. */
  readonly unpublished: number;
  readonly waiting: readonly MyWaiting[];
  readonly wishes: readonly MyWish[];
  readonly reasons: readonly MyReason[];
  readonly turns: readonly MyTurn[];
}

/** What a weekday in the student's table is. */
export type DayMark = 'certified' | 'recorded' | 'absent' | 'planned' | 'none';

export interface WeekOfDays {
  readonly week: Week;
  /** Monday to Friday. */
  readonly days: readonly DayMark[];
}

function markOf(day: AttendedDay): DayMark {
  if (day.status === 'absent' || day.status === 'absent_notified') return 'absent';
  return day.certified ? 'certified' : 'recorded';
}

/** The weeks of a placement with what each weekday is: attended, absent, planned or neither. */
export function weeksOfDays({ attended, planned }: Pick<MyPlacement, 'attended' | 'planned'>): WeekOfDays[] {
  const marks = new Map<Day, DayMark>(planned.map((day) => [day, 'planned']));
  for (const day of attended) marks.set(day.day, markOf(day));
  const weeks = new Map<Week, DayMark[]>();
  for (const [day, mark] of [...marks].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const days = weeks.get(weekOf(day)) ?? ['none', 'none', 'none', 'none', 'none'];
    if (weekday(day) <= 5) days[weekday(day) - 1] = mark;
    weeks.set(weekOf(day), days);
  }
  return [...weeks].map(([week, days]) => ({ week, days }));
}

/** Certified half-days that count towards the block. */
export const certifiedHalfDays = (attended: readonly AttendedDay[]): number =>
  attended.filter((day) => markOf(day) === 'certified').reduce((sum, day) => sum + day.halfDays, 0);
