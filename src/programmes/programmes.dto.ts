import { Shown, ShownIfAny, ShownVersion } from '../platform/http/answer';
import { CodeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';

export class TermAnswer {
  @Shown() readonly code!: string;
  @Shown() readonly firstWeek!: string;
  @Shown() readonly lastWeek!: string;
  @Shown({ format: 'date' }) readonly firstDay!: string;
  @Shown({ format: 'date' }) readonly lastDay!: string;
  @ShownVersion() readonly version!: number;
}

export class DayExceptionAnswer {
  @Shown({ format: 'date' }) readonly day!: string;
  @Shown({ enum: ['closed', 'open'] }) readonly kind!: string;
  @Shown() readonly name!: string;
  @ShownVersion() readonly version!: number;
}

export class ProgrammeQuery extends PageQuery {
  @CodeField({ optional: true }) readonly university?: string;
}

export class ProgrammeAnswer {
  @Shown() readonly code!: string;
  @Shown() readonly name!: string;
  @Shown() readonly university!: string;
  @ShownVersion() readonly version!: number;
}

/** Lists that belong to a programme. */
export class OfProgrammeQuery extends PageQuery {
  @CodeField({ optional: true }) readonly programme?: string;
}

export class StudySiteAnswer {
  @Shown() readonly code!: string;
  @Shown() readonly name!: string;
  @Shown() readonly programme!: string;
  @Shown({ type: 'integer' }) readonly weight!: number;
  @Shown({ type: [String] }) readonly towns!: string[];
  @ShownVersion() readonly version!: number;
}

export class CurriculumAnswer {
  @Shown() readonly code!: string;
  @Shown() readonly name!: string;
  @Shown() readonly programme!: string;
  @Shown({ type: 'integer' }) readonly terms!: number;
  @ShownVersion() readonly version!: number;
}

export class CourseQuery extends PageQuery {
  @CodeField({ optional: true }) readonly curriculum?: string;
}

export class CourseAnswer {
  @Shown() readonly code!: string;
  @Shown() readonly name!: string;
  @Shown() readonly curriculum!: string;
  @Shown({ type: 'integer' }) readonly programmeTerm!: number;
  @Shown({ type: 'integer' }) readonly groups!: number;
  @Shown() readonly rotateTogether!: boolean;
  @ShownIfAny({ type: 'integer' }) readonly awayOverKm?: number;
  @ShownIfAny({ type: 'integer' }) readonly awayMinWeeks?: number;
  @ShownIfAny({ type: 'integer' }) readonly awayMaxWeeks?: number;
  @ShownVersion() readonly version!: number;
}

export class RequirementQuery extends PageQuery {
  @CodeField({ optional: true }) readonly course?: string;
}

export class RequirementAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown() readonly course!: string;
  @Shown() readonly code!: string;
  @Shown() readonly specialty!: string;
  @Shown({ enum: ['basic', 'advanced'] }) readonly level!: string;
  @Shown({ type: 'integer' }) readonly days!: number;
  @Shown({ type: 'integer' }) readonly windowWeeks!: number;
  @Shown({ type: 'integer' }) readonly daysPerWeek!: number;
  @Shown({ type: 'integer' }) readonly sequence!: number;
  @Shown() readonly inOrder!: boolean;
  @ShownIfAny() readonly earliestWeek?: string;
  @ShownIfAny() readonly latestWeek?: string;
  @Shown({ type: 'array', items: { type: 'integer' }, description: '1 Monday to 5 Friday; none means any.' }) readonly weekdays!: number[];
  @Shown() readonly sameUnit!: boolean;
  @ShownIfAny({ type: 'integer' }) readonly minGapWeeks?: number;
  @ShownIfAny({ type: 'integer' }) readonly maxGapWeeks?: number;
  @ShownVersion() readonly version!: number;
}
