import { declineReasons, type DeclineReason } from '../bookings/decline';
import { Shown, ShownIfAny, ShownList } from '../platform/http/answer';
import { ChoiceField, CodeField, CodesField, IdField, IdsField, TextField, WeekField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';
import { itemStates } from './request';

export class RequestQuery extends PageQuery {
  @CodeField({ optional: true }) readonly term?: string;
  @CodeField({ optional: true }) readonly course?: string;
  @CodeField({ optional: true }) readonly unit?: string;
  @CodeField({ optional: true }) readonly host?: string;
  @CodeField({ optional: true }) readonly university?: string;
}

class RequestItemAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @ShownIfAny({ description: 'Code of the student, for her university and for a host that she comes to.' }) readonly student?: string;
  @Shown({ enum: itemStates }) readonly state!: string;
  @ShownIfAny() readonly reason?: string;
  @ShownIfAny({ format: 'uuid' }) readonly bookingId?: string;
  @ShownIfAny({ type: 'integer', description: 'Number of the placement.' }) readonly placement?: number;
  @ShownIfAny({ description: 'Where the placement is, or would be.' }) readonly unit?: string;
}

export class RequestAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown({ type: 'integer', description: 'A number that people may read out.' }) readonly number!: number;
  @Shown() readonly university!: string;
  @Shown({ description: 'Code of the organisation that is asked.' }) readonly host!: string;
  @ShownIfAny({ description: 'The unit that was asked; none where the host’s coordinator chooses.' }) readonly unit?: string;
  @Shown() readonly term!: string;
  @Shown() readonly course!: string;
  @Shown() readonly requirement!: string;
  @Shown({ format: 'date' }) readonly firstDay!: string;
  @ShownIfAny() readonly message?: string;
  @Shown({ format: 'date-time' }) readonly askedAt!: Date;
  @ShownList(RequestItemAnswer) readonly items!: RequestItemAnswer[];
}

export class AskForPlaces {
  @CodeField() readonly term!: string;
  @CodeField() readonly course!: string;
  @CodeField({ description: 'Code of the block within the course.' }) readonly requirement!: string;
  @CodeField({ optional: true, description: 'The unit that is asked; or else `region`.' }) readonly unit?: string;
  @CodeField({ optional: true, description: 'The host organisation whose coordinator is to choose the unit.' }) readonly region?: string;
  @WeekField() readonly firstWeek!: string;
  @CodesField({ optional: true, min: 1, max: 500, description: 'Codes of students; all of the course without a place for the block, where it is left out.' }) readonly students?: string[];
  @TextField({ optional: true, max: 500, description: 'What the host is to know; name no student.' }) readonly message?: string;
}

export class RequestParam {
  @IdField() readonly id!: string;
}

class SomeItems {
  @IdsField({ optional: true, min: 1, max: 500, description: 'Items of the request; all that wait for an answer, where it is left out.' }) readonly items?: string[];
}

export class AcceptItems extends SomeItems {
  @CodeField({ optional: true, description: 'Code of the supervisor.' }) readonly supervisor?: string;
}

export class DeclineItems extends SomeItems {
  @ChoiceField(declineReasons) readonly reasonCode!: DeclineReason;
  @TextField({ optional: true, max: 500, description: 'Needed for the reason `other`.' }) readonly note?: string;
}

export class RedirectItems extends SomeItems {
  @CodeField({ description: 'Another unit of the same organisation.' }) readonly unit!: string;
  @WeekField({ optional: true, description: 'The weeks stay where it is left out.' }) readonly firstWeek?: string;
  @TextField({ optional: true, max: 500 }) readonly note?: string;
}

export class WithdrawItems extends SomeItems {
  @TextField({ min: 3, max: 500 }) readonly reason!: string;
}
