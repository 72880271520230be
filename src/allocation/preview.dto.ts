import { Type } from 'class-transformer';
import { priorityCriteria, type PriorityCriterion } from '../agreements/agreement';
import { PolicyFields } from '../fairness/fairness.dto';
import { Shown, ShownList } from '../platform/http/answer';
import { ChoiceField, CodeField, ListField, WholeField } from '../platform/http/fields';
import { ChangeAnswer, SumsAnswer } from './comparison.dto';

export class TierField {
  @WholeField({ min: 1, max: 100 }) readonly tier!: number;
  @ChoiceField(priorityCriteria) readonly criterion!: PriorityCriterion;
}

export class OtherOrderField {
  @CodeField({ description: 'The agreement.' }) readonly agreement!: string;
  @ListField(TierField, { max: 10 }) readonly priorities!: TierField[];
}

/** Another policy, another priority order, or both; what is left out is as it is now. */
export class PreviewPolicy extends PolicyFields {
  @CodeField() readonly term!: string;
  @WholeField({ max: 2_147_483_647, description: 'Seed of the lots, the same before and after.' }) readonly seed!: number;
  @ListField(OtherOrderField, { optional: true, max: 20, description: 'Other priority orders of agreements.' }) readonly orders?: OtherOrderField[];
}

export class SpreadAnswer {
  @Shown({ type: 'integer' }) readonly students!: number;
  @Shown({ type: 'number', description: 'Points of who bears most.' }) readonly worst!: number;
  @Shown({ type: 'number' }) readonly mean!: number;
  @Shown({ type: 'number' }) readonly median!: number;
  @Shown({ type: 'number', description: '0 where all bear the same, towards 1 where one bears all.' }) readonly gini!: number;
}

export class PreviewAnswer {
  @Type(() => SumsAnswer) @Shown({ type: SumsAnswer, description: 'As things are, weighed by the new policy.' }) readonly before!: SumsAnswer;
  @Type(() => SumsAnswer) @Shown({ type: SumsAnswer }) readonly after!: SumsAnswer;
  @Type(() => SpreadAnswer) @Shown({ type: SpreadAnswer, description: 'What students bear with what they bore in earlier terms.' }) readonly spreadBefore!: SpreadAnswer;
  @Type(() => SpreadAnswer) @Shown({ type: SpreadAnswer }) readonly spreadAfter!: SpreadAnswer;
  @ShownList(ChangeAnswer) readonly changes!: ChangeAnswer[];
}
