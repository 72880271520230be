import type { Day } from '../shared/day';
import { mondayOf, type Week } from '../shared/week';
import type { NamedSupervisor } from './supervision';

/** A unit as its own staff sees it in a term. */
export interface UnitOverview {
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly organisation: string;
  readonly hsaId: string;
  readonly specialties: readonly { readonly code: string; readonly name: string }[];
  readonly term: { readonly code: string; readonly firstDay: Day; readonly lastDay: Day };
  readonly counted: readonly CountedWeek[];
  readonly supervised: readonly SupervisedWeek[];
  readonly closures: readonly ClosedWeeks[];
  readonly supervisors: readonly NamedSupervisor[];
  readonly placements: readonly UnitPlacement[];
  /** The organisation's other units, to which it may send what it is asked. */
  readonly others: readonly OtherUnit[];
}

export interface OtherUnit {
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly specialties: readonly string[];
}

export interface CountedWeek {
  readonly specialty: string;
  readonly specialtyName: string;
  readonly level: 'basic' | 'advanced';
  readonly monday: Day;
  readonly places: number;
  readonly taken: number;
}

/** How many students the supervisors can take at the same time, the whole unit together. */
export interface SupervisedWeek {
  readonly monday: Day;
  readonly places: number;
}

export interface ClosedWeeks {
  readonly firstWeek: Week;
  readonly lastWeek: Week;
  readonly reason: string;
  readonly note: string;
}

/** A student at the unit. */
export interface UnitPlacement {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly state: string;
  readonly student: string;
  readonly university: string;
  readonly course: string;
  readonly term: string;
  /** The specialty's code, and its name for people. */
  readonly specialty: string;
  readonly specialtyName: string;
  readonly level: 'basic' | 'advanced';
  readonly days: number;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly group: string | null;
  /** Whether the unit is closed in any of its weeks. */
  readonly closed: boolean;
  /** Whether all that is demanded before it is met; null where nothing is. */
  readonly ready: boolean | null;
  /** Until when the host has to answer, with begun days left; null where nobody has asked yet, or it is answered. */
  readonly dueAt: Date | null;
  readonly daysLeft: number | null;
  /** Whether the region's coordinator has it, because the unit did not answer. */
  readonly isEscalated: boolean;
  /** Number of the request that it came with. */
  readonly request: number | null;
  /** Code of the supervisor that was named with the answer. */
  readonly supervisor: string | null;
}

/** Places and bookings of one specialty and level over the weeks of a term. */
export interface CapacityRow {
  readonly specialty: string;
  readonly name: string;
  readonly level: 'basic' | 'advanced';
  readonly weeks: readonly { readonly places: number; readonly taken: number }[];
}

/** The counted weeks as rows, one per specialty and level; a week without a counter has no places. */
export function capacityRows(weeks: readonly Week[], counted: readonly CountedWeek[]): CapacityRow[] {
  const rows = new Map<string, CapacityRow & { weeks: { places: number; taken: number }[] }>();
  const index = new Map(weeks.map((week, i) => [mondayOf(week), i]));
  for (const { specialty, specialtyName, level, monday, places, taken } of counted) {
    const key = `${specialty} ${level}`;
    const row = rows.get(key) ?? { specialty, name: specialtyName, level, weeks: weeks.map(() => ({ places: 0, taken: 0 })) };
    const at = index.get(monday);
    if (at !== undefined) row.weeks[at] = { places, taken };
    rows.set(key, row);
  }
  return [...rows.values()];
}

/** Placements that wait for the unit's answer, with a place held or without. */
export const awaitsAnswer = ({ state }: Pick<UnitPlacement, 'state'>): boolean => state === 'held' || state === 'requested';

/** Those that wait, what is due first at the top. */
export const waitingFor = (placements: readonly UnitPlacement[]): UnitPlacement[] =>
  placements.filter(awaitsAnswer).sort((a, b) => (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity) || a.number - b.number);
