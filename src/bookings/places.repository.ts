import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Level } from '../organisations/unit';
import { Prepared } from '../platform/database/prepared';
import type { Day } from '../shared/day';
import { inTheWayOf, leftFor, type Reserved } from '../capacity/reserved';
import { ReservedRepository, weekKey } from '../capacity/reserved.repository';
import { groupBy } from '../shared/group-by';
import { columns, CountedWeeksRepository, weeks } from './counted-weeks.repository';
import type { CounterChange, TakerChange } from './counter-change';

/** A week that has fewer places than are wanted; `places` is 0 where nothing is published. */
export interface ShortWeek {
  readonly unitName: string;
  /** `*` where it is about everybody at the unit. */
  readonly specialty: string;
  /** Null where it is about everybody at the unit. */
  readonly specialtyName: string | null;
  readonly level: Level;
  readonly monday: Day;
  readonly places: number;
  readonly taken: number;
  readonly wanted: number;
}

/** A quota that has fewer places left than are wanted. */
export interface ShortQuota {
  readonly id: string;
  readonly code: string;
  readonly agreement: string;
  readonly places: number;
  readonly taken: number;
  readonly wanted: number;
}

/** A week in which a host has fewer beds in a town than are wanted. */
export interface ShortBeds {
  readonly host: string;
  readonly town: string;
  readonly monday: Day;
  readonly places: number;
  readonly taken: number;
  readonly wanted: number;
}

/** A week in which what is left is reserved for others. */
export interface ShortReserved {
  readonly unitName: string;
  readonly specialtyName: string;
  readonly level: Level;
  readonly monday: Day;
  /** Places that are neither taken nor reserved. */
  readonly left: number;
  readonly reserved: readonly Pick<Reserved, 'holder' | 'until' | 'places'>[];
}

/** Only weeks that the host has told beds for are limited. */
const shortBeds = `
  WITH wanted AS (
    SELECT u.organisation_id, u.town_id, c.monday, sum(c.change)::int AS change
    FROM unnest($1::uuid[], $2::date[], $3::int[]) AS c (unit_id, monday, change) JOIN units u ON u.id = c.unit_id GROUP BY 1, 2, 3
  ), counted AS (
    SELECT w.*, b.beds, (SELECT count(*)::int FROM bookings k JOIN units v ON v.id = k.unit_id WHERE k.takes_bed AND k.holds_place
      AND k.period @> w.monday AND v.organisation_id = w.organisation_id AND v.town_id = w.town_id) AS taken
    FROM wanted w JOIN beds b ON b.host_id = w.organisation_id AND b.town_id = w.town_id AND b.period @> w.monday
    WHERE w.change > 0)
  SELECT o.name AS host, t.name AS town, c.monday::text, c.beds AS places, c.taken, c.change AS wanted
  FROM counted c JOIN organisations o ON o.id = c.organisation_id JOIN towns t ON t.id = c.town_id
  WHERE c.taken + c.change > c.beds ORDER BY 1, 2, 3`;

/** What is too little; nothing, when all changes fit. */
export interface Shortage {
  readonly quotas: readonly ShortQuota[];
  readonly capacity: readonly ShortWeek[];
  readonly supervision: readonly ShortWeek[];
  readonly beds: readonly ShortBeds[];
  readonly reserved: readonly ShortReserved[];
}

const ofQuotas = ({ quotas }: Pick<CounterChange, 'quotas'>): unknown[] => [quotas.map(({ id }) => id), quotas.map(({ change }) => change)];

const lockedQuotas = new Prepared<Counter & { readonly id: string }>('quotas-lock',
  'SELECT id, places + overridden AS places, taken FROM quotas WHERE id = ANY ($1) ORDER BY id FOR UPDATE');

const shortQuotas = `
  SELECT q.id, q.code, a.name AS agreement, q.places + q.overridden AS places, q.taken, c.change AS wanted
  FROM unnest($1::uuid[], $2::int[]) AS c (id, change) JOIN quotas q USING (id) JOIN agreements a ON a.id = q.agreement_id
  WHERE c.change > 0 AND q.taken + c.change > q.places + q.overridden ORDER BY q.code`;

/** A unit without supervision rows lists no supervisors; it has no limit there. */
const shortWeeks = (table: string, join: 'LEFT' | 'INNER'): string => `
  SELECT u.name AS "unitName", c.specialty, s.name AS "specialtyName", c.level, c.monday::text, coalesce(t.places, 0) AS places, coalesce(t.taken, 0) AS taken, c.change AS wanted
  FROM ${weeks} ${join} JOIN ${table} t USING (unit_id, specialty, level, monday) JOIN units u ON u.id = c.unit_id
    LEFT JOIN specialties s ON s.code = c.specialty
  WHERE c.change > 0 AND coalesce(t.taken, 0) + c.change > coalesce(t.places, 0) ORDER BY u.code, 2, 3, 4, 5`;

const writtenQuotas = new Prepared('quotas-write', 'UPDATE quotas q SET taken = q.taken + c.change FROM unnest($1::uuid[], $2::int[]) AS c (id, change) WHERE q.id = c.id');

interface Counter {
  readonly places: number;
  readonly taken: number;
}

const isOver = (change: number, { places, taken }: Counter): boolean => change > 0 && taken + change > places;

