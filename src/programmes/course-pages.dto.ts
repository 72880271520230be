import { levels, type Level } from '../organisations/unit';
import { WeekOrBlankField, WholeOrBlankField } from '../platform/http/blank-fields';
import { ChoiceField, CodeField, IdField, LineField, NewCodeField, WholeField } from '../platform/http/fields';
import { yesOrNo, type YesOrNo } from './course-fields';

export class CourseParam {
  @CodeField() readonly code!: string;
}

export class BlockParams extends CourseParam {
  @IdField() readonly id!: string;
}

/** The form knows the version that it was filled in from. */
export class CourseForm {
  @WholeField({ min: 1, max: 1_000_000_000 }) readonly version!: number;
  @LineField() readonly name!: string;
  @WholeField({ min: 1, max: 20 }) readonly programmeTerm!: number;
  @ChoiceField(yesOrNo) readonly rotateTogether!: YesOrNo;
  @WholeField({ min: 1, max: 500 }) readonly groups!: number;
  @WholeOrBlankField(2000) readonly awayOverKm!: string;
  @WholeOrBlankField(60) readonly awayMinWeeks!: string;
  @WholeOrBlankField(60) readonly awayMaxWeeks!: string;
}

class BlockForm {
  @CodeField() readonly specialty!: string;
  @ChoiceField(levels) readonly level!: Level;
  @WholeField({ min: 1, max: 300 }) readonly days!: number;
  @WholeField({ min: 1, max: 60 }) readonly windowWeeks!: number;
  @WholeField({ min: 1, max: 5 }) readonly daysPerWeek!: number;
  @ChoiceField(['ja'], { optional: true }) readonly monday?: string;
  @ChoiceField(['ja'], { optional: true }) readonly tuesday?: string;
  @ChoiceField(['ja'], { optional: true }) readonly wednesday?: string;
  @ChoiceField(['ja'], { optional: true }) readonly thursday?: string;
  @ChoiceField(['ja'], { optional: true }) readonly friday?: string;
  @WeekOrBlankField() readonly earliestWeek!: string;
  @WeekOrBlankField() readonly latestWeek!: string;
  @WholeField({ min: 1, max: 100 }) readonly sequence!: number;
  @ChoiceField(yesOrNo) readonly inOrder!: YesOrNo;
  @WholeOrBlankField(60) readonly minGapWeeks!: string;
  @WholeOrBlankField(60) readonly maxGapWeeks!: string;
  @ChoiceField(yesOrNo) readonly sameUnit!: YesOrNo;
}

export class NewBlockForm extends BlockForm {
  @NewCodeField() readonly code!: string;
}

export class ChangedBlockForm extends BlockForm {
  @WholeField({ min: 1, max: 1_000_000_000 }) readonly version!: number;
}
