import { Transform } from 'class-transformer';
import { declineReasons, type DeclineReason } from '../bookings/decline';
import { Shown, ShownIfAny } from '../platform/http/answer';
import { ChoiceField, CodeField, IdField, IdsField, LooseCodeField, TextField, WholeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';

export class AnswerLinkQuery extends PageQuery {
  @CodeField({ optional: true }) readonly unit?: string;
}

export class AnswerLinkParam {
  @IdField() readonly id!: string;
}

export class MakeAnswerLink {
  @CodeField({ description: 'The unit that is to answer.' }) readonly unit!: string;
  @IdField({ optional: true, description: 'Only what came with this request.' }) readonly request?: string;
  @IdsField({ optional: true, min: 1, max: 500, description: 'Only these bookings; all that wait there for an answer, where neither is told.' }) readonly bookings?: string[];
  @WholeField({ optional: true, min: 1, max: 90, description: 'Days that the link can be used; 14 unless told otherwise.' }) readonly days: number = 14;
}

export class AnswerLinkAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown({ type: 'integer' }) readonly number!: number;
  @Shown() readonly unit!: string;
  @Shown({ type: 'integer', description: 'How many placements it is for.' }) readonly placements!: number;
  @Shown({ format: 'date-time' }) readonly createdAt!: Date;
  @Shown({ format: 'date-time' }) readonly expiresAt!: Date;
  @ShownIfAny({ format: 'date-time' }) readonly revokedAt?: Date;
  @ShownIfAny({ description: 'Path of the page that answers without an account. Told only when the link is made: send it to the unit and to nobody else.' }) readonly path?: string;
}

/** A form sends one value as itself and several as a list. */
const asList = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? [value] : value);

/** The answer that comes by a link; all of it in one form, with two buttons. */
export class LinkForm {
  @Transform(asList)
  @IdsField({ optional: true, max: 500 }) readonly placement?: string[];
  @ChoiceField(['ja', 'nej']) readonly svar!: 'ja' | 'nej';
  @LooseCodeField() readonly supervisor?: string;
  @ChoiceField(declineReasons, { optional: true }) readonly reasonCode?: DeclineReason;
  @TextField({ optional: true, max: 200 }) readonly note?: string;
}
