import type { Resource } from '../allocator/problem';
import type { AgreementFacts, UnitFacts } from '../bookings/candidate';
import { mondaysOf } from '../bookings/counter-change';
import type { Reserved, Taker } from '../capacity/reserved';
import type { WeekCapacity } from '../capacity/week-capacity';
import type { Level } from '../organisations/unit';
import type { Day } from '../shared/day';
import { groupBy } from '../shared/group-by';
import { ReservedRows } from './reserved-rows';
import type { PictureBeds, PictureBooking, PictureQuota, TermPicture } from './term-picture';

/** A host's beds in one town. */
export type Housing = Pick<UnitFacts, 'organisationId' | 'organisationName' | 'townId' | 'townName'>;

/** What a resource of the problem stands for. */
export type Meaning =
  | { readonly code: 'capacity' | 'supervisors'; readonly unit: UnitFacts; readonly specialty: string; readonly level: Level; readonly byWeek: readonly (WeekCapacity | undefined)[] }
  | { readonly code: 'quota'; readonly quota: PictureQuota; readonly agreement: AgreementFacts }
  | { readonly code: 'beds'; /** The housing, by the name of its place. */ readonly unit: Pick<UnitFacts, 'id' | 'name'>; readonly housing: Housing; readonly byWeek: readonly (PictureBeds | undefined)[] }
  | { readonly code: 'reserved'; readonly unit: UnitFacts; readonly specialty: string; readonly level: Level; readonly reserved: readonly Reserved[] }
  | { readonly code: 'no-agreement'; readonly agreement: AgreementFacts }
  | { readonly code: 'conflict-of-interest'; readonly unit: UnitFacts };

/** A limit that no run reaches: the resource only blocks some weeks. */
const UNLIMITED = 1_000_000;

const keyOf = (unitId: string, specialty: string, level: Level): string => `${unitId} ${specialty} ${level}`;

const byKind = (weeks: readonly WeekCapacity[]): Map<string, WeekCapacity[]> =>
  groupBy(weeks, ({ unitId, specialty, level }) => keyOf(unitId, specialty, level));

/** The problem's resources: made when first used, with what the database has left plus what the bookings in play give back. */
export class Counted {
  readonly resources: Resource[] = [];
  readonly meanings: Meaning[] = [];
  private readonly indexes = new Map<string, number>();
  private readonly capacityWeeks: ReadonlyMap<string, WeekCapacity[]>;
  private readonly supervisionWeeks: ReadonlyMap<string, WeekCapacity[]>;
  private readonly supervisedUnits: ReadonlySet<string>;
  private readonly beds: ReadonlyMap<string, readonly PictureBeds[]>;
  private readonly units: ReadonlyMap<string, UnitFacts>;
  private readonly returned = new Map<string, number>();
  private readonly reservations: ReservedRows;

  constructor(private readonly mondays: readonly Day[], picture: Pick<TermPicture, 'capacity' | 'supervision' | 'beds' | 'units' | 'courses' | 'reserved' | 'reservedUnitIds'>, inPlay: readonly PictureBooking[]) {
    this.capacityWeeks = byKind(picture.capacity);
    this.supervisionWeeks = byKind(picture.supervision);
    this.supervisedUnits = new Set(picture.supervision.map(({ unitId }) => unitId));
    this.beds = groupBy(picture.beds, ({ hostId, townId }) => `${hostId} ${townId}`);
    this.units = new Map(picture.units.map((unit) => [unit.id, unit]));
    this.reservations = new ReservedRows(mondays, picture, inPlay);
    for (const booking of inPlay) this.give(booking);
  }

  /** Places published in the week, taken or not. */
  publishedIn(unitId: string, specialty: string, level: Level): number[] {
    return this.byWeek(this.capacityWeeks.get(keyOf(unitId, specialty, level)) ?? []).map((week) => week?.places ?? 0);
  }

  capacity(unit: UnitFacts, specialty: string, level: Level): number {
    const key = `capacity ${keyOf(unit.id, specialty, level)}`;
    return this.index(key, () => {
      const weeks = this.capacityWeeks.get(keyOf(unit.id, specialty, level)) ?? [];
      return [{ id: '', kind: 'unit', per: 'week', limit: this.left(key, weeks) }, { code: 'capacity', unit, specialty, level, byWeek: this.byWeek(weeks) }];
    });
  }

  /** Supervision taken by a student there: nothing at units that list no supervisors. */
  supervision(unit: UnitFacts, specialty: string, level: Level): number[] {
    if (!this.supervisedUnits.has(unit.id)) return [];
    const kinds: [string, Level][] = [['*', 'basic'], [specialty, 'basic'], ...(level === 'advanced' ? [[specialty, level] as [string, Level]] : [])];
    return kinds.map(([kind, at]) => this.supervisionRow(unit, kind, at));
  }

