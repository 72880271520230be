import { Transform } from 'class-transformer';
import { legKinds } from '../agreements/leg';
import { Shown, ShownIfAny, ShownList, ShownOre } from '../platform/http/answer';
import { ChoiceField, CodeField, DayField, IdField, IdsField, LineField, ListField, ShapeField, TextField, WholeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';
import { invoiceStatuses } from '../invoicing/invoice-status';
import { accountPurposes, type AccountPurpose } from './voucher';

const asList = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.split(',') : value);

export class ArchiveQuery {
  @DayField({ optional: true, description: 'First day of issue.' }) readonly from?: string;
  @DayField({ optional: true, description: 'Last day of issue.' }) readonly to?: string;
  @ChoiceField(legKinds, { optional: true }) readonly kind?: string;
  @CodeField({ optional: true, description: 'Code of the other party.' }) readonly counterpart?: string;
  @Transform(asList) @IdsField({ optional: true, max: 2000, description: 'These invoices and no others; ids with commas between.' }) readonly ids?: string[];
}

export class VoucherQuery {
  @DayField({ description: 'First day of issue.' }) readonly from!: string;
  @DayField({ description: 'Last day of issue.' }) readonly to!: string;
  @ChoiceField(['sent', 'received'], { optional: true, description: 'Only invoices that the organisation sends, or gets.' }) readonly side?: 'sent' | 'received';
}

class PlannedAccount {
  @ChoiceField(accountPurposes) readonly purpose!: AccountPurpose;
  @ChoiceField(['', ...legKinds], { optional: true, description: 'Kind of cost; all that have no account of their own, where it is left out.' }) readonly kind: string = '';
  @ShapeField(/^\d{3,10}$/, { example: '1510', accepts: 'an account of three to ten digits' }) readonly account!: string;
  @LineField({ optional: true, min: 0, max: 60 }) readonly name: string = '';
  @LineField({ optional: true, min: 0, max: 30 }) readonly costCentre: string = '';
}

export class SetVoucherPlan {
  @ListField(PlannedAccount, { max: 100 }) readonly accounts!: PlannedAccount[];
}

class PlannedAccountAnswer {
  @Shown({ enum: accountPurposes }) readonly purpose!: string;
  @Shown({ description: 'Empty: all kinds that have none of their own.' }) readonly kind!: string;
  @Shown() readonly account!: string;
  @Shown() readonly name!: string;
  @Shown() readonly costCentre!: string;
}

export class VoucherPlanAnswer {
  @ShownList(PlannedAccountAnswer) readonly accounts!: readonly PlannedAccountAnswer[];
}

export class TellStatuses {
  @TextField({ min: 1, max: 900_000, description: 'A table as CSV with the headings nummer, läge, dag and notering, or number, status, day and note.' }) readonly content!: string;
}

export class StatusImportAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown({ type: 'integer', description: 'Rows that told something new.' }) readonly recorded!: number;
  @Shown({ type: 'integer', description: 'Rows that were told before.' }) readonly unchanged!: number;
}

export class InvoiceStatusQuery extends PageQuery {
  @IdField({ optional: true }) readonly invoiceId?: string;
  @ChoiceField(invoiceStatuses, { optional: true }) readonly status?: string;
}

export class InvoiceStatusAnswer {
  @Shown({ description: 'Counts up; the last of an invoice is where it stands.' }) readonly number!: string;
  @Shown({ format: 'uuid' }) readonly invoiceId!: string;
  @Shown({ description: 'The invoice’s number.' }) readonly invoice!: string;
  @Shown({ enum: invoiceStatuses }) readonly status!: string;
  @Shown({ format: 'date' }) readonly day!: string;
  @ShownIfAny() readonly note?: string;
  @ShownIfAny({ format: 'uuid', description: 'The file that told it; none where the house itself handed the invoice over.' }) readonly importId?: string;
}

export class HandOverBases {
  @IdsField({ optional: true, min: 1, max: 1000, description: 'Drafts to be handed over; every reviewed one where it is left out.' }) readonly invoiceIds?: string[];
}

export class HandedOverAnswer {
  @Shown({ type: [String], description: 'What the bases are called between the two systems.' }) readonly bases!: readonly string[];
}

export class TellNumbers {
  @TextField({ min: 1, max: 900_000, description: 'A table as CSV with the headings underlag, nummer, datum, forfaller and, if there is one, ocr.' }) readonly content!: string;
}

export class NumberedAnswer {
  @Shown({ type: 'integer' }) readonly issued!: number;
  @Shown({ type: 'integer', description: 'Bases that had this number already.' }) readonly unchanged!: number;
}

export class BasisQuery extends PageQuery {
  @ChoiceField(['draft', 'issued'], { optional: true, description: 'draft: waits for its number.' }) readonly state?: string;
}

export class BasisAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown() readonly basis!: string;
  @Shown({ enum: ['draft', 'issued'] }) readonly state!: string;
  @ShownIfAny({ description: 'The number that has come back.' }) readonly number?: string;
  @Shown({ format: 'date' }) readonly handedOverOn!: string;
  @ShownOre() readonly payableOre!: number;
}

const deliveryStates = ['waiting', 'prepared', 'delivered'] as const;

export class InvoiceDeliveryQuery extends PageQuery {
  @ChoiceField(deliveryStates, { optional: true }) readonly state?: string;
}

export class InvoiceDeliveryAnswer {
  @Shown({ format: 'uuid' }) readonly invoiceId!: string;
  @Shown({ description: 'The invoice’s number.' }) readonly invoice!: string;
  @Shown({ enum: ['file_drop'] }) readonly channel!: string;
  @Shown({ enum: deliveryStates }) readonly state!: string;
  @Shown({ type: 'integer' }) readonly attempts!: number;
  @ShownIfAny({ format: 'date-time' }) readonly deliveredAt?: Date;
}

export class DeliverAgain {
  @IdField() readonly invoiceId!: string;
}

/** A field of a form that was left empty. */
const BlankIsNone = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));

export class ArchiveForm {
  @BlankIsNone() @DayField({ optional: true }) readonly fran?: string;
  @BlankIsNone() @DayField({ optional: true }) readonly till?: string;
  @BlankIsNone() @CodeField({ optional: true }) readonly motpart?: string;
  @BlankIsNone() @ChoiceField(legKinds, { optional: true }) readonly avser?: string;
  @Transform(asList) @IdsField({ optional: true, max: 2000 }) readonly ids?: string[];
}

export class VoucherForm {
  @DayField() readonly fran!: string;
  @DayField() readonly till!: string;
}

export class PlanForm {
  @TextField({ max: 20_000 }) readonly plan!: string;
}

export class StatusForm {
  @TextField({ max: 900_000 }) readonly innehall!: string;
}

export class ExportQuery {
  @WholeField({ optional: true }) readonly registrerade?: number;
  @WholeField({ optional: true }) readonly oforandrade?: number;
  @ChoiceField(['sparad'], { optional: true }) readonly plan?: 'sparad';
}
