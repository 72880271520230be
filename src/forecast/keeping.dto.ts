import { Shown, ShownIfAny, ShownOre, ShownVersion } from '../platform/http/answer';
import { changesOf } from '../platform/http/changes';
import { ChoiceField, CodeField, DayField, FlagField, IdField, LineField, OreField, WholeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';
import { traineeKinds, type TraineeKind } from './trainee-demand';

export class ForecastIdParam {
  @IdField() readonly id!: string;
}

export class DayCostQuery extends PageQuery {
  @CodeField({ optional: true }) readonly organisation?: string;
  @CodeField({ optional: true }) readonly unit?: string;
}

export class AddDayCost {
  @CodeField({ clearable: true, description: 'Only at this unit of your own.' }) readonly unit?: string | null;
  @CodeField({ clearable: true, description: 'Only in this specialty.' }) readonly specialty?: string | null;
  @DayField() readonly firstDay!: string;
  @DayField({ clearable: true, description: 'Until further notice when left out.' }) readonly lastDay?: string | null;
  @OreField({ description: 'öre that receiving a student costs for a day' }) readonly amountOre!: number;
  @LineField({ description: 'How the cost was found.' }) readonly ground!: string;
  @FlagField({ optional: true, description: 'Whether the parties to your agreements may read it; otherwise your organisation alone.' }) readonly shared?: boolean;
}

export class ChangeDayCost extends changesOf(AddDayCost, ['unit', 'specialty']) {}

export class DayCostAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown() readonly organisation!: string;
  @ShownIfAny() readonly unit?: string;
  @ShownIfAny() readonly specialty?: string;
  @Shown({ format: 'date' }) readonly firstDay!: string;
  @ShownIfAny({ format: 'date' }) readonly lastDay?: string;
  @ShownOre() readonly amountOre!: number;
  @Shown() readonly ground!: string;
  @Shown() readonly shared!: boolean;
  @ShownVersion() readonly version!: number;
}

export class TraineeDemandQuery extends PageQuery {
  @CodeField({ optional: true }) readonly organisation?: string;
  @ChoiceField(traineeKinds, { optional: true }) readonly kind?: TraineeKind;
  @WholeField({ optional: true, min: 2000, max: 2100 }) readonly year?: number;
}

export class AddTraineeDemand {
  @CodeField({ clearable: true, description: 'The region; the whole country when left out.' }) readonly organisation?: string | null;
  @ChoiceField(traineeKinds, { description: 'bt, at, st: doctors in basic, general and specialist service; vfu: the region\'s own figure of student-years.' }) readonly kind!: TraineeKind;
  @WholeField({ min: 2000, max: 2100 }) readonly year!: number;
  @WholeField({ max: 100_000 }) readonly posts!: number;
}

export class ChangeTraineeDemand extends changesOf(AddTraineeDemand, ['organisation', 'kind', 'year']) {}

export class TraineeDemandAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @ShownIfAny({ description: 'Left out for the whole country.' }) readonly organisation?: string;
  @Shown({ enum: traineeKinds }) readonly kind!: string;
  @Shown({ type: 'integer' }) readonly year!: number;
  @Shown({ type: 'integer' }) readonly posts!: number;
  @ShownVersion() readonly version!: number;
}
