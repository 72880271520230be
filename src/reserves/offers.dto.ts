import { Shown, ShownIfAny } from '../platform/http/answer';
import { ChoiceField, CodeField, FlagField, IdField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';

const states = ['open', 'accepted', 'declined', 'lapsed', 'withdrawn'] as const;

export class ReserveOfferQuery extends PageQuery {
  @CodeField({ optional: true }) readonly term?: string;
  @CodeField({ optional: true }) readonly student?: string;
  @ChoiceField(states, { optional: true }) readonly state?: string;
}

export class ReserveOfferAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown({ format: 'uuid', description: 'The booking that holds the place.' }) readonly booking!: string;
  @Shown({ type: 'integer', description: 'Its number, which people may read out.' }) readonly number!: number;
  @Shown() readonly student!: string;
  @Shown() readonly course!: string;
  @Shown() readonly requirement!: string;
  @Shown() readonly term!: string;
  @Shown() readonly unit!: string;
  @Shown({ format: 'date' }) readonly firstDay!: string;
  @Shown({ format: 'date' }) readonly lastDay!: string;
  @Shown({ type: 'integer', description: 'Her number in the queue that the round published.' }) readonly position!: number;
  @Shown({ type: 'integer', description: '1 for the first who was asked about the place.' }) readonly turn!: number;
  @Shown({ enum: states, description: 'Withdrawn: ended by others than the student.' }) readonly state!: string;
  @Shown({ format: 'date-time' }) readonly offeredAt!: Date;
  @Shown({ format: 'date-time', description: 'From then on the place goes to the next reserve.' }) readonly expiresAt!: Date;
  @ShownIfAny({ format: 'date-time' }) readonly answeredAt?: Date;
  @ShownIfAny({ description: 'Role of whoever ended it.' }) readonly answeredBy?: string;
}

export class OfferParam {
  @IdField() readonly id!: string;
}

export class DeclineOffer {
  @FlagField({ optional: true, description: 'Whether she also leaves the queue; otherwise she stays a reserve for other places.' }) readonly leaveQueue?: boolean;
}

export class TermOfferParams extends OfferParam {
  @CodeField() readonly term!: string;
}

/** The student's form: what she leaves unticked is not sent. */
export class DeclineForm {
  @ChoiceField(['ja'], { optional: true }) readonly leave?: string;
}
