import { Shown, ShownIfAny, ShownVersion } from '../platform/http/answer';
import { changesOf } from '../platform/http/changes';
import { ChoiceField, CodeField, FlagField, LineField, NewCodeField, ShapeField, WholeField } from '../platform/http/fields';
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
  @ShownIfAny() readonly ratesFrom?: string;
  @Shown({ enum: vatCategories }) readonly vatCategory!: string;
  @Shown() readonly vatDecidedBy!: string;
  @Shown() readonly vatReason!: string;
  @Shown({ enum: settlementPeriods }) readonly period!: string;
  @Shown({ type: 'integer' }) readonly daysNet!: number;
  @Shown() readonly series!: string;
  @Shown() readonly wholeKronor!: boolean;
  @ShownVersion() readonly version!: number;
}

const accepts = 'the code of an organisation, @owner, @mediator or @host';

export class AddLeg {
  @NewCodeField() readonly code!: string;
  @CodeField() readonly agreement!: string;
  @ChoiceField(legKinds) readonly kind!: LegKind;
  @ShapeField(partyShape, { example: '@host', accepts, description: `Who sends the invoice: ${accepts}.` }) readonly creditor!: string;
  @ShapeField(partyShape, { example: '@mediator', accepts, description: `Who pays it: ${accepts}.` }) readonly debtor!: string;
  @CodeField({ clearable: true, description: 'The teaching leg whose rates hold here too.' }) readonly ratesFrom?: string | null;
  @ChoiceField(vatCategories, { description: 'O outside the scope of VAT, E exempt, S 25 per cent.' }) readonly vatCategory!: VatCategory;
  @LineField({ description: 'Who decided on VAT.' }) readonly vatDecidedBy!: string;
  @LineField({ max: 300, description: 'The ground for it.' }) readonly vatReason!: string;
  @ChoiceField(settlementPeriods, { description: 'What must have ended before it is invoiced.' }) readonly period!: SettlementPeriod;
  @WholeField({ clearable: true, max: 120, description: 'Days from the invoice to its due day; 30 unless told otherwise.' }) readonly daysNet?: number | null;
  @ShapeField(/^[A-Z0-9-]{1,12}$/, { example: 'VFU', accepts: '1 to 12 characters of A-Z, 0-9 and -', description: 'Series of the creditor’s invoice numbers.' }) readonly series!: string;
  @FlagField({ clearable: true, description: 'Whether the sum to pay is rounded to whole kronor.' }) readonly wholeKronor?: boolean | null;
}

/** What is left out stays as it is; null takes away what may be left out. */
export class AmendLeg extends changesOf(AddLeg, ['code', 'agreement', 'kind']) {}