const capacityWeeks = new CountedWeeksRepository('capacity_weeks');
const supervisionWeeks = new CountedWeeksRepository('supervision_weeks');

/** What is locked: whether any of it has too little, whether the units list supervisors then, and whether they keep places. */
interface Locked {
  readonly isFull: boolean;
  readonly isSupervised: boolean;
  readonly isKeeping: boolean;
}

/** The guarded counters, taken from and given back to in one fixed order: quotas, capacity, supervision, each by its key. */
@Injectable()
export class PlacesRepository {
  private readonly reservations = new ReservedRepository();

  /** Makes all changes, or none and tells what is too little. The counters stay locked until the transaction ends. */
  async apply(em: EntityManager, change: CounterChange): Promise<Shortage> {
    const counters = { ...change, capacity: [...change.capacity, ...changingHands(change)] };
    const { isFull, isSupervised, isKeeping } = await this.lock(em, counters);
    const shortage = {
      quotas: isFull ? await em.query<ShortQuota[]>(shortQuotas, ofQuotas(change)) : [],
      capacity: isFull ? await em.query<ShortWeek[]>(shortWeeks('capacity_weeks', 'LEFT'), columns(change.capacity)) : [],
      supervision: isFull ? await em.query<ShortWeek[]>(shortWeeks('supervision_weeks', 'INNER'), columns(change.supervision)) : [],
      beds: await this.shortBeds(em, change),
      reserved: isKeeping ? await this.shortReserved(em, change) : [],
    };
    const isShort = Object.values(shortage).some((list) => list.length > 0);
    if (!isShort) this.write(em, isSupervised ? change : { ...change, supervision: [] });
    return shortage;
  }

  /** Locks the counters, each kind in the order of its key. A unit's weeks of supervision come and go only while its capacity is locked. */
  private async lock(em: EntityManager, { quotas, capacity, supervision, takers }: CounterChange): Promise<Locked> {
    const [sums, offered, supervised, isKeeping] = await Promise.all([
      quotas.length === 0 ? [] : lockedQuotas.rows(em, [quotas.map(({ id }) => id)]),
      capacityWeeks.lock(em, capacity),
      supervisionWeeks.lock(em, supervision),
      // asked behind the locks: whoever reserves places in the weeks locks them, too
      this.reservations.isKeepingAny(em, takers.flatMap(({ unitId, change }) => (change > 0 ? [unitId] : []))),
    ]);
    const wanted = new Map(quotas.map(({ id, change }) => [id, change]));
    const places = new Map(offered.map((week) => [weekKey(week), week]));
    const able = new Map(supervised.map((week) => [weekKey(week), week]));
    const isFull = sums.some((quota) => isOver(wanted.get(quota.id) ?? 0, quota))
      || capacity.some((week) => isOver(week.change, places.get(weekKey(week)) ?? { places: 0, taken: 0 }))
      || supervision.some((week) => isOver(week.change, able.get(weekKey(week)) ?? { places: Infinity, taken: 0 }));
    return { isFull, isSupervised: supervised.length > 0, isKeeping };
  }

  private write(em: EntityManager, change: CounterChange): void {
    const { quotas, capacity, supervision } = change;
    if (quotas.length > 0) writtenQuotas.tell(em, ofQuotas(change));
    capacityWeeks.write(em, capacity);
    supervisionWeeks.write(em, supervision);
  }

  /** What is taken is counted from the bookings, while the host's beds there stay locked. */
  private async shortBeds(em: EntityManager, { beds }: CounterChange): Promise<ShortBeds[]> {
    if (beds.length === 0) return [];
    const unitIds = beds.map(({ unitId }) => unitId);
    await em.query(
      `SELECT 1 FROM beds WHERE (host_id, town_id) IN (SELECT organisation_id, town_id FROM units WHERE id = ANY ($1)) ORDER BY id FOR UPDATE`, [unitIds]);
    return em.query<ShortBeds[]>(shortBeds, [unitIds, beds.map(({ monday }) => monday), beds.map(({ change }) => change)]);
  }

  /** Who takes what is counted from the bookings. */
  private async shortReserved(em: EntityManager, { takers }: CounterChange): Promise<ShortReserved[]> {
    const coming = groupBy(takers, weekKey);
    const wanted = [...coming.values()].filter((week) => week.some(({ change }) => change > 0)).flatMap((week) => week.slice(0, 1));
    const programmes = await this.reservations.programmes(em, takers.map(({ requirementId }) => requirementId));
    const short = (await this.reservations.weeks(em, wanted)).flatMap((week) => {
      const own = (coming.get(weekKey(week)) ?? []).map(({ requirementId, agreementId, change }) => ({ programmeId: programmes.get(requirementId) ?? '', agreementId, students: change }));
      const reserved = inTheWayOf(week, own);
      return reserved ? [{ ...week, left: Math.max(0, leftFor(week)), reserved }] : [];
    });
    return this.reservations.named(em, short);
  }
}

/** Weeks in which as many stay, but others: nothing is counted, yet what is reserved may be in the way. */
function changingHands({ takers, capacity }: CounterChange): TakerChange[] {
  const counted = new Set(capacity.map(weekKey));
  const weeks = groupBy(takers.filter((taker) => !counted.has(weekKey(taker))), weekKey);
  return [...weeks.values()].flatMap((week) => week.slice(0, 1).map((first) => ({ ...first, change: 0 })));
}
