import type { UnitFacts } from '../bookings/candidate';
import type { Requirement } from '../programmes/course';
import type { Day } from '../shared/day';
import { seatKey } from './compile-problem';
import { Burden } from './cost';
import type { Placement } from './proposal';
import type { Proposal } from './solve-rounds';
import type { PictureEnrolment, TermPicture } from './term-picture';

/** A run's proposal with what it was solved from. */
export interface ComparedRun {
  readonly picture: TermPicture;
  readonly proposal: Proposal;
}

/** Where a block is done. */
export interface Stay {
  readonly unit: string;
  readonly unitName: string;
  readonly town: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** How a student's block differs between two runs. */
export interface Change {
  readonly kind: 'moved' | 'placed' | 'lost';
  /** By code; whoever may read more knows whose it is. */
  readonly student: string;
  readonly course: string;
  readonly requirement: string;
  readonly from?: Stay;
  readonly to?: Stay;
  /** Why there is no place any more. */
  readonly reason?: string;
}

/** A run's students together. */
export interface RunSums {
  /** Blocks. */
  readonly placed: number;
  readonly unplaced: number;
  /** Placed blocks whose student got what she wished for first, and any of her wishes. */
  readonly firstWishes: number;
  readonly anyWishes: number;
  /** From study town to unit, one way, over all placed blocks. */
  readonly km: number;
  /** What the placed and unplaced blocks weigh under the universities' policies. */
  readonly points: number;
}

/** Two runs of a term side by side. */
export interface Comparison {
  readonly before: RunSums;
  readonly after: RunSums;
  /** In order of student, course and block. */
  readonly changes: readonly Change[];
}

interface Seat {
  readonly enrolment: PictureEnrolment;
  readonly course: string;
  readonly requirement: Requirement;
}

/** One run, looked up by the seats of students in it. */
class Looked {
  readonly placements: ReadonlyMap<string, Placement>;
  readonly seats = new Map<string, Seat>();
  private readonly units: ReadonlyMap<string, UnitFacts>;
  private readonly reasons: ReadonlyMap<string, string>;

  constructor(private readonly run: ComparedRun, isShown: (enrolmentId: string) => boolean) {
    const { picture, proposal } = run;
    const courses = new Map(picture.courses.map((course) => [course.id, course]));
    for (const enrolment of picture.enrolments.filter(({ id }) => isShown(id))) {
      const course = courses.get(enrolment.courseId);
      for (const requirement of course?.requirements ?? []) this.seats.set(seatKey(enrolment.id, requirement.id), { enrolment, course: course?.code ?? '', requirement });
    }
    const ofSeats = <T extends { enrolmentId: string; requirementId: string }>(list: readonly T[]): [string, T][] =>
      list.map((item) => [seatKey(item.enrolmentId, item.requirementId), item] as [string, T]).filter(([key]) => this.seats.has(key));
    this.placements = new Map(ofSeats(proposal.placements));
    this.reasons = new Map(ofSeats(proposal.reserves).map(([key, { reason }]) => [key, reason]));
    this.units = new Map(picture.units.map((unit) => [unit.id, unit]));
  }

  stay(key: string): Stay | undefined {
    const placement = this.placements.get(key);
    const unit = this.units.get(placement?.unitId ?? '');
    return placement && unit && { unit: unit.code, unitName: unit.name, town: unit.townName, firstDay: placement.firstDay, lastDay: placement.lastDay };
  }

  reason(key: string): string | undefined {
    return this.reasons.get(key);
  }

  sums(): RunSums {
    const burden = new Burden(this.run.picture);
    const sums = { placed: 0, unplaced: 0, firstWishes: 0, anyWishes: 0, km: 0, points: 0 };
    for (const key of [...this.placements.keys(), ...this.reasons.keys()]) {
      const seat = this.seats.get(key);
      if (!seat) continue;
      const unit = this.units.get(this.placements.get(key)?.unitId ?? '');
      const { km, wishMet } = burden.facts(seat.enrolment, unit, seat.requirement);
      sums.placed += unit ? 1 : 0;
      sums.unplaced += unit ? 0 : 1;
      sums.firstWishes += wishMet === 1 ? 1 : 0;
      sums.anyWishes += wishMet === null ? 0 : 1;
      sums.km += km;
      sums.points += burden.points(seat.enrolment, unit, seat.requirement);
    }
    return sums;
  }
}

/** What the later run does otherwise than the earlier one, for those of the enrolments that may be shown. */
export function compareRuns(before: ComparedRun, after: ComparedRun, isShown: (enrolmentId: string) => boolean): Comparison {
  const [first, second] = [new Looked(before, isShown), new Looked(after, isShown)];
  const keys = new Set([...first.placements.keys(), ...second.placements.keys()]);
  const changes = [...keys].flatMap((key) => change(first, second, key));
  return { before: first.sums(), after: second.sums(), changes: changes.sort(inOrder) };
}

function change(first: Looked, second: Looked, key: string): Change[] {
  const seat = second.seats.get(key) ?? first.seats.get(key);
  const [from, to] = [first.stay(key), second.stay(key)];
  if (!seat || isSame(from, to)) return [];
  const whose = { student: seat.enrolment.studentCode, course: seat.course, requirement: seat.requirement.code };
  if (!to) return [{ kind: 'lost', ...whose, ...(from && { from }), ...reasonFor(second.reason(key)) }];
  return [from ? { kind: 'moved', ...whose, from, to } : { kind: 'placed', ...whose, to }];
}

const isSame = (one: Stay | undefined, other: Stay | undefined): boolean => one?.unit === other?.unit && one?.firstDay === other?.firstDay;

const reasonFor = (reason: string | undefined): Pick<Change, 'reason'> => (reason === undefined ? {} : { reason });

const wordOf = ({ student, course, requirement }: Change): string => `${student} ${course} ${requirement}`;

const inOrder = (a: Change, b: Change): number => (wordOf(a) < wordOf(b) ? -1 : 1);
