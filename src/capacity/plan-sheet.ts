import type { Day } from '../shared/day';
import { listed, weekListSwedish, weekNumber } from '../shared/swedish';
import { mondayOf, weeksFrom, type Week } from '../shared/week';
import type { WeekSpan } from './carve';
import type { Kind, PlanCell } from './plan';
import { levelNames } from './words';

/** A specialty at a level, as people say it. */
export interface NamedKind extends Kind {
  readonly name: string;
}

/** What is known of one week of a specialty and level at a unit. */
export interface KnownWeek extends Kind {
  readonly monday: Day;
  readonly places: number;
  readonly taken: number;
}

/** How many students the supervisors can take. */
export type SupervisedKind = Omit<KnownWeek, 'taken'>;

/** A week of a row: what is published and booked, and what stands in the field. */
export interface SheetCell {
  readonly week: Week;
  /** Null where nothing is published. */
  readonly published: number | null;
  readonly booked: number;
  /** Null where the unit lists no supervisors. */
  readonly supervised: number | null;
  readonly closed: boolean;
}

export interface SheetRow extends NamedKind {
  readonly cells: readonly SheetCell[];
}

/** What a person has filled in, by the names of the fields. */
export type SheetInput = Readonly<Record<string, string>>;

/** The field of one week. */
export const cellField = ({ specialty, level }: Kind, week: Week): string => `v:${specialty}:${level}:${week}`;

/** The field that fills the empty weeks of a row. */
export const fillField = ({ specialty, level }: Kind): string => `rad:${specialty}:${level}`;

export const kindName = ({ name, level }: NamedKind): string => `${name}, ${levelNames[level].toLowerCase()}`;

/** Both levels of every specialty of the unit. */
export const kindsOf = (specialties: readonly { readonly code: string; readonly name: string }[]): NamedKind[] =>
  specialties.flatMap(({ code, name }) => (['basic', 'advanced'] as const).map((level) => ({ specialty: code, name, level })));

const PLACES = /^\d{1,3}$|^1000$/;

/** The fields as places; an empty week takes what fills its row, and without that stays as it is. What cannot be read is told, field by field. */
export function readSheet(input: SheetInput, kinds: readonly NamedKind[], term: WeekSpan): { readonly cells: PlanCell[]; readonly faults: ReadonlyMap<string, string> } {
  const cells: PlanCell[] = [];
  const faults = new Map<string, string>();
  const weeks = weeksFrom(term.firstWeek, term.lastWeek);
  const read = (field: string, where: string): number | undefined => {
    const text = (input[field] ?? '').trim();
    if (text === '') return undefined;
    if (PLACES.test(text)) return Number(text);
    faults.set(field, `${where}: ”${text.slice(0, 20)}” är inget antal. Skriv ett heltal från 0 till 1000.`);
    return undefined;
  };
  for (const kind of kinds) {
    const { specialty, level } = kind;
    const fill = read(fillField(kind), `Alla veckor i ${kindName(kind)}`);
    for (const week of weeks) {
      const places = read(cellField(kind, week), `Vecka ${weekNumber(week)} i ${kindName(kind)}`) ?? fill;
      if (places !== undefined) cells.push({ specialty, level, week, places });
    }
  }
  return { cells, faults };
}

/** Places as they stand in the fields. */
export const inputOfCells = (cells: readonly PlanCell[]): SheetInput =>
  Object.fromEntries(cells.map((cell) => [cellField(cell, cell.week), String(cell.places)]));

/** The rows of the sheet, every week of the term in each. */
export function sheetRows(
  kinds: readonly NamedKind[], term: WeekSpan,
  facts: { readonly published: readonly PlanCell[]; readonly counted: readonly KnownWeek[]; readonly supervised: readonly SupervisedKind[]; readonly closedMondays: readonly Day[] },
): SheetRow[] {
  const keyed = <T extends Kind>(rows: readonly T[], week: (row: T) => string): Map<string, T> =>
    new Map(rows.map((row) => [`${row.specialty} ${row.level} ${week(row)}`, row]));
  const published = keyed(facts.published, ({ week }) => week);
  const counted = keyed(facts.counted, ({ monday }) => monday);
  const supervised = keyed(facts.supervised, ({ monday }) => monday);
  const closed = new Set(facts.closedMondays);
  return kinds.map((kind) => ({
    ...kind,
    cells: weeksFrom(term.firstWeek, term.lastWeek).map((week) => {
      const [key, monday] = [`${kind.specialty} ${kind.level}`, mondayOf(week)];
      return {
        week,
        published: published.get(`${key} ${week}`)?.places ?? null,
        booked: counted.get(`${key} ${monday}`)?.taken ?? 0,
        supervised: facts.supervised.length === 0 ? null : (supervised.get(`${key} ${monday}`)?.places ?? 0),
        closed: closed.has(monday),
      };
    }),
  }));
}

/** A booking in a row of the sheet, by the number that people read out. */
export interface BookedNumber extends Kind {
  readonly number: number;
  readonly firstMonday: Day;
  readonly lastMonday: Day;
}

const MOST_NUMBERS = 8;

/** Of each row where fewer places are asked for than are booked, the weeks, the bookings and the way out. */
export function belowBooked(rows: readonly SheetRow[], cells: readonly PlanCell[], booked: readonly BookedNumber[]): string[] {
  return rows.flatMap((row) => {
    const asked = new Map(cells.filter(({ specialty, level }) => specialty === row.specialty && level === row.level).map(({ week, places }) => [week, places]));
    const short = row.cells.filter(({ week, booked: taken, closed }) => !closed && taken > (asked.get(week) ?? taken));
    if (short.length === 0) return [];
    const most = Math.max(...short.map(({ booked: taken }) => taken));
    const weeks = weekListSwedish(short.map(({ week }) => week));
    const mondays = short.map(({ week }) => mondayOf(week));
    const numbers = booked
      .filter(({ specialty, level, firstMonday, lastMonday }) => specialty === row.specialty && level === row.level && mondays.some((monday) => monday >= firstMonday && monday <= lastMonday))
      .map(({ number }) => String(number));
    const whose = numbers.length === 0 ? '' : ` (placering ${numbers.length > MOST_NUMBERS ? `${numbers.slice(0, MOST_NUMBERS).join(', ')} med flera` : listed(numbers, 'och')})`;
    return [`${kindName(row)} har ${most === 1 ? '1 bokad' : `upp till ${most} bokade`} ${weeks}${whose}. Behåll minst så många platser, flytta placeringarna, eller stäng veckorna.`];
  });
}
