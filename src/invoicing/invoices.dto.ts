import { Transform } from 'class-transformer';
import { Shown, ShownIfAny, ShownList, ShownOre } from '../platform/http/answer';
import { ChoiceField, CodeField, DayField, IdField, LooseCodeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';
import { chargeUnits } from './charge';
import { listStates } from './invoice-overview';
import { invoiceStatuses } from './invoice-status';

const kinds = ['teaching', 'housing', 'travel', 'cancellation', 'fixed'] as const;
const types = ['invoice', 'supplementary', 'credit_note'] as const;
const states = ['draft', 'issued'] as const;

/** A field of a form that was left empty. */
const BlankIsNone = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));


export class InvoiceQuery extends PageQuery {
  @ChoiceField(states, { optional: true }) readonly state?: string;
  @ChoiceField(kinds, { optional: true }) readonly kind?: string;
  @ChoiceField(types, { optional: true }) readonly type?: string;
  @CodeField({ optional: true }) readonly creditor?: string;
  @CodeField({ optional: true }) readonly debtor?: string;
  @ChoiceField(invoiceStatuses, { optional: true, description: 'What was last told of it.' }) readonly status?: string;
  @DayField({ optional: true, description: 'Issued on this day or later.' }) readonly issuedFrom?: string;
  @DayField({ optional: true, description: 'Issued on this day or before.' }) readonly issuedTo?: string;
}

/** Filter of the page, in its own words. */
export class InvoiceListQuery {
  @BlankIsNone() @ChoiceField(Object.keys(listStates), { optional: true }) readonly lage?: keyof typeof listStates;
  @LooseCodeField() readonly motpart?: string;
  @BlankIsNone() @ChoiceField(kinds, { optional: true }) readonly avser?: string;
  @BlankIsNone() @DayField({ optional: true }) readonly fran?: string;
  @BlankIsNone() @DayField({ optional: true }) readonly till?: string;
}

class InvoiceLineAnswer {
  @Shown({ type: 'integer' }) readonly position!: number;
  @Shown() readonly description!: string;
  @Shown() readonly activity!: string;
  @Shown() readonly host!: string;
  @Shown({ format: 'date' }) readonly periodFirst!: string;
  @Shown({ format: 'date' }) readonly periodLast!: string;
  @Shown({ type: 'integer', description: 'How many of the unit; negative where a correction takes back.' }) readonly units!: number;
  @Shown({ enum: chargeUnits, description: 'Half-days, 45-minute hours, visits, days, percents of a day of a 30-day month, placements, percents of a cancelled placement, or claims.' }) readonly unit!: string;
  @Shown({ type: 'object', additionalProperties: true, description: 'How many sources are there for which cause.' }) readonly causes!: object;
  @ShownOre() readonly rateOre!: number;
  @Shown({ type: 'integer', description: 'The rate is for so many units.' }) readonly perUnits!: number;
  @ShownOre() readonly netOre!: number;
}

export class InvoiceAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @ShownIfAny({ description: 'Given when issued.' }) readonly number?: string;
  @Shown({ enum: states }) readonly state!: string;
  @Shown({ enum: types }) readonly type!: string;
  @Shown({ enum: kinds }) readonly kind!: string;
  @Shown() readonly creditor!: string;
  @Shown() readonly debtor!: string;
  @ShownIfAny() readonly agreement?: string;
  @ShownIfAny() readonly leg?: string;
  @ShownIfAny({ format: 'uuid' }) readonly originalId?: string;
  @ShownIfAny({ format: 'uuid', description: 'The run that drew it.' }) readonly runId?: string;
  @ShownIfAny() readonly ocr?: string;
  @ShownIfAny({ format: 'date' }) readonly issuedOn?: string;
  @ShownIfAny({ format: 'date' }) readonly dueOn?: string;
  @ShownIfAny({ enum: invoiceStatuses, description: 'What was last told of it.' }) readonly status?: string;
  @Shown({ format: 'date' }) readonly periodFirst!: string;
  @Shown({ format: 'date' }) readonly periodLast!: string;
  @Shown({ enum: ['O', 'E', 'S'] }) readonly vatCategory!: string;
  @ShownOre() readonly netOre!: number;
  @ShownOre() readonly vatOre!: number;
  @ShownOre() readonly roundingOre!: number;
  @ShownOre() readonly payableOre!: number;
  @ShownList(InvoiceLineAnswer) readonly lines!: InvoiceLineAnswer[];
}

export class ChargeQuery extends PageQuery {
  @IdField({ optional: true }) readonly invoiceId?: string;
  @CodeField({ optional: true }) readonly leg?: string;
}

export class ChargeAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown({ format: 'uuid' }) readonly invoiceId!: string;
  @ShownIfAny() readonly leg?: string;
  @Shown() readonly creditor!: string;
  @Shown() readonly debtor!: string;
  @Shown() readonly host!: string;
  @Shown({ format: 'date' }) readonly day!: string;
  @Shown({ enum: [1, -1] }) readonly sign!: number;
  @Shown({ type: 'integer' }) readonly units!: number;
  @Shown({ enum: chargeUnits }) readonly unit!: string;
  @Shown({ enum: ['day', 'notice', 'cancellation', 'placement', 'month', 'claim'], description: 'What it is charged for.' }) readonly source!: string;
  @ShownOre() readonly rateOre!: number;
  @Shown({ type: 'integer' }) readonly perUnits!: number;
  @ShownIfAny({ format: 'uuid' }) readonly reversesId?: string;
}

export class DraftRun {
  @DayField({ optional: true, description: 'As if today were this earlier day.' }) readonly today?: string;
}

export class DraftedAnswer {
  @Shown({ type: [String], format: 'uuid' }) readonly invoiceIds!: readonly string[];
  @Shown({ type: 'integer' }) readonly invoices!: number;
  @Shown({ type: 'integer' }) readonly supplementary!: number;
  @Shown({ type: 'integer' }) readonly creditNotes!: number;
}
