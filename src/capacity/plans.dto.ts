import { levels } from '../organisations/unit';
import { Shown, ShownIfAny, ShownList, ShownVersion } from '../platform/http/answer';
import { ChoiceField, CodeField, DayField, IdField, LineField, ListField, WeekField, WholeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';
import { planStates } from './plan';

class PlanRowField {
  @CodeField() readonly specialty!: string;
  @ChoiceField(levels) readonly level!: (typeof levels)[number];
  @WeekField() readonly firstWeek!: string;
  @WeekField() readonly lastWeek!: string;
  @WholeField({ max: 1000, description: 'Students at the same time.' }) readonly places!: number;
}

class PlanRowAnswer {
  @Shown() readonly specialty!: string;
  @Shown({ enum: levels }) readonly level!: string;
  @Shown() readonly firstWeek!: string;
  @Shown() readonly lastWeek!: string;
  @Shown({ type: 'integer' }) readonly places!: number;
}

export class PlanQuery extends PageQuery {
  @CodeField({ optional: true }) readonly unit?: string;
  @CodeField({ optional: true }) readonly term?: string;
  @ChoiceField(planStates, { optional: true }) readonly state?: (typeof planStates)[number];
}

export class PlanAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown() readonly unit!: string;
  @Shown() readonly term!: string;
  @Shown({ enum: planStates }) readonly state!: string;
  @ShownList(PlanRowAnswer) readonly rows!: PlanRowAnswer[];
  @ShownIfAny({ type: String, format: 'date', description: 'The day from which it counts.' }) readonly effectiveFrom?: string;
  @Shown({ description: 'Why it could not be published on its day; empty otherwise.' }) readonly refusal!: string;
  @Shown() readonly by!: string;
  @Shown({ format: 'date-time' }) readonly changedAt!: string;
  @ShownVersion() readonly version!: number;
}

export class SavePlan {
  @CodeField() readonly unit!: string;
  @CodeField() readonly term!: string;
  @ListField(PlanRowField, { min: 1, max: 2000, description: 'Weeks that no row tells of stay as they are; of rows that share a week the later counts.' })
  readonly rows!: PlanRowField[];
}

export class PublishPlan {
  @DayField({ optional: true, description: 'Places can be seen and booked from the beginning of this day; at once when left out.' })
  readonly effectiveFrom?: string;
}

export class PlanParam {
  @IdField() readonly id!: string;
}

export class ProposalQuery {
  @CodeField() readonly unit!: string;
  @CodeField() readonly term!: string;
  @CodeField({ optional: true, description: 'An earlier term of the unit; its first week goes into the first week.' }) readonly fromTerm?: string;
  @IdField({ optional: true, description: 'A capacity template of the unit.' }) readonly template?: string;
}

class PlanChangeAnswer {
  @Shown() readonly specialty!: string;
  @Shown({ enum: levels }) readonly level!: string;
  @Shown() readonly firstWeek!: string;
  @Shown() readonly lastWeek!: string;
  @Shown({ type: 'integer', nullable: true, description: 'Null where nothing was published.' }) readonly before!: number | null;
  @Shown({ type: 'integer' }) readonly after!: number;
}

export class ProposalAnswer {
  @Shown() readonly unit!: string;
  @Shown() readonly term!: string;
  @ShownList(PlanRowAnswer) readonly rows!: PlanRowAnswer[];
  @ShownList(PlanChangeAnswer) readonly changes!: PlanChangeAnswer[];
}

export class TemplateQuery extends PageQuery {
  @CodeField({ optional: true }) readonly unit?: string;
}

class TemplateRowAnswer {
  @Shown() readonly specialty!: string;
  @Shown({ enum: levels }) readonly level!: string;
  @Shown({ type: 'integer', description: 'Weeks after the term’s first week.' }) readonly first!: number;
  @Shown({ type: 'integer' }) readonly last!: number;
  @Shown({ type: 'integer' }) readonly places!: number;
}

export class TemplateAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown() readonly unit!: string;
  @Shown() readonly name!: string;
  @ShownList(TemplateRowAnswer) readonly rows!: TemplateRowAnswer[];
}

export class SaveTemplate {
  @CodeField() readonly unit!: string;
  @CodeField() readonly term!: string;
  @LineField({ max: 80 }) readonly name!: string;
  @ListField(PlanRowField, { optional: true, max: 2000, description: 'What is published in the term when left out.' }) readonly rows?: PlanRowField[];
}

const changeKinds = ['places', 'closed', 'closure_changed', 'reopened', 'reserved', 'released'] as const;

export class CapacityChangeQuery extends PageQuery {
  @CodeField({ optional: true }) readonly unit?: string;
  @ChoiceField(changeKinds, { optional: true }) readonly kind?: (typeof changeKinds)[number];
}

export class CapacityChangeAnswer {
  @Shown() readonly id!: string;
  @Shown() readonly unit!: string;
  @Shown({ enum: changeKinds }) readonly kind!: string;
  @ShownIfAny({ type: String }) readonly specialty?: string;
  @ShownIfAny({ type: String, enum: levels }) readonly level?: string;
  @Shown() readonly firstWeek!: string;
  @Shown() readonly lastWeek!: string;
  @Shown({ type: 'integer', nullable: true, description: 'Null where nothing was published.' }) readonly before!: number | null;
  @Shown({ type: 'integer', nullable: true }) readonly after!: number | null;
  @Shown() readonly note!: string;
  @Shown({ description: 'The person, or the role where nobody is named.' }) readonly by!: string;
  @Shown({ format: 'date-time' }) readonly at!: string;
}
