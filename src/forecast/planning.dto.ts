import { Shown, ShownIfAny, ShownList, ShownOre } from '../platform/http/answer';
import { CodeField, DayField, WholeField } from '../platform/http/fields';
import { RuleField } from '../platform/http/register-fields';
import { termCodeSays, termCodeShape } from '../programmes/term';

const TermField = (description: string): PropertyDecorator => RuleField('term-code', termCodeSays, (text) => termCodeShape.test(text), { description });

export class CurriculumComparisonQuery {
  @CodeField({ description: 'The old curriculum.' }) readonly from!: string;
  @CodeField({ description: 'The new one.' }) readonly to!: string;
  @WholeField({ min: 1, max: 10_000, description: 'Students that begin each term.' }) readonly applicants!: number;
  @TermField('The term in which the first students of the new curriculum begin.') readonly newFrom!: string;
  @TermField('First term to be told.') readonly firstTerm!: string;
  @TermField('Last term to be told, at most 39 after the first.') readonly lastTerm!: string;
  @CodeField({ optional: true }) readonly specialty?: string;
  @WholeField({ optional: true, min: 1, max: 20 }) readonly firstProgrammeTerm?: number;
  @WholeField({ optional: true, min: 1, max: 20 }) readonly lastProgrammeTerm?: number;
  @CodeField({ optional: true, description: 'The agreement at whose hosts\' rate days are valued; without one there is no money.' }) readonly agreement?: string;
  @DayField({ optional: true, description: 'The day whose rate both curricula are told at; today when left out.' }) readonly rateDay?: string;
}

export class CurriculumBlockAnswer {
  @Shown() readonly course!: string;
  @Shown({ type: 'integer' }) readonly programmeTerm!: number;
  @Shown() readonly specialty!: string;
  @Shown({ type: 'integer' }) readonly days!: number;
}

export class CurriculumDaysAnswer {
  @Shown() readonly curriculum!: string;
  @Shown({ type: 'integer' }) readonly daysPerStudent!: number;
  @Shown({ type: 'integer' }) readonly days!: number;
  @Shown({ type: Number }) readonly fullTimeStudents!: number;
  @ShownOre({ optional: true }) readonly amountOre?: number;
  @ShownList(CurriculumBlockAnswer) readonly blocks!: CurriculumBlockAnswer[];
}

export class TermDaysAnswer {
  @Shown() readonly term!: string;
  @Shown({ type: 'integer' }) readonly oldDays!: number;
  @Shown({ type: 'integer' }) readonly newDays!: number;
  @Shown({ type: 'integer' }) readonly days!: number;
  @ShownOre({ optional: true }) readonly amountOre?: number;
}

export class CurriculumComparisonAnswer {
  @ShownList(CurriculumDaysAnswer) readonly curricula!: CurriculumDaysAnswer[];
  @Shown({ type: 'integer' }) readonly moreDays!: number;
  @ShownOre({ optional: true }) readonly moreOre?: number;
  @ShownList(TermDaysAnswer) readonly terms!: TermDaysAnswer[];
}

export class TraineeForecastQuery {
  @WholeField({ min: 2000, max: 2100 }) readonly from!: number;
  @WholeField({ min: 2000, max: 2100 }) readonly to!: number;
}

export class YearNeedAnswer {
  @Shown({ type: 'integer' }) readonly year!: number;
  @ShownIfAny({ type: 'integer' }) readonly bt?: number;
  @ShownIfAny({ type: 'integer' }) readonly at?: number;
  @ShownIfAny({ type: 'integer' }) readonly st?: number;
  @ShownIfAny({ type: 'integer', description: 'Student-years as the region has stated them.' }) readonly vfu?: number;
  @Shown({ type: 'integer', description: 'Placements done and planned.' }) readonly placedHalfDays!: number;
  @Shown({ type: Number, description: '400 half-days are one.' }) readonly placedStudentYears!: number;
}

export class RegionNeedAnswer {
  @ShownIfAny({ description: 'Left out for the whole country.' }) readonly organisation?: string;
  @Shown() readonly name!: string;
  @ShownList(YearNeedAnswer) readonly years!: YearNeedAnswer[];
}

export class TraineeForecastAnswer {
  @ShownList(RegionNeedAnswer) readonly regions!: RegionNeedAnswer[];
  @ShownList(YearNeedAnswer) readonly together!: YearNeedAnswer[];
}
