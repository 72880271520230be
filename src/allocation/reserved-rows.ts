import { combinations, mayUse, roomBeside, type Reserved, type ReservedWeek, type Taker } from '../capacity/reserved';
import type { Level } from '../organisations/unit';
import type { Day } from '../shared/day';
import { groupBy } from '../shared/group-by';
import { mondaysOf } from '../bookings/counter-change';
import type { PictureBooking, TermPicture } from './term-picture';

/** What is left beside some reservations, week by week; nothing is told of weeks without all of them. */
export interface ReservedRow {
  readonly key: string;
  readonly reserved: readonly Reserved[];
  readonly room: readonly (number | undefined)[];
}

const kindOf = ({ unitId, specialty, level }: { readonly unitId: string; readonly specialty: string; readonly level: Level }): string => `${unitId} ${specialty} ${level}`;

/** Rows that limit those for whom places are not reserved: one for each choice of reservations that share a week. */
export class ReservedRows {
  private readonly weeks: ReadonlyMap<string, readonly ReservedWeek[]>;
  private readonly rows = new Map<string, readonly ReservedRow[]>();
  private readonly units: ReadonlySet<string>;
  private readonly programmes: ReadonlyMap<string, string>;

  constructor(private readonly mondays: readonly Day[], { reserved = [], reservedUnitIds = [], courses }: Pick<TermPicture, 'reserved' | 'reservedUnitIds' | 'courses'>, inPlay: readonly PictureBooking[]) {
    this.programmes = new Map(courses.flatMap(({ requirements, programmeId }) => requirements.map(({ id }) => [id, programmeId] as const)));
    const given = groupBy(inPlay.flatMap((booking) => mondaysOf(booking).map((monday) => ({ booking, monday }))), ({ booking, monday }) => `${kindOf(booking)} ${monday}`);
    const standing = reserved.map((week) => ({ ...week, takers: [...week.takers, ...(given.get(`${kindOf(week)} ${week.monday}`) ?? []).map(({ booking }) => this.without(booking))] }));
    this.weeks = groupBy(standing, kindOf);
    this.units = new Set(reservedUnitIds);
  }

  /** Rows for those who take places on these terms. */
  of(unitId: string, specialty: string, level: Level, taker: Taker): readonly ReservedRow[] {
    return this.all(kindOf({ unitId, specialty, level })).filter(({ reserved }) => !reserved.some((one) => mayUse(one, taker)));
  }

  /** Whether the unit keeps places for them now; undefined where it has kept none in the term. */
  keepsFor(unitId: string, specialty: string, level: Level, taker: Taker): boolean | undefined {
    if (!this.units.has(unitId)) return undefined;
    return (this.weeks.get(kindOf({ unitId, specialty, level })) ?? []).some(({ reserved }) => reserved.some((one) => mayUse(one, taker)));
  }

  private without({ requirementId, agreementId }: PictureBooking): { programmeId: string; agreementId: string; students: number } {
    return { programmeId: this.programmes.get(requirementId) ?? '', agreementId, students: -1 };
  }

  private all(kind: string): readonly ReservedRow[] {
    const known = this.rows.get(kind);
    if (known) return known;
    const weeks = this.weeks.get(kind) ?? [];
    const byMonday = new Map(weeks.map((week) => [week.monday, week]));
    const choices = new Map(weeks.flatMap(({ reserved }) => combinations(reserved).map((some) => [keyOf(some), some] as const)));
    const rows = [...choices].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, reserved]): ReservedRow => ({
      key: `${kind} ${key}`, reserved, room: this.mondays.map((monday) => roomOf(byMonday.get(monday), reserved)),
    }));
    this.rows.set(kind, rows);
    return rows;
  }
}

const keyOf = (some: readonly Reserved[]): string => some.map(({ key }) => key).sort().join('+');

function roomOf(week: ReservedWeek | undefined, some: readonly Reserved[]): number | undefined {
  const own = week?.reserved.filter(({ key }) => some.some((one) => one.key === key)) ?? [];
  return week && own.length === some.length ? Math.max(0, roomBeside(week, own)) : undefined;
}
