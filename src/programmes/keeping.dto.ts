import { levels, type Level } from '../organisations/unit';
import { changesOf } from '../platform/http/changes';
import { ChoiceField, CodeField, DayField, FlagField, IdField, LineField, NewCodeField, WeekField, WholeField } from '../platform/http/fields';
import { MomentField, RuleField, WeekdaysField } from '../platform/http/register-fields';
import { termCodeSays, termCodeShape } from './term';

export class AddTerm {
  @RuleField('term-code', termCodeSays, (text) => termCodeShape.test(text)) readonly code!: string;
  @WeekField() readonly firstWeek!: string;
  @WeekField({ description: 'At most 59 weeks after the first.' }) readonly lastWeek!: string;
}

export class ChangeTerm extends changesOf(AddTerm, ['code']) {}

export class DayParam {
  @DayField() readonly day!: string;
}

export class AddDayException {
  @DayField() readonly day!: string;
  @ChoiceField(['closed', 'open'], { description: 'closed: no placement that day; open: placement although it is a weekend or a holiday.' }) readonly kind!: 'closed' | 'open';
  @LineField({ description: 'Why, for people.' }) readonly name!: string;
}

export class ChangeDayException extends changesOf(AddDayException, ['day']) {}

export class AddProgramme {
  @NewCodeField() readonly code!: string;
  @LineField() readonly name!: string;
}

export class ChangeProgramme extends changesOf(AddProgramme, ['code']) {}

export class AddCurriculum {
  @NewCodeField() readonly code!: string;
  @CodeField() readonly programme!: string;
  @LineField() readonly name!: string;
  @WholeField({ min: 1, max: 20, description: 'Length, terms.' }) readonly terms!: number;
}

export class ChangeCurriculum extends changesOf(AddCurriculum, ['code', 'programme']) {}

export class AddCourse {
  @NewCodeField() readonly code!: string;
  @CodeField() readonly curriculum!: string;
  @LineField() readonly name!: string;
  @WholeField({ min: 1, max: 20, description: 'Term of the programme in which it is read.' }) readonly programmeTerm!: number;
  @WholeField({ optional: true, min: 1, max: 500, description: 'Groups that students are split into when they rotate together; 1 when left out.' }) readonly groups?: number;
  @FlagField({ optional: true, description: 'Whether a group is placed at the same units in the same weeks.' }) readonly rotateTogether?: boolean;
  @WholeField({ clearable: true, max: 2000, description: 'Kilometres one way from the study town beyond which a placement is away.' }) readonly awayOverKm?: number | null;
  @WholeField({ clearable: true, max: 60, description: 'Weeks of the course that each student spends away, at least.' }) readonly awayMinWeeks?: number | null;
  @WholeField({ clearable: true, max: 60, description: 'Weeks of the course that each student spends away, at most.' }) readonly awayMaxWeeks?: number | null;
}

export class ChangeCourse extends changesOf(AddCourse, ['code', 'curriculum']) {}

export class KeptParam {
  @IdField() readonly id!: string;
}

export class AddRequirement {
  @CodeField() readonly course!: string;
  @NewCodeField({ description: 'Tells it from the other blocks of the course.' }) readonly code!: string;
  @CodeField() readonly specialty!: string;
  @ChoiceField(levels) readonly level!: Level;
  @WholeField({ min: 1, max: 300, description: 'Placement days to be done.' }) readonly days!: number;
  @WholeField({ min: 1, max: 60, description: 'Consecutive weeks within which all the days must lie.' }) readonly windowWeeks!: number;
  @WholeField({ optional: true, min: 1, max: 5, description: '5 when left out.' }) readonly daysPerWeek?: number;
  @WholeField({ optional: true, min: 1, max: 100, description: 'Order of the block in the course.' }) readonly sequence?: number;
  @FlagField({ optional: true, description: 'Whether it must come after blocks of lower sequence.' }) readonly inOrder?: boolean;
  @WeekField({ clearable: true, description: 'First week that it may begin in.' }) readonly earliestWeek?: string | null;
  @WeekField({ clearable: true, description: 'Last week that it may end in.' }) readonly latestWeek?: string | null;
  @WeekdaysField({ description: 'Weekdays of the placement; none means any.' }) readonly weekdays?: number[];
  @FlagField({ optional: true, description: 'Whether it is done where the student has been in the specialty in earlier terms.' }) readonly sameUnit?: boolean;
  @WholeField({ clearable: true, max: 60, description: 'Whole weeks after the blocks of lower sequence, at least; takes inOrder.' }) readonly minGapWeeks?: number | null;
  @WholeField({ clearable: true, max: 60, description: 'Whole weeks after the last block of lower sequence, at most; takes inOrder.' }) readonly maxGapWeeks?: number | null;
}

export class ChangeRequirement extends changesOf(AddRequirement, ['course', 'code']) {}

export class AddEnrolment {
  @CodeField() readonly student!: string;
  @CodeField() readonly course!: string;
  @CodeField() readonly term!: string;
  @CodeField({ clearable: true, description: 'One is allotted when the programme has some and none is given.' }) readonly studySite?: string | null;
  @NewCodeField({ clearable: true, description: 'In a course that rotates together; groups are formed when none is given.' }) readonly group?: string | null;
  @NewCodeField({ clearable: true, description: 'Label that two students share who want to be placed together.' }) readonly pair?: string | null;
  @MomentField({ clearable: true, description: 'When the place was asked for; decides where the first who asks comes first.' }) readonly requestedAt?: string | null;
  @WeekdaysField({ description: 'Weekdays that the student spends at her home clinic.' }) readonly homeDays?: number[];
}

export class ChangeEnrolment extends changesOf(AddEnrolment, ['student', 'course', 'term']) {}
