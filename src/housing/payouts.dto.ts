import { Shown, ShownIfAny, ShownOre } from '../platform/http/answer';
import { ChoiceField, CodesField, DayField, LineField, ListField, ShapeField, TextField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';
import { itemStates, payoutMethods, payoutStates, type PayoutMethod } from './payout';

const PayoutNumberField = (): PropertyDecorator => ShapeField(/^\d{1,18}$/, { optional: true, example: '1', accepts: 'the number of a payout' });

export class PayoutQuery extends PageQuery {
  @ChoiceField(payoutStates, { optional: true }) readonly state?: string;
  @ChoiceField(payoutMethods, { optional: true }) readonly method?: string;
}

export class PayoutItemQuery extends PageQuery {
  @PayoutNumberField() readonly payout?: string;
  @TextField({ optional: true, max: 40 }) readonly claim?: string;
  @ChoiceField(itemStates, { optional: true }) readonly state?: string;
}

export class PayoutAnswer {
  @Shown() readonly id!: string;
  @Shown({ enum: payoutMethods }) readonly method!: string;
  @Shown({ enum: payoutStates }) readonly state!: string;
  @Shown({ format: 'date' }) readonly payOn!: string;
  @Shown() readonly messageId!: string;
  @Shown({ type: 'integer' }) readonly count!: number;
  @ShownOre() readonly sumOre!: number;
  @Shown({ type: 'integer' }) readonly paid!: number;
  @Shown({ type: 'integer' }) readonly rejected!: number;
  @Shown() readonly preparedBy!: string;
  @ShownIfAny() readonly approvedBy?: string;
}

export class PayoutItemAnswer {
  @Shown({ description: 'The end-to-end id that the bank gives back.' }) readonly id!: string;
  @Shown() readonly payout!: string;
  @Shown() readonly claim!: string;
  @ShownIfAny() readonly student?: string;
  @ShownOre() readonly amountOre!: number;
  @Shown({ enum: itemStates }) readonly state!: string;
  @ShownIfAny({ format: 'date' }) readonly statusOn?: string;
  @ShownIfAny() readonly statusReason?: string;
}

export class PayableClaimAnswer {
  @Shown() readonly code!: string;
  @Shown() readonly student!: string;
  @ShownOre() readonly amountOre!: number;
  @Shown({ format: 'date' }) readonly decidedOn!: string;
  @Shown({ description: 'Whether the student has told where the money is to go.' }) readonly hasAccount!: boolean;
}

export class PreparePayout {
  @ChoiceField(payoutMethods, { description: 'A file to the bank (ISO 20022 pain.001.001.03), or one to payroll.' }) readonly method!: PayoutMethod;
  @DayField() readonly payOn!: string;
  @CodesField({ optional: true, min: 1, description: 'Codes of claims; all that can be paid unless told otherwise.' }) readonly claims?: string[];
  @ShapeField(/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/, { optional: true, example: 'SE4550000000058398257466', accepts: 'an IBAN without spaces', description: 'Paid from; the organisation\'s bankgiro unless told.' })
  readonly debtorIban?: string;
}

export class PayoutStatus {
  @TextField({ min: 1, max: 35 }) readonly endToEndId!: string;
  @ChoiceField(['paid', 'rejected']) readonly status!: 'paid' | 'rejected';
  @DayField() readonly on!: string;
  @LineField({ optional: true, max: 200 }) readonly reason?: string;
}

export class PayoutStatuses {
  @ListField(PayoutStatus, { min: 1 }) readonly items!: PayoutStatus[];
}

export class PayoutAccountAnswer {
  @ShownIfAny({ description: 'Its last digits.' }) readonly account?: string;
}

/** An IBAN, or a clearing number with an account number. */
export class KeepPayoutAccount {
  @TextField({ optional: true, max: 42 }) readonly iban?: string;
  @TextField({ optional: true, max: 8 }) readonly clearing?: string;
  @TextField({ optional: true, max: 16 }) readonly number?: string;
}

export class PayoutForm {
  @ChoiceField(payoutMethods) readonly method!: PayoutMethod;
  @DayField() readonly payOn!: string;
}

export class PaidForm {
  @DayField() readonly on!: string;
}
