import { levels } from '../organisations/unit';
import { Shown, ShownList, ShownVersion } from '../platform/http/answer';
import { changesOf } from '../platform/http/changes';
import { ChoiceField, CodeField, IdField, ListField, NewCodeField, TextField, WeekField, WholeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';

const closureReasons = ['reorganisation', 'staff_shortage', 'holiday', 'rebuilding', 'other'] as const;

export class OfferQuery extends PageQuery {
  @CodeField({ optional: true }) readonly unit?: string;
  @CodeField({ optional: true }) readonly specialty?: string;
  @ChoiceField(levels, { optional: true }) readonly level?: (typeof levels)[number];
}

export class OfferAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown() readonly unit!: string;
  @Shown() readonly specialty!: string;
  @Shown({ enum: levels }) readonly level!: string;
  @Shown() readonly firstWeek!: string;
  @Shown() readonly lastWeek!: string;
  @Shown({ type: 'integer', description: 'Students at the same time.' }) readonly places!: number;
}

export class PublishOffer {
  @CodeField() readonly unit!: string;
  @CodeField() readonly specialty!: string;
  @ChoiceField(levels) readonly level!: (typeof levels)[number];
  @WeekField() readonly firstWeek!: string;
  @WeekField() readonly lastWeek!: string;
  @WholeField({ max: 1000 }) readonly places!: number;
}

export class OfUnitQuery extends PageQuery {
  @CodeField({ optional: true }) readonly unit?: string;
}

export class ClosureAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown() readonly unit!: string;
  @Shown() readonly firstWeek!: string;
  @Shown() readonly lastWeek!: string;
  @Shown({ enum: closureReasons }) readonly reason!: string;
  @Shown() readonly note!: string;
  @ShownVersion() readonly version!: number;
}

export class CloseUnit {
  @CodeField() readonly unit!: string;
  @WeekField() readonly firstWeek!: string;
  @WeekField() readonly lastWeek!: string;
  @ChoiceField(closureReasons) readonly reason!: (typeof closureReasons)[number];
  @TextField({ optional: true, max: 500 }) readonly note?: string;
}

/** What is left out stays as it is. */
export class ChangeClosure extends changesOf(CloseUnit, ['unit']) {}

class CompetenceAnswer {
  @Shown() readonly specialty!: string;
  @Shown({ enum: levels }) readonly level!: string;
}

export class SupervisorAnswer {
  @Shown() readonly code!: string;
  @Shown() readonly unit!: string;
  @Shown() readonly firstWeek!: string;
  @Shown() readonly lastWeek!: string;
  @Shown({ type: 'integer', description: 'Students at the same time.' }) readonly students!: number;
  @ShownList(CompetenceAnswer) readonly competences!: CompetenceAnswer[];
  @ShownVersion() readonly version!: number;
}

class CompetenceField {
  @CodeField() readonly specialty!: string;
  @ChoiceField(levels) readonly level!: (typeof levels)[number];
}

export class AddSupervisor {
  @NewCodeField() readonly code!: string;
  @CodeField() readonly unit!: string;
  @WeekField() readonly firstWeek!: string;
  @WeekField() readonly lastWeek!: string;
  @WholeField({ min: 1, max: 100, description: 'Students at the same time.' }) readonly students!: number;
  @ListField(CompetenceField, { min: 1, max: 50 }) readonly competences!: CompetenceField[];
}

export class ChangeSupervisor extends changesOf(AddSupervisor, ['code', 'unit']) {}

export class ClosureParam {
  @IdField() readonly id!: string;
}
