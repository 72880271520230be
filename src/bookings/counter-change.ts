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

/** Places in one counted week that are taken for a block under an agreement. */
export interface TakerChange extends WeekChange {
  readonly requirementId: string;
  readonly agreementId: string;
}

/** What a set of bookings changes in the guarded counters, each counter once. */
export interface CounterChange {
  readonly quotas: { readonly id: string; readonly change: number }[];
  readonly capacity: WeekChange[];
  readonly supervision: WeekChange[];
  /** Who takes the places, for what is reserved among them. */
  readonly takers: TakerChange[];
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

class Tally<T extends WeekChange = WeekChange> {
  private readonly weeks = new Map<string, T>();

  /** Rows with the same values, apart from the change, are one. */
  add(row: T): void {
    const key = Object.entries(row).map(([name, value]) => (name === 'change' ? '' : String(value))).join(' ');
    this.weeks.set(key, { ...row, change: (this.weeks.get(key)?.change ?? 0) + row.change });
  }

  changes(): T[] {
    return [...this.weeks.values()].filter(({ change }) => change !== 0);
  }
}

/** What the counters change by when some bookings take their places and others give theirs back, in one step. */
export function counterChange(taken: readonly Taking[], released: readonly Taking[]): CounterChange {
  const quotas = new Map<string, number>();
  const capacity = new Tally();
  const supervision = new Tally();
  const beds = new Tally();
  const takers = new Tally<TakerChange>();
  const add = (taking: Taking, change: number): void => {
    const { unitId, specialty, level, requirementId, agreementId } = taking;
    for (const id of taking.quotaIds) quotas.set(id, (quotas.get(id) ?? 0) + change);
    for (const monday of mondaysOf(taking)) {
      capacity.add({ unitId, specialty, level, monday, change });
      takers.add({ unitId, specialty, level, monday, requirementId, agreementId, change });
      for (const kind of supervisionOf(taking)) supervision.add({ unitId, ...kind, monday, change });
      if (taking.takesBed) beds.add({ unitId, specialty: '*', level: 'basic', monday, change });
    }
  };
  for (const taking of taken) add(taking, 1);
  for (const taking of released) add(taking, -1);
  return {
    quotas: [...quotas].filter(([, change]) => change !== 0).map(([id, change]) => ({ id, change })),
    capacity: capacity.changes(),
    supervision: supervision.changes(),
    takers: takers.changes(),
    beds: beds.changes(),
  };
}
