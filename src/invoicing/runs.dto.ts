import { Transform } from 'class-transformer';
import { Shown, ShownIfAny, ShownList, ShownOre } from '../platform/http/answer';
import { ChoiceField, CodeField, DayField, LineField, LooseCodeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';
import { chargeUnits } from './charge';
import { missingReasons } from './missing';

const states = ['draft', 'reviewed', 'partly_issued', 'issued', 'cancelled', 'empty'] as const;
const types = ['invoice', 'supplementary', 'credit_note'] as const;
const kinds = ['teaching', 'housing', 'travel', 'cancellation', 'fixed'] as const;
const counts = (description: string): object => ({ type: 'object', additionalProperties: true, description });
const whyTold = 'How many sources are there for which cause: new, late_certificate, made_up, notice, cancellation, claim, rate_changed, day_corrected, claim_corrected, terms_changed.';
const missingTold = 'How many days or claims are missing for each reason.';

export class InvoiceRunQuery extends PageQuery {
  @ChoiceField(states, { optional: true }) readonly state?: string;
  @CodeField({ optional: true }) readonly term?: string;
  @CodeField({ optional: true }) readonly leg?: string;
}

/** What a run, or its preview, looks at. */
export class DrawRun {
  @DayField({ optional: true, description: 'As of this day; today if left out. A preview may look ahead, a run may not.' }) readonly today?: string;
  @CodeField({ optional: true, description: 'Only this term.' }) readonly term?: string;
  @CodeField({ optional: true, description: 'Only this leg.' }) readonly leg?: string;
}

/** What a page's form asks to see, in its own words; empty fields are left out. */
export class RunChoice {
  @Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value)) @DayField({ optional: true }) readonly dag?: string;
  @LooseCodeField() readonly termin?: string;
  @LooseCodeField() readonly ben?: string;
}

export class CancelRun {
  @LineField({ min: 3, max: 500, description: 'Why; it is kept.' }) readonly reason!: string;
}

class PreviewLineAnswer {
  @Shown() readonly activity!: string;
  @Shown() readonly description!: string;
  @Shown() readonly host!: string;
  @Shown({ format: 'date' }) readonly firstDay!: string;
  @Shown({ format: 'date' }) readonly lastDay!: string;
  @Shown({ type: 'integer' }) readonly units!: number;
  @Shown({ enum: chargeUnits }) readonly unit!: string;
  @ShownOre() readonly rateOre!: number;
  @Shown({ type: 'integer', description: 'The rate is for so many units.' }) readonly perUnits!: number;
  @ShownOre() readonly netOre!: number;
  @Shown(counts(whyTold)) readonly causes!: object;
}

class PreviewDocumentAnswer {
  @Shown({ enum: types }) readonly type!: string;
  @Shown({ enum: kinds }) readonly kind!: string;
  @Shown() readonly leg!: string;
  @Shown() readonly creditor!: string;
  @Shown() readonly debtor!: string;
  @Shown() readonly debtorName!: string;
  @ShownIfAny({ description: 'Of the invoice that it corrects.' }) readonly originalNumber?: string;
  @Shown({ format: 'date' }) readonly periodFirst!: string;
  @Shown({ format: 'date' }) readonly periodLast!: string;
  @Shown({ enum: ['O', 'E', 'S'] }) readonly vatCategory!: string;
  @ShownOre() readonly netOre!: number;
  @ShownOre() readonly vatOre!: number;
  @ShownOre() readonly roundingOre!: number;
  @ShownOre() readonly payableOre!: number;
  @Shown(counts(whyTold)) readonly causes!: object;
  @ShownList(PreviewLineAnswer) readonly lines!: PreviewLineAnswer[];
}

export class MissingAnswer {
  @Shown({ enum: missingReasons }) readonly reason!: string;
  @Shown() readonly leg!: string;
  @Shown() readonly creditor!: string;
  @Shown() readonly debtor!: string;
  @Shown() readonly host!: string;
  @Shown() readonly unit!: string;
  @Shown() readonly term!: string;
  @Shown({ description: 'Number of the placement; no name stands here.' }) readonly placement!: string;
  @Shown({ format: 'date' }) readonly firstDay!: string;
  @Shown({ format: 'date' }) readonly lastDay!: string;
  @Shown({ type: 'integer' }) readonly days!: number;
  @Shown({ type: 'integer', description: 'Of the days, those whose period and cut-off are over.' }) readonly dueDays!: number;
  @ShownOre({ optional: true }) readonly receiptOre?: number;
  @Shown({ description: 'The claim, or the rate that is missing.' }) readonly detail!: string;
}

export class RunPreviewAnswer {
  @Shown({ format: 'date' }) readonly asOf!: string;
  @ShownOre() readonly netOre!: number;
  @ShownList(PreviewDocumentAnswer) readonly documents!: PreviewDocumentAnswer[];
  @Shown(counts(missingTold)) readonly missingCounts!: object;
  @ShownList(MissingAnswer) readonly missing!: MissingAnswer[];
}

class RunDocumentAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @ShownIfAny({ description: 'Given when issued.' }) readonly number?: string;
  @Shown({ enum: ['draft', 'issued'] }) readonly state!: string;
  @Shown({ enum: types }) readonly type!: string;
  @Shown({ enum: kinds }) readonly kind!: string;
  @ShownIfAny() readonly leg?: string;
  @Shown() readonly debtor!: string;
  @ShownIfAny() readonly originalNumber?: string;
  @Shown({ format: 'date' }) readonly periodFirst!: string;
  @Shown({ format: 'date' }) readonly periodLast!: string;
  @ShownOre() readonly netOre!: number;
  @ShownOre() readonly vatOre!: number;
  @ShownOre() readonly payableOre!: number;
  @ShownIfAny() readonly reviewedBy?: string;
  @ShownIfAny() readonly issuedBy?: string;
}

export class InvoiceRunAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown({ type: 'integer' }) readonly number!: number;
  @Shown({ enum: states }) readonly state!: string;
  @Shown({ format: 'date' }) readonly asOf!: string;
  @ShownIfAny() readonly term?: string;
  @ShownIfAny() readonly leg?: string;
  @Shown() readonly drawnBy!: string;
  @Shown({ format: 'date-time' }) readonly drawnAt!: string;
  @Shown({ type: 'integer' }) readonly documentCount!: number;
  @Shown({ type: 'integer' }) readonly draftCount!: number;
  @Shown({ type: 'integer' }) readonly reviewedCount!: number;
  @Shown({ type: 'integer' }) readonly issuedCount!: number;
  @ShownOre() readonly netOre!: number;
  @ShownOre() readonly payableOre!: number;
  @Shown(counts(missingTold)) readonly missing!: object;
  @ShownIfAny() readonly cancelledBy?: string;
  @ShownIfAny({ format: 'date-time' }) readonly cancelledAt?: string;
  @ShownIfAny() readonly cancelReason?: string;
  @ShownList(RunDocumentAnswer) readonly documents!: RunDocumentAnswer[];
}

class IssuedDocumentAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown() readonly number!: string;
}

class RefusedDocumentAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown() readonly code!: string;
  @Shown() readonly detail!: string;
}

export class IssuedRunAnswer {
  @ShownList(IssuedDocumentAnswer) readonly issued!: IssuedDocumentAnswer[];
  @ShownList(RefusedDocumentAnswer) readonly refused!: RefusedDocumentAnswer[];
}
