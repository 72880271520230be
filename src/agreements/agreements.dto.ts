import { Shown, ShownIfAny, ShownList, ShownOre } from '../platform/http/answer';
import { ChoiceField, CodeField, DayField, OreField, TextField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';

class AgreementPartyAnswer {
  @Shown() readonly organisation!: string;
  @Shown({ enum: ['owner', 'mediator', 'host', 'cooperating'] }) readonly role!: string;
}

class PriorityAnswer {
  @Shown({ type: 'integer' }) readonly tier!: number;
  @Shown() readonly criterion!: string;
}

export class AgreementAnswer {
  @Shown() readonly code!: string;
  @Shown() readonly number!: string;
  @Shown() readonly name!: string;
  @ShownIfAny() readonly parent?: string;
  @Shown({ format: 'date' }) readonly validFrom!: string;
  @ShownIfAny({ format: 'date' }) readonly validTo?: string;
  @ShownIfAny({ format: 'date' }) readonly withdrawnOn?: string;
  @Shown({ enum: ['alf', 'vulf', 'vfu', 'backpack', 'bilateral', 'none'] }) readonly funding!: string;
  @Shown({ enum: ['regulated', 'first_come', 'mixed'] }) readonly bookingModel!: string;
  @Shown({ enum: ['certified_only', 'notified_paid', 'as_scheduled'] }) readonly absence!: string;
  @Shown({ type: 'integer' }) readonly publishWeeksBefore!: number;
  @ShownIfAny() readonly housingRules?: string;
  @ShownIfAny() readonly travelRules?: string;
  @ShownList(AgreementPartyAnswer) readonly parties!: AgreementPartyAnswer[];
  @Shown({ type: [String] }) readonly programmes!: string[];
  @ShownList(PriorityAnswer) readonly priorities!: PriorityAnswer[];
}

export class LegQuery extends PageQuery {
  @CodeField({ optional: true }) readonly agreement?: string;
  @ChoiceField(['teaching', 'housing', 'travel'], { optional: true }) readonly kind?: string;
}

export class LegAnswer {
  @Shown() readonly code!: string;
  @Shown() readonly agreement!: string;
  @Shown({ enum: ['teaching', 'housing', 'travel'] }) readonly kind!: string;
  @Shown({ description: 'Code of an organisation, or a role in the agreement: @owner, @mediator, @host.' }) readonly creditor!: string;
  @Shown() readonly debtor!: string;
  @ShownIfAny() readonly ratesFrom?: string;
  @Shown({ enum: ['O', 'E', 'S'] }) readonly vatCategory!: string;
  @Shown() readonly vatDecidedBy!: string;
  @Shown() readonly vatReason!: string;
  @Shown({ enum: ['month', 'four_months', 'term'] }) readonly period!: string;
  @Shown({ type: 'integer' }) readonly daysNet!: number;
  @Shown() readonly series!: string;
  @Shown() readonly wholeKronor!: boolean;
}

export class RateQuery extends PageQuery {
  @CodeField({ optional: true }) readonly leg?: string;
}

export class RateAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown() readonly leg!: string;
  @Shown({ format: 'date' }) readonly validFrom!: string;
  @ShownIfAny({ format: 'date' }) readonly validTo?: string;
  @ShownOre() readonly amountOre!: number;
  @Shown({ enum: ['half_day', 'day', 'week', 'none'] }) readonly unit!: string;
  @Shown({ enum: ['preliminary', 'decided'] }) readonly status!: string;
  @Shown() readonly decision!: string;
}

export class RuleSetQuery extends PageQuery {
  @ChoiceField(['housing', 'travel'], { optional: true }) readonly kind?: string;
}

export class RuleSetAnswer {
  @Shown() readonly code!: string;
  @Shown({ enum: ['housing', 'travel'] }) readonly kind!: string;
  @Shown() readonly name!: string;
  @ShownIfAny({ type: 'integer' }) readonly overKm?: number;
  @ShownIfAny({ type: 'integer' }) readonly overMinutes?: number;
  @ShownOre({ optional: true }) readonly capPerWeekOre?: number;
  @ShownOre({ optional: true }) readonly capPerNightOre?: number;
  @ShownOre({ optional: true }) readonly capPerMonthOre?: number;
  @ShownOre({ optional: true }) readonly capTotalOre?: number;
  @ShownOre() readonly ownShareOre!: number;
  @Shown({ type: 'integer' }) readonly percent!: number;
  @Shown() readonly familyHome!: boolean;
  @Shown({ type: 'integer' }) readonly daysAfterTerm!: number;
}

export class Withdraw {
  @DayField({ description: 'From this day no new bookings; running ones are kept.' }) readonly on!: string;
}

export class Succeed {
  @CodeField({ description: 'Code of the agreement that takes over.' }) readonly successor!: string;
  @DayField({ description: 'From this day service days are settled under the successor.' }) readonly from!: string;
}

export class SetRate {
  @DayField() readonly from!: string;
  @OreField() readonly amountOre!: number;
  @ChoiceField(['half_day', 'day', 'week', 'none']) readonly unit!: 'half_day' | 'day' | 'week' | 'none';
  @ChoiceField(['preliminary', 'decided']) readonly status!: 'preliminary' | 'decided';
  @TextField({ min: 1, max: 200, description: 'Which decision set it.' }) readonly decision!: string;
}
