import { Type } from 'class-transformer';
import { Shown, ShownIfAny, ShownList } from '../platform/http/answer';
import { IdField } from '../platform/http/fields';

export class ComparedParams {
  @IdField() readonly id!: string;
  @IdField() readonly other!: string;
}

export class SumsAnswer {
  @Shown({ type: 'integer', description: 'Blocks of the university’s own students.' }) readonly placed!: number;
  @Shown({ type: 'integer' }) readonly unplaced!: number;
  @Shown({ type: 'integer', description: 'Placed blocks whose student got what she wished for first.' }) readonly firstWishes!: number;
  @Shown({ type: 'integer', description: 'Placed blocks whose student got any of her wishes.' }) readonly anyWishes!: number;
  @Shown({ type: 'integer', description: 'Kilometres from study town to unit, one way, over all placed blocks.' }) readonly km!: number;
  @Shown({ type: 'integer', description: 'What the blocks weigh under the university’s policy of fairness.' }) readonly points!: number;
}

export class ObjectiveAnswer {
  @Shown({ type: 'array', items: { type: 'integer' }, description: 'Students’ blocks without a place, by tier.' }) readonly unplaced!: number[];
  @Shown({ type: 'integer' }) readonly moved!: number;
  @Shown({ type: 'integer' }) readonly cost!: number;
}

export class ComparedRunAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown({ type: 'integer' }) readonly number!: number;
  @Shown({ type: 'integer' }) readonly seed!: number;
  @Shown() readonly state!: string;
  @Type(() => SumsAnswer) @Shown({ type: SumsAnswer }) readonly sums!: SumsAnswer;
  @Type(() => ObjectiveAnswer) @ShownIfAny({ type: ObjectiveAnswer, description: 'Of the whole run; absent where it is for several universities.' }) readonly objective?: ObjectiveAnswer;
}

export class StayAnswer {
  @Shown() readonly unit!: string;
  @Shown() readonly unitName!: string;
  @Shown() readonly town!: string;
  @Shown({ format: 'date' }) readonly firstDay!: string;
  @Shown({ format: 'date' }) readonly lastDay!: string;
}

export class ChangeAnswer {
  @Shown({ enum: ['moved', 'placed', 'lost'] }) readonly kind!: string;
  @Shown() readonly student!: string;
  @Shown() readonly course!: string;
  @Shown() readonly requirement!: string;
  @Type(() => StayAnswer) @ShownIfAny({ type: StayAnswer }) readonly from?: StayAnswer;
  @Type(() => StayAnswer) @ShownIfAny({ type: StayAnswer }) readonly to?: StayAnswer;
  @ShownIfAny({ description: 'Why there is no place any more.' }) readonly reason?: string;
}

export class ComparisonAnswer {
  @Shown() readonly term!: string;
  @Type(() => ComparedRunAnswer) @Shown({ type: ComparedRunAnswer, description: 'The run that is compared with.' }) readonly before!: ComparedRunAnswer;
  @Type(() => ComparedRunAnswer) @Shown({ type: ComparedRunAnswer }) readonly after!: ComparedRunAnswer;
  @ShownList(ChangeAnswer) readonly changes!: ChangeAnswer[];
}
