import { Shown, ShownIfAny } from '../platform/http/answer';
import { ChoiceField, CodeField, DayField, FlagField, LineField, WholeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';
import { absencePolicies, type AbsencePolicy } from './agreement';
import { advancers, type HousingAdvancer } from './settlement-terms';

export class TermsQuery extends PageQuery {
  @CodeField({ optional: true }) readonly agreement?: string;
}

export class TermsAnswer {
  @Shown({ description: 'The agreement’s code, _ and the first day.' }) readonly id!: string;
  @Shown() readonly agreement!: string;
  @Shown({ format: 'date' }) readonly fromDay!: string;
  @ShownIfAny({ format: 'date', description: 'Last day before the next version; none on the last.' }) readonly toDay?: string;
  @Shown({ enum: absencePolicies }) readonly absence!: string;
  @Shown({ type: 'integer' }) readonly noticeDays!: number;
  @Shown({ type: 'integer' }) readonly cancelDeadlineDays!: number;
  @Shown({ type: 'integer' }) readonly cancelPercent!: number;
  @ShownIfAny({ type: 'integer' }) readonly cancelMaxWeeks?: number;
  @ShownIfAny() readonly housingRules?: string;
  @ShownIfAny() readonly travelRules?: string;
  @ShownIfAny({ enum: advancers }) readonly housingAdvancedBy?: string;
  @ShownIfAny() readonly decidedBy?: string;
  @ShownIfAny({ format: 'date' }) readonly decidedOn?: string;
  @ShownIfAny() readonly documentNumber?: string;
}

/** What is left out stays as before; null takes away what may be left out. */
export class BeginTerms {
  @DayField({ description: 'First service day that is settled by them.' }) readonly fromDay!: string;
  @ChoiceField(absencePolicies, { optional: true }) readonly absence?: AbsencePolicy;
  @WholeField({ optional: true, max: 365, description: 'Scheduled days that are paid after a student has dropped out.' }) readonly noticeDays?: number;
  @WholeField({ optional: true, max: 365, description: 'A placement cancelled fewer days than this before its first is charged.' }) readonly cancelDeadlineDays?: number;
  @WholeField({ optional: true, max: 100, description: 'Per cent of what it would have cost.' }) readonly cancelPercent?: number;
  @WholeField({ clearable: true, min: 1, max: 52, description: 'At most so many weeks of it count.' }) readonly cancelMaxWeeks?: number | null;
  @CodeField({ clearable: true }) readonly housingRules?: string | null;
  @CodeField({ clearable: true }) readonly travelRules?: string | null;
  @ChoiceField(advancers, { clearable: true, description: 'Who pays the rent first.' }) readonly housingAdvancedBy?: HousingAdvancer | null;
  @LineField({ description: 'Who decided.' }) readonly decidedBy!: string;
  @DayField({ clearable: true }) readonly decidedOn?: string | null;
  @LineField({ max: 100, description: 'Number of the document that says so.' }) readonly documentNumber!: string;
  @FlagField({ optional: true, description: 'Whether days that are invoiced already may be credited and billed anew.' }) readonly correctsInvoiced?: boolean;
}

export class TakeBackTerms {
  @FlagField({ optional: true, description: 'Whether days that are invoiced already may be credited and billed anew.' }) readonly correctsInvoiced?: boolean;
}
