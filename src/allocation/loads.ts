import { policyOf } from '../fairness/policy';
import type { CompiledProblem } from './compile-problem';
import type { Burden } from './cost';
import type { SeatingPlan } from './seating-plan';
import type { Sitter, Sitting } from './sitting';
import type { Timetables } from './filters/timetables';
import type { TermPicture } from './term-picture';

/** What is needed to say what students bear. */
export interface LoadFacts {
  readonly picture: Pick<TermPicture, 'policies' | 'carried'>;
  /** Rules that nobody's exchange may break. */
  readonly timetables?: Timetables;
  readonly burden: Burden;
  /** Whether those may be moved, too, whose universities have chosen against leximin. */
  readonly isEveryone?: boolean;
}

/** In place of a place, where a block has none. */
const NOWHERE = -1;

/** What everybody bears: what is left from earlier terms, and this term's blocks wherever they are in a plan. */
export class Loads {
  private readonly total = new Map<string, number>();
  private readonly own = new Map<string, Sitter[]>();
  private readonly movable = new Set<Sitter>();
  private readonly weights = new Map<Sitter, Map<number, readonly number[]>>();

  constructor({ teams }: Pick<CompiledProblem, 'teams'>, plan: SeatingPlan, private readonly facts: LoadFacts) {
    for (const { team } of teams) for (const { studentId } of team.members) this.total.set(studentId, facts.picture.carried.get(studentId) ?? 0);
    for (const sitter of plan.all()) {
      const sitting = plan.sittingOf(sitter);
      this.add(sitter, sitting?.choice.place ?? NOWHERE, 1);
      if (sitting && !isFixed(sitting) && this.isLeximin(sitter)) this.release(sitter);
    }
  }

  /** Everybody's points. */
  points(): number[] {
    return [...this.total.values()];
  }

  /** Blocks that may be moved, of one student after the other, of who bears most first; of equals as they stand in the problem, whatever their rows are called. */
  worstFirst(): Sitter[][] {
    const students = [...this.own].map(([studentId, sitters]) => ({ sitters, points: this.total.get(studentId) ?? 0 }));
    return students.sort((a, b) => b.points - a.points).map(({ sitters }) => sitters);
  }

  isMovable(sitter: Sitter): boolean {
    return this.movable.has(sitter);
  }

  /** What the worst off of the block's students bears. */
  heaviest({ team }: Sitter): number {
    return Math.max(...team.members.map(({ studentId }) => this.total.get(studentId) ?? 0));
  }

  /** What she would bear with the block at another place than it is at. */
  heaviestAt(sitter: Sitter, from: number, to: number): number {
    const [now, then] = [this.pointsAt(sitter, from), this.pointsAt(sitter, to)];
    return Math.max(...sitter.team.members.map(({ studentId }, m) => (this.total.get(studentId) ?? 0) - (now[m] ?? 0) + (then[m] ?? 0)));
  }

  /** What the block weighs there for all its students together. */
  sumAt(sitter: Sitter, place: number): number {
    return this.pointsAt(sitter, place).reduce((sum, points) => sum + points, 0);
  }

  /** How far down their lists of wishes the place is for the block's students together; one beyond the last where it is no wish. */
  rankAt(sitter: Sitter, place: number): number {
    const { seats, requirement, list } = sitter.compiled;
    const facts = seats.map(({ enrolment }) => this.facts.burden.facts(enrolment, list.options[place]?.unit, requirement));
    return facts.reduce((sum, { wishMet, wishes }) => sum + (wishMet ?? (wishes > 0 ? wishes + 1 : 0)), 0);
  }

  /** The block is at another place from now on. */
  shift(sitter: Sitter, from: number, to: number): void {
    this.add(sitter, from, -1);
    this.add(sitter, to, 1);
  }

  private add(sitter: Sitter, place: number, sign: 1 | -1): void {
    const points = this.pointsAt(sitter, place);
    sitter.team.members.forEach(({ studentId }, m) => this.total.set(studentId, (this.total.get(studentId) ?? 0) + sign * (points[m] ?? 0)));
  }

  /** Points of each member, in the order of the team; 0 for who has the block settled already. */
  private pointsAt(sitter: Sitter, place: number): readonly number[] {
    const known = this.weights.get(sitter) ?? new Map<number, readonly number[]>();
    this.weights.set(sitter, known);
    const { seats, requirement, list } = sitter.compiled;
    const points = known.get(place) ?? sitter.team.members.map(({ studentId }) => seats
      .filter(({ enrolment }) => enrolment.studentId === studentId)
      .reduce((sum, { enrolment }) => sum + this.facts.burden.points(enrolment, list.options[place]?.unit, requirement), 0));
    known.set(place, points);
    return points;
  }

  private release(sitter: Sitter): void {
    this.movable.add(sitter);
    for (const { studentId } of sitter.team.members) this.own.set(studentId, [...(this.own.get(studentId) ?? []), sitter]);
  }

  private isLeximin({ compiled: { seats } }: Sitter): boolean {
    return this.facts.isEveryone === true || seats.every(({ enrolment }) => policyOf(this.facts.picture.policies, enrolment.universityId).leximin);
  }
}

/** Whether the block is pinned there, or was booked there before. */
function isFixed({ sitter, choice }: Sitting): boolean {
  const { previous, pinned } = sitter.block;
  return pinned !== undefined || (previous?.place === choice.place && previous.start === choice.start);
}
