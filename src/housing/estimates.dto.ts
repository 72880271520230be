import { Expose, Type } from 'class-transformer';
import { ApiProperty } from '@nestjs/swagger';
import { Shown, ShownIfAny, ShownOre } from '../platform/http/answer';
import { IdField, WholeField } from '../platform/http/fields';

export class EstimateQuery {
  @WholeField({ optional: true, max: 100_000_000, description: 'öre that she would pay a week; what others have paid, unless told' }) readonly rentPerWeekOre?: number;
  @WholeField({ optional: true, max: 100_000_000, description: 'öre that her tickets would cost' }) readonly ticketsOre?: number;
}

export class EnrolmentParam {
  @IdField() readonly id!: string;
}

export class CostEstimateAnswer {
  @Shown({ description: 'Whether the rule reaches so far.' }) readonly eligible!: boolean;
  @ShownIfAny() readonly ruleName?: string;
  @ShownOre({ optional: true }) readonly capOre?: number;
  @ShownOre({ optional: true }) readonly costOre?: number;
  @ShownOre({ optional: true }) readonly paidOre?: number;
  @ShownOre({ optional: true }) readonly netOre?: number;
}

export class TownEstimateAnswer {
  @Shown() readonly town!: string;
  @Shown() readonly townName!: string;
  @Shown() readonly host!: string;
  @Shown() readonly agreement!: string;
  @Shown({ type: 'integer' }) readonly units!: number;
  @Shown({ type: 'integer' }) readonly weeks!: number;
  @Shown({ type: 'integer', description: 'One way, from the study town.' }) readonly km!: number;
  @ShownIfAny({ type: 'integer' }) readonly minutes?: number;
  @ShownIfAny() readonly housingBorneBy?: string;
  @ShownIfAny() readonly housingAdvancedBy?: string;
  @Expose() @Type(() => CostEstimateAnswer) @ApiProperty({ type: CostEstimateAnswer }) readonly housing!: CostEstimateAnswer;
  @Expose() @Type(() => CostEstimateAnswer) @ApiProperty({ type: CostEstimateAnswer }) readonly travel!: CostEstimateAnswer;
  @ShownOre({ optional: true }) readonly netOre?: number;
  @Shown({ description: 'In Swedish.' }) readonly rests!: string;
}
