import type { UnitFacts } from '../bookings/candidate';
import type { BlockFacts } from '../fairness/burden';
import { burdenOf, pointsOf, wishMet } from '../fairness/burden';
import { policyOf } from '../fairness/policy';
import { Roads } from '../organisations/roads';
import type { Requirement } from '../programmes/course';
import { groupBy } from '../shared/group-by';
import type { PictureEnrolment, TermPicture } from './term-picture';

/** What makes a place better or worse beside what a university's policy weighs, in its points; where it is decided who gets a place, turn counts far more than wishes do. */
export const parameters = {
  /** Another unit than those the student knows from earlier terms. */
  newUnit: 5,
  /** A day that holidays take from a block, which then cannot be fulfilled there. */
  lostDay: 100,
  /** For each position later in the queue; it decides between students of the same tier. */
  queueStep: 1_000,
} as const;

type Wish = TermPicture['wishes'][number];
type Placed = Pick<UnitFacts, 'id' | 'townId'>;
type Who = Pick<PictureEnrolment, 'id' | 'universityId' | 'studyTownId'>;
type Stay = Pick<Requirement, 'windowWeeks' | 'daysPerWeek'>;

/** What a block at a place costs a student: what her university's policy weighs, and continuity. */
export class Burden {
  private readonly wishes: ReadonlyMap<string, readonly Wish[]>;
  private readonly visits = new Map<string, Set<string>>();
  private readonly roads: Roads;

  constructor(private readonly picture: Pick<TermPicture, 'wishes' | 'visits' | 'towns' | 'travelTimes' | 'policies'>) {
    this.wishes = groupBy(picture.wishes, ({ enrolmentId }) => enrolmentId);
    for (const { studentId, unitId } of picture.visits) this.visits.set(studentId, (this.visits.get(studentId) ?? new Set()).add(unitId));
    this.roads = new Roads(picture);
  }

  /** Her wishes, the dearest first. */
  wishesOf(enrolmentId: string): readonly Wish[] {
    return [...(this.wishes.get(enrolmentId) ?? [])].sort((a, b) => a.rank - b.rank);
  }

  /** Towns that the student wishes for, directly or by a unit there, the dearest first. */
  wishedTowns(enrolmentId: string, units: ReadonlyMap<string, UnitFacts>): string[] {
    return this.wishesOf(enrolmentId).flatMap(({ townId, unitId }) => townId ?? (unitId === null ? [] : units.get(unitId)?.townId ?? []));
  }

  /** Whether the place's cost is the same for everybody of the university from the same study town. */
  isCommon({ id, studentId }: Pick<PictureEnrolment, 'id' | 'studentId'>): boolean {
    return !this.wishes.has(id) && !this.visits.has(studentId);
  }

  /** Points for this student's block at this unit. */
  of(enrolment: Who & Pick<PictureEnrolment, 'studentId'>, unit: Placed, stay: Stay): number {
    const known = this.visits.get(enrolment.studentId);
    return this.points(enrolment, unit, stay) + (known && !known.has(unit.id) ? parameters.newUnit : 0);
  }

  /** What of them goes into the ledger. */
  points(enrolment: Who, unit: Placed | undefined, stay: Stay): number {
    return pointsOf(burdenOf(this.facts(enrolment, unit, stay), policyOf(this.picture.policies, enrolment.universityId)));
  }

  /** How the block turns out for her there, or without a place. */
  facts({ id, studyTownId }: Who, unit: Placed | undefined, { windowWeeks, daysPerWeek }: Stay): BlockFacts {
    const wishes = this.wishes.get(id) ?? [];
    const km = unit ? this.roads.km(studyTownId, unit.townId) : 0;
    return { placed: unit !== undefined, km, weeks: windowWeeks, daysPerWeek, wishes: wishes.length, wishMet: unit ? wishMet(wishes, unit) : null };
  }
}
