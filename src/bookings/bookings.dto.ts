import { Shown, ShownIfAny, ShownVersion } from '../platform/http/answer';
import { ChoiceField, CodeField, DayField, IdField, TextField, WeekField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';

const states = [
  'requested', 'held', 'offered', 'confirmed', 'published', 'started', 'completed', 'interrupted', 'cancelled', 'withdrawn', 'replaced',
] as const;

export class BookingQuery extends PageQuery {
  @CodeField({ optional: true }) readonly term?: string;
  @CodeField({ optional: true }) readonly unit?: string;
  @CodeField({ optional: true }) readonly student?: string;
  @CodeField({ optional: true }) readonly course?: string;
  @ChoiceField(states, { optional: true }) readonly state?: string;
}

export class BookingAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown({ type: 'integer', description: 'A number that people may read out.' }) readonly number!: number;
  @ShownVersion() readonly version!: number;
  @Shown({ enum: states }) readonly state!: string;
  @Shown() readonly student!: string;
  @Shown() readonly course!: string;
  @Shown() readonly requirement!: string;
  @Shown() readonly term!: string;
  @Shown() readonly unit!: string;
  @ShownIfAny() readonly agreement?: string;
  @Shown() readonly specialty!: string;
  @Shown({ enum: ['basic', 'advanced'] }) readonly level!: string;
  @Shown({ format: 'date' }) readonly firstDay!: string;
  @Shown({ format: 'date' }) readonly lastDay!: string;
  @ShownIfAny() readonly group?: string;
  @ShownIfAny({ format: 'uuid' }) readonly replacesId?: string;
}

export class BookPlace {
  @IdField({ description: 'The student on the course in the term.' }) readonly enrolmentId!: string;
  @IdField() readonly requirementId!: string;
  @CodeField() readonly unit!: string;
  @WeekField() readonly firstWeek!: string;
  @CodeField({ optional: true, description: 'The agreement that it is to be under, where several let it be; else the university’s own before others, then the one with fewest hosts, fewest programmes, by code.' }) readonly agreement?: string;
  @TextField({ optional: true, min: 5, max: 500, description: 'Why the quota is to be exceeded; takes the role admin.' }) readonly overrideReason?: string;
}

export class MovePlace {
  @CodeField() readonly unit!: string;
  @WeekField() readonly firstWeek!: string;
  @TextField({ min: 3, max: 500 }) readonly reason!: string;
  @CodeField({ optional: true, description: 'The agreement that it is to be under, as when a place is booked.' }) readonly agreement?: string;
  @TextField({ optional: true, min: 5, max: 500, description: 'Why the quota is to be exceeded; takes the role admin.' }) readonly overrideReason?: string;
}

export class BookingParam {
  @IdField() readonly id!: string;
}

const steps = ['hold', 'confirm', 'publish', 'start', 'complete', 'interrupt', 'cancel', 'withdraw'] as const;

export class BookingStepParams extends BookingParam {
  @ChoiceField(steps) readonly step!: (typeof steps)[number];
}

export class StepReason {
  @TextField({ optional: true, max: 500, description: 'Needed to cancel, withdraw or interrupt.' }) readonly reason?: string;
  @DayField({ optional: true, description: 'The day on which a cancellation, withdrawal or interruption was told, which decides what it costs; today unless told otherwise. An earlier day is for the host and for admins.' }) readonly on?: string;
}

export class BookingEventQuery extends PageQuery {
  @IdField() readonly bookingId!: string;
}

export class BookingEventAnswer {
  @ShownIfAny({ enum: states }) readonly fromState?: string;
  @Shown({ enum: states }) readonly toState!: string;
  @Shown() readonly reason!: string;
  @Shown({ format: 'date-time' }) readonly at!: string;
  @Shown({ format: 'date', description: 'The day on which it was told, and from which it counts.' }) readonly toldOn!: string;
}
