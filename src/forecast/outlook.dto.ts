import { Shown, ShownIfAny, ShownOre } from '../platform/http/answer';
import { CodeField, DayField } from '../platform/http/fields';

export class OutlookQuery {
  @DayField({ optional: true, description: 'First day of service.' }) readonly from?: string;
  @DayField({ optional: true, description: 'Last day of service.' }) readonly to?: string;
  @CodeField({ optional: true }) readonly host?: string;
  @CodeField({ optional: true }) readonly agreement?: string;
  @CodeField({ optional: true }) readonly term?: string;
}

class FlowAnswer {
  @Shown() readonly host!: string;
  @Shown() readonly agreement!: string;
  @ShownIfAny({ description: 'Left out where no leg moves the cost: it stays with whoever has paid it.' }) readonly leg?: string;
  @Shown({ enum: ['teaching', 'housing', 'travel', 'cancellation', 'fixed'] }) readonly kind!: string;
  @Shown() readonly creditor!: string;
  @Shown() readonly debtor!: string;
  @Shown() readonly term!: string;
  @Shown({ example: '2026-11' }) readonly month!: string;
  @Shown({ type: 'integer' }) readonly halfDays!: number;
  @Shown({ type: 'integer', description: 'Half-days whose worth is not known: a rate or a count is missing.' }) readonly unpricedHalfDays!: number;
  @Shown({ type: 'integer', description: 'Placements whose housing cost is not known: the rule has no cap.' }) readonly unpriced!: number;
}

export class AccrualAnswer extends FlowAnswer {
  @ShownOre() readonly readyOre!: number;
  @ShownOre() readonly certifiedOre!: number;
  @ShownOre() readonly recordedOre!: number;
  @ShownOre() readonly expectedOre!: number;
  @ShownOre() readonly totalOre!: number;
}

export class OutlookAnswer extends FlowAnswer {
  @ShownOre() readonly amountOre!: number;
  @ShownOre() readonly preliminaryOre!: number;
}
