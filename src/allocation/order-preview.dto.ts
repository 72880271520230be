import { Type } from 'class-transformer';
import { Shown, ShownIfAny, ShownList } from '../platform/http/answer';
import { ChoiceField, CodeField, IdField, ListField, TextField, WholeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';
import { priorityCriteria, type PriorityCriterion } from '../agreements/agreement';
import { StayAnswer } from './comparison.dto';

export class OrderPreviewQuery extends PageQuery {
  @CodeField({ optional: true }) readonly agreement?: string;
  @CodeField({ optional: true }) readonly term?: string;
}

export class OrderPreviewParam {
  @IdField() readonly id!: string;
}

class OrderTierField {
  @WholeField({ min: 1, max: 20, description: '1 first; several criteria may share a tier.' }) readonly tier!: number;
  @ChoiceField(priorityCriteria) readonly criterion!: PriorityCriterion;
}

/** Another priority order for an agreement, tried on all students of a term before it is saved. */
export class TryOrder {
  @CodeField() readonly agreement!: string;
  @CodeField() readonly term!: string;
  @WholeField({ max: 2_147_483_647, description: 'Seed of the lots, the same by both orders.' }) readonly seed!: number;
  @ListField(OrderTierField, { max: priorityCriteria.length, description: 'The whole order, as it would be.' }) readonly priorities!: OrderTierField[];
}

class TierAnswer {
  @Shown({ type: 'integer' }) readonly tier!: number;
  @Shown({ enum: priorityCriteria }) readonly criterion!: string;
}

class UniversityChangeAnswer {
  @Shown() readonly university!: string;
  @Shown({ type: 'integer', description: 'Blocks with a place by the order that holds.' }) readonly placedBefore!: number;
  @Shown({ type: 'integer', description: 'Blocks with a place by the other order.' }) readonly placedAfter!: number;
  @Shown({ type: 'integer', description: 'Blocks that would get a place.' }) readonly gained!: number;
  @Shown({ type: 'integer', description: 'Blocks that would lose theirs.' }) readonly lost!: number;
  @Shown({ type: 'integer', description: 'Blocks that would have another place or other weeks.' }) readonly moved!: number;
}

class OrderChangeAnswer {
  @Shown({ enum: ['moved', 'placed', 'lost'] }) readonly kind!: string;
  @ShownIfAny({ description: 'Code of the student; only for her own university.' }) readonly student?: string;
  @Shown() readonly university!: string;
  @Shown() readonly course!: string;
  @Shown() readonly requirement!: string;
  @Type(() => StayAnswer) @ShownIfAny({ type: StayAnswer }) readonly from?: StayAnswer;
  @Type(() => StayAnswer) @ShownIfAny({ type: StayAnswer }) readonly to?: StayAnswer;
  @ShownIfAny({ description: 'Why there would be no place any more; only for her own university.' }) readonly reason?: string;
}

class OrderPreviewResult {
  @ShownList(UniversityChangeAnswer) readonly universities!: UniversityChangeAnswer[];
  @ShownList(OrderChangeAnswer) readonly changes!: OrderChangeAnswer[];
}

export class OrderPreviewAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown({ type: 'integer' }) readonly number!: number;
  @Shown() readonly agreement!: string;
  @Shown({ type: 'integer', description: 'The agreement’s version that it compares with; it is saved only while that is the version.' }) readonly agreementVersion!: number;
  @Shown({ description: 'Organisation that asked.' }) readonly askedBy!: string;
  @Shown() readonly term!: string;
  @Shown({ type: 'integer' }) readonly seed!: number;
  @ShownList(TierAnswer) readonly priorities!: TierAnswer[];
  @ShownList(TierAnswer) readonly prioritiesBefore!: TierAnswer[];
  @Shown({ enum: ['queued', 'running', 'solved', 'failed'] }) readonly state!: string;
  @Shown({ type: 'integer', description: 'Searches that are done, of two.' }) readonly searches!: number;
  @ShownIfAny() readonly failure?: string;
  @Shown({ format: 'date-time' }) readonly createdAt!: string;
  @ShownIfAny({ format: 'date-time' }) readonly finishedAt?: string;
  @ShownIfAny({ format: 'date-time', description: 'When the order became the agreement’s.' }) readonly savedAt?: string;
  @Type(() => OrderPreviewResult) @ShownIfAny({ type: OrderPreviewResult, description: 'Once it is solved, where one preview is read.' }) readonly result?: OrderPreviewResult;
}

export class AgreementParam {
  @TextField({ max: 60 }) readonly agreement!: string;
}

export class OrderPreviewPageParams extends AgreementParam {
  @IdField() readonly id!: string;
}

const tier = { optional: true, max: 2 } as const;

/** For each criterion the number of its tier, or nothing. */
export class OrderForm {
  @CodeField() readonly term!: string;
  @WholeField({ max: 2_147_483_647 }) readonly seed!: number;
  @TextField(tier) readonly special_reason?: string;
  @TextField(tier) readonly parent?: string;
  @TextField(tier) readonly doctoral_student?: string;
  @TextField(tier) readonly teaching_assistant?: string;
  @TextField(tier) readonly owner?: string;
  @TextField(tier) readonly cooperating?: string;
  @TextField(tier) readonly distance?: string;
  @TextField(tier) readonly lives_in_region?: string;
  @TextField(tier) readonly advanced_level?: string;
  @TextField(tier) readonly basic_level?: string;
  @TextField(tier) readonly enrolled_abroad?: string;
  @TextField(tier) readonly everyone?: string;
}
