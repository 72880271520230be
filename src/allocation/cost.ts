import type { Town, TravelTime } from '../organisations/town';
import { estimatedKm } from '../organisations/town';
import type { UnitFacts } from '../bookings/candidate';
import type { PictureEnrolment, TermPicture } from './term-picture';

/** What makes a place better or worse, in points; where it is decided who gets a place, turn counts far more than wishes do. */
export const parameters = {
  /** For each step down a student's list of wishes. */
  wishStep: 10,
  /** A place not wished for by somebody who has wishes. */
  unwished: 60,
  /** Kilometres from the study town that cost nothing. */
  freeKm: 50,
  /** Further kilometres that cost a point. */
  kmPerPoint: 10,
  /** Another unit than those the student knows from earlier terms. */
  newUnit: 5,
  /** A day that holidays take from a block, which then cannot be fulfilled there. */
  lostDay: 100,
  /** For each position later in the queue; it decides between students of the same tier. */
  queueStep: 1_000,
} as const;

type Wish = TermPicture['wishes'][number];

/** What a place costs a student: wishes, commuting, continuity. */
export class Burden {
  private readonly wishes = new Map<string, Wish[]>();
  private readonly visits = new Map<string, Set<string>>();
  private readonly towns: ReadonlyMap<string, Town>;
  private readonly km = new Map<string, Map<string, number>>();

  constructor(picture: Pick<TermPicture, 'wishes' | 'visits' | 'towns' | 'travelTimes'>) {
    for (const wish of picture.wishes) this.wishes.set(wish.enrolmentId, [...(this.wishes.get(wish.enrolmentId) ?? []), wish]);
    for (const { studentId, unitId } of picture.visits) this.visits.set(studentId, new Set([...(this.visits.get(studentId) ?? []), unitId]));
    this.towns = new Map(picture.towns.map((town) => [town.id, town]));
    for (const time of picture.travelTimes) this.know(time);
  }

  /** Towns that the student wishes for, directly or by a unit there, the dearest first. */
  wishedTowns(enrolmentId: string, units: ReadonlyMap<string, UnitFacts>): string[] {
    const wishes = [...(this.wishes.get(enrolmentId) ?? [])].sort((a, b) => a.rank - b.rank);
    return wishes.flatMap(({ townId, unitId }) => townId ?? (unitId === null ? [] : units.get(unitId)?.townId ?? []));
  }

  /** Whether the place's cost is the same for everybody from the same study town. */
  isCommon({ id, studentId }: Pick<PictureEnrolment, 'id' | 'studentId'>): boolean {
    return !this.wishes.has(id) && !this.visits.has(studentId);
  }

  /** Points for this student at this unit. */
  of(enrolment: Pick<PictureEnrolment, 'id' | 'studentId' | 'studyTownId'>, unit: Pick<UnitFacts, 'id' | 'townId'>): number {
    return this.wish(enrolment.id, unit) + this.commuting(enrolment.studyTownId, unit.townId) + this.continuity(enrolment.studentId, unit.id);
  }

  private wish(enrolmentId: string, unit: Pick<UnitFacts, 'id' | 'townId'>): number {
    const wishes = this.wishes.get(enrolmentId);
    if (!wishes) return 0;
    const ranks = wishes.filter(({ unitId, townId }) => unitId === unit.id || townId === unit.townId).map(({ rank }) => rank);
    return ranks.length > 0 ? (Math.min(...ranks) - 1) * parameters.wishStep : parameters.unwished;
  }

  private continuity(studentId: string, unitId: string): number {
    const known = this.visits.get(studentId);
    return known && !known.has(unitId) ? parameters.newUnit : 0;
  }

  private commuting(fromTownId: string, toTownId: string): number {
    return Math.ceil(Math.max(0, this.distance(fromTownId, toTownId) - parameters.freeKm) / parameters.kmPerPoint);
  }

  private distance(fromTownId: string, toTownId: string): number {
    if (fromTownId === toTownId) return 0;
    const known = this.km.get(fromTownId)?.get(toTownId);
    if (known !== undefined) return known;
    const [from, to] = [this.towns.get(fromTownId), this.towns.get(toTownId)];
    const km = from && to ? estimatedKm(from, to) : 0;
    this.know({ fromTownId, toTownId, km });
    return km;
  }

  private know({ fromTownId, toTownId, km }: Pick<TravelTime, 'fromTownId' | 'toTownId' | 'km'>): void {
    const from = this.km.get(fromTownId) ?? new Map<string, number>();
    this.km.set(fromTownId, from.set(toTownId, km));
  }
}
