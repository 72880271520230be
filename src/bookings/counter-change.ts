import { addDays, type Day } from '../shared/day';
import type { Level } from '../organisations/unit';
import type { Taking } from './booking';

/** Students more (or fewer, when negative) in one counted week. */
export interface WeekChange {
  readonly unitId: string;
  readonly specialty: string;
  readonly level: Level;
  readonly monday: Day;
  readonly change: number;
}

/** What a set of bookings changes in the guarded counters, each counter once. */
export interface CounterChange {
  readonly quotas: { readonly id: string; readonly change: number }[];
  readonly capacity: WeekChange[];
  readonly supervision: WeekChange[];
  /** Beds, told by the unit that the students are at. */
  readonly beds: Pick<WeekChange, 'unitId' | 'monday' | 'change'>[];
}

/** The Mondays from the first day on. */
export function mondaysOf({ firstDay, lastDay }: Pick<Taking, 'firstDay' | 'lastDay'>): Day[] {
  const mondays: Day[] = [];
  for (let monday = firstDay; monday <= lastDay; monday = addDays(monday, 7)) mondays.push(monday);
  return mondays;
}

/** Supervision that a student at this specialty and level takes: of the whole unit, the specialty, and its advanced supervisors. */
function supervisionOf({ specialty, level }: Pick<Taking, 'specialty' | 'level'>): { specialty: string; level: Level }[] {
  const always = [{ specialty: '*', level: 'basic' as const }, { specialty, level: 'basic' as const }];
  return level === 'advanced' ? [...always, { specialty, level }] : always;
}

class Tally {
  private readonly weeks = new Map<string, WeekChange>();

  add(row: Omit<WeekChange, 'change'>, change: number): void {
    const key = `${row.unitId} ${row.specialty} ${row.level} ${row.monday}`;
    this.weeks.set(key, { ...row, change: (this.weeks.get(key)?.change ?? 0) + change });
  }

  changes(): WeekChange[] {
    return [...this.weeks.values()].filter(({ change }) => change !== 0);
  }
}

/** What the counters change by when some bookings take their places and others give theirs back, in one step. */
export function counterChange(taken: readonly Taking[], released: readonly Taking[]): CounterChange {
  const quotas = new Map<string, number>();
  const capacity = new Tally();
  const supervision = new Tally();
  const beds = new Tally();
  const add = (taking: Taking, sign: number): void => {
    for (const id of taking.quotaIds) quotas.set(id, (quotas.get(id) ?? 0) + sign);
    for (const monday of mondaysOf(taking)) {
      capacity.add({ unitId: taking.unitId, specialty: taking.specialty, level: taking.level, monday }, sign);
      for (const kind of supervisionOf(taking)) supervision.add({ unitId: taking.unitId, ...kind, monday }, sign);
      if (taking.takesBed) beds.add({ unitId: taking.unitId, specialty: '*', level: 'basic', monday }, sign);
    }
  };
  for (const taking of taken) add(taking, 1);
  for (const taking of released) add(taking, -1);
  return {
    quotas: [...quotas].filter(([, change]) => change !== 0).map(([id, change]) => ({ id, change })),
    capacity: capacity.changes(),
    supervision: supervision.changes(),
    beds: beds.changes(),
  };
}
