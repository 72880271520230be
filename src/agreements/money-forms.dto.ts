import { WholeOrBlankField } from '../platform/http/blank-fields';
import { ChoiceField, CodeField, DayField, LineField, LooseCodeField, ShapeField, WholeField } from '../platform/http/fields';
import { absencePolicies, type AbsencePolicy } from './agreement';
import { settlementPeriods, vatCategories, type SettlementPeriod, type VatCategory } from './leg';
import { partyShape } from './leg-order';
import { savedWords } from './money-change';
import { rateStatuses, rateUnits, type RateStatus, type RateUnit } from './rate';
import { advancers, type HousingAdvancer } from './settlement-terms';

const yes = ['ja'] as const;

export class MoneyParam {
  @CodeField() readonly code!: string;
}

export class MoneyLegParams extends MoneyParam {
  @CodeField() readonly leg!: string;
}

/** Who decided, when, in which document. */
class DecisionForm {
  @LineField() readonly decidedBy!: string;
  @DayField() readonly decidedOn!: string;
  @LineField({ max: 100 }) readonly documentNumber!: string;
}

export class RateForm extends DecisionForm {
  @CodeField() readonly leg!: string;
  @DayField() readonly from!: string;
  @ShapeField(/^[\d ]{1,12}([.,]\d{1,2})?$/, { example: '3966,79', accepts: 'kronor such as 3966,79' }) readonly kronor!: string;
  @ChoiceField(rateUnits) readonly unit!: RateUnit;
  @ChoiceField(rateStatuses) readonly status!: RateStatus;
  @LineField() readonly decision!: string;
  @ChoiceField(yes, { optional: true }) readonly replaces?: 'ja';
}

export class RevisionForm extends DecisionForm {
  @DayField() readonly from!: string;
  @ShapeField(/^-?\d{1,3}([.,]\d{1,6})?$/, { example: '2,7', accepts: 'per cent such as 2,7' }) readonly percent!: string;
  @ChoiceField(rateStatuses) readonly status!: RateStatus;
  @LineField() readonly decision!: string;
}

export class TermsForm extends DecisionForm {
  @DayField() readonly fromDay!: string;
  @ChoiceField(absencePolicies) readonly absence!: AbsencePolicy;
  @WholeField({ max: 365 }) readonly noticeDays!: number;
  @WholeField({ max: 365 }) readonly cancelDeadlineDays!: number;
  @WholeField({ max: 100 }) readonly cancelPercent!: number;
  @WholeOrBlankField(52) readonly cancelMaxWeeks!: string;
  @LooseCodeField() readonly housingRules?: string;
  @LooseCodeField() readonly travelRules?: string;
  @ChoiceField(['', ...advancers]) readonly housingAdvancedBy!: '' | HousingAdvancer;
  @ChoiceField(yes, { optional: true }) readonly corrects?: 'ja';
}

export class LegForm extends DecisionForm {
  @WholeField({ min: 1, max: 1_000_000_000 }) readonly version!: number;
  @ChoiceField(settlementPeriods) readonly period!: SettlementPeriod;
  @WholeField({ max: 120 }) readonly cutOffDays!: number;
  @WholeField({ max: 120 }) readonly daysNet!: number;
  @ShapeField(/^[A-Z0-9-]{1,12}$/, { example: 'VFU', accepts: '1 to 12 characters of A-Z, 0-9 and -' }) readonly series!: string;
  @ChoiceField(['ja', 'nej']) readonly wholeKronor!: 'ja' | 'nej';
  @ChoiceField(vatCategories) readonly vatCategory!: VatCategory;
  @LineField() readonly vatDecidedBy!: string;
  @DayField() readonly vatDecidedOn!: string;
  @LineField({ max: 300 }) readonly vatReason!: string;
  @ShapeField(new RegExp(`^$|${partyShape.source}`), { example: '@owner', accepts: 'nothing, the code of an organisation, @owner, @mediator or @host' }) readonly laterDebtor!: string;
  @WholeOrBlankField(60) readonly laterAfterMonths!: string;
}

export class SavedQuery {
  @ChoiceField(Object.keys(savedWords), { optional: true }) readonly sparat?: keyof typeof savedWords;
}

export class SuccessorForm {
  @CodeField() readonly successor!: string;
  @DayField() readonly from!: string;
}
