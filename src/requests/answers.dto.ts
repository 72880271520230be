import { declineReasons } from '../bookings/decline';
import { OmitType } from '@nestjs/swagger';
import { Shown, ShownIfAny } from '../platform/http/answer';
import { ChoiceField, CodeField, IdField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';
import { answerOutcomes } from './answer';
import { AcceptItems, DeclineItems, RedirectItems } from './requests.dto';

const states = ['open', ...answerOutcomes] as const;

export class HostAnswerQuery extends PageQuery {
  @ChoiceField(states, { optional: true, description: '`open`: who is holding things up.' }) readonly state?: string;
  @CodeField({ optional: true }) readonly term?: string;
  @CodeField({ optional: true }) readonly unit?: string;
  @CodeField({ optional: true }) readonly host?: string;
  @CodeField({ optional: true }) readonly university?: string;
  @CodeField({ optional: true }) readonly course?: string;
}

export class HostAnswerParam {
  @IdField() readonly id!: string;
}

export class HostAnswerAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown({ enum: states }) readonly state!: string;
  @ShownIfAny({ format: 'uuid' }) readonly bookingId?: string;
  @ShownIfAny({ type: 'integer', description: 'Number of the placement.' }) readonly placement?: number;
  @ShownIfAny({ type: 'integer', description: 'Number of the request that it came with.' }) readonly request?: number;
  @Shown() readonly university!: string;
  @Shown({ description: 'Code of the organisation that is asked.' }) readonly host!: string;
  @ShownIfAny({ description: 'The unit that is asked; none where the host’s coordinator is to choose one.' }) readonly unit?: string;
  @Shown() readonly term!: string;
  @Shown() readonly course!: string;
  @Shown() readonly requirement!: string;
  @Shown({ format: 'date' }) readonly firstDay!: string;
  @Shown({ format: 'date' }) readonly lastDay!: string;
  @Shown({ format: 'date-time', description: 'Since when the host has it.' }) readonly askedAt!: Date;
  @Shown({ format: 'date-time', description: 'Until when it has to be answered.' }) readonly dueAt!: Date;
  @ShownIfAny({ type: 'integer', description: 'Begun days left to answer; of an open one.' }) readonly daysLeft?: number;
  @ShownIfAny({ format: 'date-time', description: 'Since when the host’s coordinator has it, as the unit did not answer.' }) readonly escalatedAt?: Date;
  @Shown({ enum: ['unit', 'region'], description: 'Who holds it up, or did.' }) readonly heldBy!: string;
  @ShownIfAny({ enum: declineReasons }) readonly reasonCode?: string;
  @ShownIfAny() readonly note?: string;
  @ShownIfAny({ description: 'Code of the supervisor.' }) readonly supervisor?: string;
  @ShownIfAny({ format: 'date-time' }) readonly answeredAt?: Date;
}

export class AcceptAnswer extends OmitType(AcceptItems, ['items']) {}
export class DeclineAnswer extends OmitType(DeclineItems, ['items']) {}
export class RedirectAnswer extends OmitType(RedirectItems, ['items']) {}
