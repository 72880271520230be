import type { Level } from '../organisations/unit';
import type { Day } from '../shared/day';

/** A fact: the places kept under the reservation with this id are free for all once its last day is over. */
export const RESERVATION_OVER = 'reservation-over';

/** Places that somebody keeps in one week: so many, for whom, until which day and on it. */
export interface Reserved {
  readonly id: string;
  /** Those with the same key are kept for the same students. */
  readonly key: string;
  /** For whom, by name. */
  readonly holder: string;
  readonly until: Day;
  readonly places: number;
  /** Whose students may take them; of no interest where an agreement keeps them. */
  readonly programmeIds: readonly string[];
  readonly agreementId: string | null;
}

/** On which terms a place is taken. */
export interface Taker {
  readonly programmeId: string;
  readonly agreementId: string;
}

/** So many who take places on the same terms; fewer than before where negative. */
export interface Takers extends Taker {
  readonly students: number;
}

/** A unit's week of a specialty and level, as far as reservations reach into it. */
export interface ReservedWeek {
  readonly unitId: string;
  readonly specialty: string;
  readonly level: Level;
  readonly monday: Day;
  readonly places: number;
  readonly reserved: readonly Reserved[];
  readonly takers: readonly Takers[];
}

/** Different holders that one week of a specialty and level may have: what stands in their way is looked at in all combinations. */
export const MOST_HOLDERS = 6;

export const mayUse = ({ agreementId, programmeIds }: Pick<Reserved, 'agreementId' | 'programmeIds'>, taker: Taker): boolean =>
  agreementId === null ? programmeIds.includes(taker.programmeId) : agreementId === taker.agreementId;

/** Every choice of some of these, the smallest first; not the empty one. */
export function combinations<T>(items: readonly T[]): T[][] {
  const all = items.reduce<T[][]>((found, item) => [...found, ...found.map((some) => [...some, item])], [[]]);
  return all.slice(1).sort((a, b) => a.length - b.length);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const studentsBeside = (some: readonly Reserved[], takers: readonly Takers[]): number =>
  sum(takers.filter((taker) => !some.some((reserved) => mayUse(reserved, taker))).map(({ students }) => students));

/**
 * Those who may take nothing of some reservations must fit in what these leave, whichever they are. Where that holds, and only
 * there, everybody has a place of their own and every reservation can still be met in full. (Hall's theorem, taken by its other end.)
 */
export const roomBeside = ({ places, takers }: Pick<ReservedWeek, 'places' | 'takers'>, some: readonly Reserved[]): number =>
  places - sum(some.map((reserved) => reserved.places)) - studentsBeside(some, takers);

/** How many more fit of those who may use some reservations; of those who may use none where that is not told. */
export function leftFor(week: Pick<ReservedWeek, 'places' | 'reserved' | 'takers'>, isOwn: (reserved: Reserved) => boolean = () => false): number {
  const others = week.reserved.filter((reserved) => !isOwn(reserved));
  return Math.min(roomBeside(week, []), ...combinations(others).map((some) => roomBeside(week, some)));
}

/** The reservations that stand in the way when these come; undefined where none do. What was too little before, they need not mend. */
export function inTheWayOf(week: Pick<ReservedWeek, 'places' | 'reserved' | 'takers'>, coming: readonly Takers[]): readonly Reserved[] | undefined {
  const after = { ...week, takers: [...week.takers, ...coming] };
  return combinations(week.reserved).find((some) => roomBeside(after, some) < Math.min(0, roomBeside(week, some)));
}
