import type { UnitFacts } from '../bookings/candidate';
import type { ReasonCode } from '../bookings/reason';
import type { Said } from '../shared/english';
import { termWeeks } from '../shared/term';
import { mondayOf } from '../shared/week';
import type { CompiledBlock, CompiledProblem } from './compile-problem';
import { Counted } from './counted';
import { personalRules, Persons } from './filters/personal';
import { personalInEnglish } from './filters/in-english';
import { Options } from './options';
import type { TermPicture } from './term-picture';

/** Asks every rule about a unit and a block, and not only the first that stands against it. */
export class RulesAgainst {
  private readonly options: Options;
  private readonly persons: Persons;

  constructor(private readonly picture: TermPicture, { inPlay }: Pick<CompiledProblem, 'inPlay'>) {
    this.options = new Options(picture, new Counted(termWeeks(picture.term).map(mondayOf), picture, inPlay));
    this.persons = new Persons(picture);
  }

  of(unit: UnitFacts, { course, requirement, seats, list }: CompiledBlock, enrolmentId: string): (Said & { readonly code: ReasonCode })[] {
    const site = seats.find(({ enrolment }) => enrolment.id === enrolmentId)?.site;
    const common = this.options.breaches(unit, { course, requirement, site });
    const kept = list.conflicts.filter(({ filtered }) => filtered.unitId === unit.id && filtered.code === 'conflict-of-interest').map(({ filtered }) => filtered);
    return [
      ...[...common, ...kept.slice(0, 1)].map(({ code, detail, english }) => ({ code, sv: detail, en: english })),
      ...seats.flatMap(({ enrolment }) => this.personal(unit, { course, requirement }, enrolment)),
    ];
  }

  private personal(unit: UnitFacts, { requirement }: Pick<CompiledBlock, 'course' | 'requirement'>, enrolment: TermPicture['enrolments'][number]): (Said & { readonly code: ReasonCode })[] {
    if (!this.persons.isLimited(enrolment, requirement)) return [];
    const specialtyName = this.picture.specialtyNames.get(requirement.specialty) ?? requirement.specialty;
    const asked = { requirement, specialtyName, unit, student: this.persons.factsOf(enrolment, requirement, unit) };
    return personalRules.flatMap((rule) => {
      const sv = rule.breach(asked);
      return sv === undefined ? [] : [{ code: rule.code, sv, en: personalInEnglish(rule, asked) }];
    });
  }
}
