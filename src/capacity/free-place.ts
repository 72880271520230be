import type { Level } from '../organisations/unit';
import type { Day } from '../shared/day';
import { addDays } from '../shared/day';
import { groupBy } from '../shared/group-by';
import { weekOf } from '../shared/week';
import type { WeekSpan } from './carve';

/** How far from home one looks: in a town, in its healthcare region, everywhere. */
export const scopes = ['local', 'region', 'national'] as const;

export type Scope = (typeof scopes)[number];

/** Where room is looked for; what is left out does not narrow. */
export interface FreePlaceSearch extends WeekSpan {
  readonly specialty?: string | undefined;
  readonly level?: Level | undefined;
  /** Weeks in a row that are needed somewhere between the first and the last; all of them when left out. */
  readonly weeks?: number | undefined;
  readonly countyCode?: string | undefined;
  /** Code. */
  readonly town?: string | undefined;
  readonly scope?: Scope | undefined;
}

/** A unit as one finds it. */
export interface FoundUnit {
  readonly unit: string;
  readonly name: string;
  readonly town: string;
  readonly organisation: string;
  readonly countyCode: string;
}

/** A week with room, whatever is reserved in it. */
export interface OpenWeek extends FoundUnit {
  readonly unitId: string;
  readonly organisationId: string;
  readonly specialty: string;
  readonly specialtyName: string;
  readonly level: Level;
  readonly monday: Day;
  /** Places that are left, as many as the supervisors can take. */
  readonly left: number;
}

/** What is left of a week for all, and for whoever asks with what is reserved for them. */
export interface Room {
  readonly free: number;
  readonly own: number;
  /** For whom something is reserved: `Lunds universitet till och med 2026-10-01`. */
  readonly kept: readonly string[];
}

/** A unit with room for somebody in some weeks in a row. */
export interface FreePlace extends FoundUnit, WeekSpan {
  readonly unitId: string;
  readonly healthcareRegion: string | null;
  readonly specialty: string;
  readonly specialtyName: string;
  readonly level: Level;
  /** Students that fit in every week, wherever they come from. */
  readonly free: number;
  /** With what is reserved for whoever asks; none where no agreement lets their students be there. */
  readonly freeForYou: number;
  /** Why none of it is free for whoever asks, and the way out. */
  readonly notForYou: string | null;
  readonly kept: readonly string[];
}

type Found = Omit<FreePlace, 'healthcareRegion'>;

/** What is known of weeks in a row: how much room a week has, and why whoever asks may place nobody at the unit then. */
export interface Outlook {
  readonly roomIn: (week: OpenWeek) => Room;
  readonly against: (unit: OpenWeek, span: WeekSpan) => string | null;
}

/** Of each unit, specialty and level the weeks in a row with most room for whoever asks, else for others, the earliest of these; those with none are left out. */
export function windowsOf(open: readonly OpenWeek[], length: number, outlook: Outlook): Found[] {
  const kinds = groupBy(open, ({ unitId, specialty, level }) => `${unitId} ${specialty} ${level}`);
  const found = [...kinds.values()].flatMap((weeks) => best(weeks, length, outlook));
  return found.sort((a, b) => roomiest(a, b) || (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0));
}

const roomiest = (a: Found, b: Found): number => b.freeForYou - a.freeForYou || b.free - a.free;

function best(weeks: readonly OpenWeek[], length: number, { roomIn, against }: Outlook): Found[] {
  const ordered = [...weeks].sort((a, b) => (a.monday < b.monday ? -1 : 1)).map((week) => ({ week, room: roomIn(week) }));
  const windows = ordered.flatMap((_, i): Found[] => {
    const window = ordered.slice(i, i + length);
    const [first, last] = [window[0], window.at(-1)];
    if (window.length < length || !first || !last || last.week.monday !== addDays(first.week.monday, 7 * (length - 1))) return [];
    const { unitId, unit, name, town, organisation, countyCode, specialty, specialtyName, level, monday } = first.week;
    const span = { firstWeek: weekOf(monday), lastWeek: weekOf(last.week.monday) };
    const notForYou = against(first.week, span);
    const [free, own] = [Math.min(...window.map(({ room }) => room.free)), Math.min(...window.map(({ room }) => room.own))];
    if (free <= 0 && own <= 0) return [];
    return [{
      unitId, unit, name, town, organisation, countyCode, specialty, specialtyName, level, ...span, notForYou,
      free: Math.max(0, free),
      freeForYou: notForYou === null ? Math.max(0, own) : 0,
      kept: [...new Set(window.flatMap(({ room }) => room.kept))],
    }];
  });
  return windows.sort(roomiest).slice(0, 1);
}
