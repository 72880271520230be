import { Shown, ShownIfAny, ShownVersion } from '../platform/http/answer';
import { changesOf } from '../platform/http/changes';
import { ChoiceField, CodeField, DayField, FlagField, LineField, NewCodeField, ShapeField, WholeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';
import { legKinds, settlementPeriods, vatCategories } from './leg';
import type { LegKind, SettlementPeriod, VatCategory } from './leg';
import { partyShape } from './leg-order';

export class LegQuery extends PageQuery {
  @CodeField({ optional: true }) readonly agreement?: string;
  @ChoiceField(legKinds, { optional: true }) readonly kind?: string;
}

export class LegAnswer {
  @Shown() readonly code!: string;
  @Shown() readonly agreement!: string;
  @Shown({ enum: legKinds }) readonly kind!: string;
  @Shown({ description: 'Code of an organisation, or a role in the agreement: @owner, @mediator, @host.' }) readonly creditor!: string;
  @Shown() readonly debtor!: string;
  @ShownIfAny({ description: 'Who pays later, told like the debtor.' }) readonly laterDebtor?: string;
  @ShownIfAny({ type: 'integer', description: 'Months after the placement’s first day from which the later debtor pays.' }) readonly laterAfterMonths?: number;
  @ShownIfAny() readonly ratesFrom?: string;
  @Shown({ enum: vatCategories }) readonly vatCategory!: string;
  @Shown() readonly vatDecidedBy!: string;
  @ShownIfAny({ format: 'date' }) readonly vatDecidedOn?: string;
  @Shown() readonly vatReason!: string;
  @Shown({ enum: settlementPeriods }) readonly period!: string;
  @Shown({ type: 'integer', description: 'Days after a period’s end until it is run.' }) readonly cutOffDays!: number;
  @Shown({ type: 'integer' }) readonly daysNet!: number;
  @Shown() readonly series!: string;
  @Shown() readonly wholeKronor!: boolean;
  @ShownIfAny() readonly decidedBy?: string;
  @ShownIfAny({ format: 'date' }) readonly decidedOn?: string;
  @ShownIfAny() readonly documentNumber?: string;
  @ShownVersion() readonly version!: number;
}

const accepts = 'the code of an organisation, @owner, @mediator or @host';

export class AddLeg {
  @NewCodeField() readonly code!: string;
  @CodeField() readonly agreement!: string;
  @ChoiceField(legKinds) readonly kind!: LegKind;
  @ShapeField(partyShape, { example: '@host', accepts, description: `Who sends the invoice: ${accepts}.` }) readonly creditor!: string;
  @ShapeField(partyShape, { example: '@mediator', accepts, description: `Who pays it: ${accepts}.` }) readonly debtor!: string;
  @ShapeField(partyShape, { clearable: true, example: '@owner', accepts, description: 'Who pays from laterAfterMonths months after the placement’s first day on.' }) readonly laterDebtor?: string | null;
  @WholeField({ clearable: true, min: 1, max: 60 }) readonly laterAfterMonths?: number | null;
  @CodeField({ clearable: true, description: 'The leg whose rates hold here too: a teaching leg for teaching and cancellations.' }) readonly ratesFrom?: string | null;
  @ChoiceField(vatCategories, { description: 'O outside the scope of VAT, E exempt, S 25 per cent.' }) readonly vatCategory!: VatCategory;
  @LineField({ description: 'Who decided on VAT.' }) readonly vatDecidedBy!: string;
  @DayField({ clearable: true, description: 'When that was decided.' }) readonly vatDecidedOn?: string | null;
  @LineField({ max: 300, description: 'The law or the ground for it.' }) readonly vatReason!: string;
  @ChoiceField(settlementPeriods, { description: 'What must have ended before it is invoiced.' }) readonly period!: SettlementPeriod;
  @WholeField({ clearable: true, max: 120, description: 'Days after a period’s end until it is run; what is signed later waits for the next run. 0 unless told otherwise.' }) readonly cutOffDays?: number | null;
  @WholeField({ clearable: true, max: 120, description: 'Days from the invoice to its due day; 30 unless told otherwise.' }) readonly daysNet?: number | null;
  @ShapeField(/^[A-Z0-9-]{1,12}$/, { example: 'VFU', accepts: '1 to 12 characters of A-Z, 0-9 and -', description: 'Series of the creditor’s invoice numbers.' }) readonly series!: string;
  @FlagField({ clearable: true, description: 'Whether the sum to pay is rounded to whole kronor.' }) readonly wholeKronor?: boolean | null;
  @LineField({ clearable: true, description: 'Who decided on the leg.' }) readonly decidedBy?: string | null;
  @DayField({ clearable: true }) readonly decidedOn?: string | null;
  @LineField({ clearable: true, max: 100, description: 'Number of the document that says so.' }) readonly documentNumber?: string | null;
}

/** What is left out stays as it is; null takes away what may be left out. */
export class AmendLeg extends changesOf(AddLeg, ['code', 'agreement', 'kind']) {}
