import { Shown, ShownIfAny, ShownOre } from '../platform/http/answer';
import { ChoiceField, CodeField, DayField, IdField, OreField, WholeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';

const kinds = ['housing', 'travel'] as const;
const states = ['submitted', 'approved', 'refused'] as const;
const bases = ['weeks', 'nights', 'month', 'ticket'] as const;
const homes = ['rented', 'family', 'own'] as const;
const payers = ['student', 'university', 'mediator', 'host'] as const;

export class ClaimQuery extends PageQuery {
  @ChoiceField(kinds, { optional: true }) readonly kind?: string;
  @ChoiceField(states, { optional: true }) readonly state?: string;
  @CodeField({ optional: true }) readonly student?: string;
  @IdField({ optional: true }) readonly bookingId?: string;
}

export class ClaimAnswer {
  @Shown() readonly code!: string;
  @Shown({ enum: kinds }) readonly kind!: string;
  @Shown({ format: 'uuid' }) readonly bookingId!: string;
  @Shown() readonly student!: string;
  @Shown({ format: 'date' }) readonly firstDay!: string;
  @Shown({ format: 'date' }) readonly lastDay!: string;
  @Shown({ enum: bases }) readonly basis!: string;
  @Shown({ type: 'integer' }) readonly units!: number;
  @ShownOre() readonly receiptOre!: number;
  @Shown({ type: 'integer' }) readonly sharedWith!: number;
  @Shown({ enum: homes }) readonly home!: string;
  @Shown({ enum: payers }) readonly advancedBy!: string;
  @Shown({ format: 'date' }) readonly submittedOn!: string;
  @Shown({ enum: states }) readonly state!: string;
  @ShownIfAny() readonly ruleSet?: string;
  @ShownOre({ optional: true }) readonly approvedOre?: number;
  @ShownIfAny() readonly reasonCode?: string;
  @ShownIfAny() readonly reason?: string;
  @ShownIfAny({ format: 'date' }) readonly decidedOn?: string;
}

export class SubmitClaim {
  @CodeField() readonly code!: string;
  @ChoiceField(kinds) readonly kind!: (typeof kinds)[number];
  @IdField() readonly bookingId!: string;
  @DayField() readonly firstDay!: string;
  @DayField() readonly lastDay!: string;
  @ChoiceField(bases) readonly basis!: (typeof bases)[number];
  @WholeField({ max: 1000, description: 'Weeks, nights, months or tickets, as the basis says.' }) readonly units!: number;
  @OreField() readonly receiptOre!: number;
  @WholeField({ optional: true, max: 20, description: 'How many others share the cost.' }) readonly sharedWith?: number;
  @ChoiceField(homes, { optional: true }) readonly home?: (typeof homes)[number];
  @ChoiceField(payers) readonly advancedBy!: (typeof payers)[number];
}