  /** What others have reserved there: nothing for those for whom it is. */
  reserved(unit: UnitFacts, specialty: string, level: Level, taker: Taker): number[] {
    return this.reservations.of(unit.id, specialty, level, taker).map(({ key, reserved, room }) => this.index(`reserved ${key}`, () => [
      { id: '', kind: 'quota', per: 'week', limit: room.map((left) => left ?? UNLIMITED) }, { code: 'reserved', unit, specialty, level, reserved },
    ]));
  }

  /** Whether the unit keeps places for them now; undefined where it has kept none in the term. */
  keepsFor(unit: UnitFacts, specialty: string, level: Level, taker: Taker): boolean | undefined {
    return this.reservations.keepsFor(unit.id, specialty, level, taker);
  }

  quota(quota: PictureQuota, agreement: AgreementFacts): number {
    const key = `quota ${quota.id}`;
    return this.index(key, () => {
      const limit = Math.max(0, quota.places - quota.taken + (this.returned.get(key) ?? 0));
      return [{ id: '', kind: 'quota', per: 'term', limit }, { code: 'quota', quota, agreement }];
    });
  }

  /** The beds that the unit's host has in its town: none where the host tells nothing of them. */
  bedsAt({ organisationId, organisationName, townId, townName }: UnitFacts): number[] {
    const place = `${organisationId} ${townId}`;
    const told = this.beds.get(place);
    if (!told) return [];
    const key = `beds ${place}`;
    return [this.index(key, () => {
      const byMonday = new Map(told.map((week) => [week.monday, week]));
      const byWeek = this.mondays.map((monday) => byMonday.get(monday));
      const limit = byWeek.map((week) => (week ? Math.max(0, week.beds - week.taken + (this.returned.get(`${key} ${week.monday}`) ?? 0)) : UNLIMITED));
      return [{ id: '', kind: 'beds', per: 'week', limit }, { code: 'beds', unit: { id: place, name: `boendet i ${townName} (${organisationName})` }, housing: { organisationId, organisationName, townId, townName }, byWeek }];
    })];
  }

  /** What is left of a quota. */
  quotaLeft(quota: PictureQuota): number {
    return Math.max(0, quota.places - quota.taken + (this.returned.get(`quota ${quota.id}`) ?? 0));
  }

  /** A resource that has no room on the days that are blocked, and room for all on the others. */
  blocking(key: string, isBlocked: (monday: Day) => boolean, meaning: Meaning): number {
    return this.index(key, () => [
      { id: '', kind: 'quota', per: 'week', limit: this.mondays.map((monday) => (isBlocked(monday) ? 0 : UNLIMITED)) },
      meaning,
    ]);
  }

  private supervisionRow(unit: UnitFacts, specialty: string, level: Level): number {
    const key = `supervision ${keyOf(unit.id, specialty, level)}`;
    return this.index(key, () => {
      const weeks = this.supervisionWeeks.get(keyOf(unit.id, specialty, level)) ?? [];
      return [{ id: '', kind: 'supervisors', per: 'week', limit: this.left(key, weeks) }, { code: 'supervisors', unit, specialty, level, byWeek: this.byWeek(weeks) }];
    });
  }

  private index(key: string, make: () => [Resource, Meaning]): number {
    const known = this.indexes.get(key);
    if (known !== undefined) return known;
    const [resource, meaning] = make();
    const index = this.resources.push({ ...resource, id: `r${this.resources.length}` }) - 1;
    this.meanings.push(meaning);
    this.indexes.set(key, index);
    return index;
  }

  private left(key: string, weeks: readonly WeekCapacity[]): number[] {
    return this.byWeek(weeks).map((week, i) => Math.max(0, (week?.places ?? 0) - (week?.taken ?? 0) + (this.returned.get(`${key} ${this.mondays[i] ?? ''}`) ?? 0)));
  }

  private byWeek(weeks: readonly WeekCapacity[]): (WeekCapacity | undefined)[] {
    const known = new Map(weeks.map((week) => [week.monday, week]));
    return this.mondays.map((monday) => known.get(monday));
  }

  private give(booking: PictureBooking): void {
    const { unitId, specialty, level } = booking;
    const kinds = [`capacity ${keyOf(unitId, specialty, level)}`, `supervision ${keyOf(unitId, '*', 'basic')}`, `supervision ${keyOf(unitId, specialty, 'basic')}`];
    if (level === 'advanced') kinds.push(`supervision ${keyOf(unitId, specialty, level)}`);
    const unit = this.units.get(unitId);
    if (booking.takesBed && unit) kinds.push(`beds ${unit.organisationId} ${unit.townId}`);
    const keys = [...kinds.flatMap((kind) => mondaysOf(booking).map((monday) => `${kind} ${monday}`)), ...booking.quotaIds.map((id) => `quota ${id}`)];
    for (const key of keys) this.returned.set(key, (this.returned.get(key) ?? 0) + 1);
  }
}
