import { Type } from 'class-transformer';
import { priorityCriteria, type PriorityCriterion } from '../agreements/agreement';
import { PolicyFields } from '../fairness/fairness.dto';
import { Shown, ShownIfAny, ShownList } from '../platform/http/answer';
import { ChoiceField, CodeField, ListField, WholeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';
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

export class PreviewResult {
  @Type(() => SumsAnswer) @Shown({ type: SumsAnswer, description: 'As things are, weighed by the new policy.' }) readonly before!: SumsAnswer;
  @Type(() => SumsAnswer) @Shown({ type: SumsAnswer }) readonly after!: SumsAnswer;
  @Type(() => SpreadAnswer) @Shown({ type: SpreadAnswer, description: 'What students bear with what they bore in earlier terms.' }) readonly spreadBefore!: SpreadAnswer;
  @Type(() => SpreadAnswer) @Shown({ type: SpreadAnswer }) readonly spreadAfter!: SpreadAnswer;
  @ShownList(ChangeAnswer) readonly changes!: ChangeAnswer[];
}

const previewStates = ['queued', 'running', 'solved', 'failed', 'cancelled'] as const;

export class PreviewQuery extends PageQuery {
  @CodeField({ optional: true }) readonly term?: string;
}

export class PreviewAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown() readonly term!: string;
  @Shown({ type: 'integer' }) readonly seed!: number;
  @Shown({ enum: previewStates }) readonly state!: string;
  @Shown({ type: 'integer', description: 'Searches that are done, of two.' }) readonly searches!: number;
  @ShownIfAny() readonly failure?: string;
  @Shown({ format: 'date-time' }) readonly createdAt!: string;
  @ShownIfAny({ format: 'date-time' }) readonly finishedAt?: string;
  @Type(() => PreviewResult) @ShownIfAny({ type: PreviewResult, description: 'Once it is solved.' }) readonly result?: PreviewResult;
}
