import type { Standing, TimetableCase } from '../../bookings/attempt';
import type { UnitFacts } from '../../bookings/candidate';
import type { ReasonCode } from '../../bookings/reason';
import { timetableRules } from '../../bookings/rules/rules';
import { Roads } from '../../organisations/roads';
import { addDays } from '../../shared/day';
import { groupBy } from '../../shared/group-by';
import { timetableInEnglish } from './in-english';
import type { CompiledBlock, CompiledProblem } from '../compile-problem';
import type { Option } from '../options';
import type { Seat } from '../roster';
import type { Sitter, Sitting } from '../sitting';
import type { PictureBooking, TermPicture } from '../term-picture';

/** Which rule a choice breaks, and in words with the way out. */
export interface TimetableBreach {
  readonly code: ReasonCode;
  readonly reason: string;
  readonly english: string;
}

/** Where and when a block would be. */
export type Wanted = Pick<Sitting, 'sitter' | 'choice' | 'option'>;

/** Rules about the blocks of a student's course together, which no limit of the problem can tell: asked of each choice beside the student's others. */
export class Timetables {
  private readonly roads: Roads;
  private readonly units: ReadonlyMap<string, UnitFacts>;
  private readonly settled: ReadonlyMap<string, readonly PictureBooking[]>;

  constructor(private readonly picture: TermPicture, { inPlay }: Pick<CompiledProblem, 'inPlay'>) {
    const open = new Set(inPlay.map(({ id }) => id));
    this.roads = new Roads(picture);
    this.units = new Map(picture.units.map((unit) => [unit.id, unit]));
    this.settled = groupBy(picture.bookings.filter(({ id }) => !open.has(id)), ({ studentId }) => studentId);
  }

  /** Whether the block's course has such rules at all. */
  isSubject({ course }: Pick<CompiledBlock, 'course'>): boolean {
    const { awayMinWeeks, awayMaxWeeks, requirements } = course;
    return awayMinWeeks !== null || awayMaxWeeks !== null || requirements.some(({ minGapWeeks, maxGapWeeks }) => minGapWeeks !== null || maxGapWeeks !== null);
  }

  /** Whether a place is away for the same members as another. */
  isAlike({ compiled: { seats, course: { awayOverKm } } }: Sitter, one: Option, other: Option): boolean {
    return awayOverKm === null || seats.every((seat) => this.km(seat, one.unit) > awayOverKm === this.km(seat, other.unit) > awayOverKm);
  }

  /** The first rule that the choice breaks for a member, beside the members' other blocks where they sit. */
  breach(wanted: Wanted, others: readonly Sitting[]): TimetableBreach | undefined {
    for (const seat of wanted.sitter.compiled.seats) {
      const timetable = this.caseOf(seat, wanted, others);
      for (const rule of timetableRules) {
        const reason = rule.breach(timetable);
        if (reason !== undefined) return { code: rule.code, reason, english: timetableInEnglish(rule.code, timetable) };
      }
    }
    return undefined;
  }

  private caseOf(seat: Seat, { sitter, choice, option }: Wanted, others: readonly Sitting[]): TimetableCase {
    const { requirement, course } = sitter.compiled;
    const beside = others.flatMap((other) => (other.sitter === sitter ? [] : this.standingOf(seat, other)));
    const settled = (this.settled.get(seat.enrolment.studentId) ?? []).map((booking) => this.standing(seat, booking));
    return {
      enrolmentId: seat.enrolment.id, course, courseRequirements: course.requirements, requirement,
      specialtyName: this.picture.specialtyNames.get(requirement.specialty) ?? requirement.specialty,
      span: this.spanOf(sitter, choice.start),
      student: { km: this.km(seat, option.unit) },
      standing: [...settled, ...beside],
    };
  }

  private standingOf(seat: Seat, { sitter, choice, option }: Sitting): Standing[] {
    const own = sitter.compiled.seats.find(({ enrolment }) => enrolment.studentId === seat.enrolment.studentId);
    if (!own) return [];
    return [{
      enrolmentId: own.enrolment.id, requirementId: sitter.compiled.requirement.id, ...this.spanOf(sitter, choice.start),
      unitName: option.unit.name, km: this.km(seat, option.unit),
    }];
  }

  private standing(seat: Seat, { unitId, enrolmentId, requirementId, firstDay, lastDay }: PictureBooking): Standing {
    const unit = this.units.get(unitId);
    return { enrolmentId, requirementId, firstDay, lastDay, unitName: unit?.name ?? unitId, km: unit ? this.km(seat, unit) : 0 };
  }

  private spanOf({ compiled }: Sitter, start: number): TimetableCase['span'] {
    const firstDay = addDays(this.picture.term.firstDay, 7 * start);
    return { firstDay, lastDay: addDays(firstDay, 7 * compiled.requirement.windowWeeks - 1) };
  }

  private km({ enrolment }: Seat, { townId }: UnitFacts): number {
    return this.roads.km(enrolment.studyTownId, townId);
  }
}
