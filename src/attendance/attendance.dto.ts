import { Shown, ShownIfAny } from '../platform/http/answer';
import { ChoiceField, CodeField, DayField, IdField, ListField, TextField, WholeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';

const statuses = ['present', 'absent_notified', 'absent', 'made_up'] as const;

export class AttendanceQuery extends PageQuery {
  @IdField({ optional: true }) readonly bookingId?: string;
  @CodeField({ optional: true }) readonly student?: string;
  @CodeField({ optional: true }) readonly unit?: string;
  @DayField({ optional: true }) readonly day?: string;
}

export class AttendanceAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown({ format: 'uuid' }) readonly bookingId!: string;
  @Shown() readonly student!: string;
  @Shown() readonly unit!: string;
  @Shown({ format: 'date' }) readonly day!: string;
  @Shown({ type: 'integer' }) readonly version!: number;
  @Shown({ description: 'Whether no later version corrects it.' }) readonly current!: boolean;
  @Shown({ enum: statuses }) readonly status!: string;
  @Shown({ type: 'integer' }) readonly halfDays!: number;
  @Shown() readonly reason!: string;
  @ShownIfAny({ format: 'date' }) readonly certifiedOn?: string;
  @ShownIfAny({ format: 'date' }) readonly countersignedOn?: string;
}

export class AttendedDay {
  @DayField() readonly day!: string;
  @ChoiceField(statuses) readonly status!: (typeof statuses)[number];
  @WholeField({ max: 2 }) readonly halfDays!: number;
  @TextField({ optional: true, max: 200 }) readonly reason?: string;
}

export class RecordAttendance {
  @IdField() readonly bookingId!: string;
  @ListField(AttendedDay, { min: 1, max: 200 }) readonly days!: AttendedDay[];
}

export class SignAttendance {
  @IdField() readonly bookingId!: string;
  @DayField() readonly firstDay!: string;
  @DayField() readonly lastDay!: string;
}

export class DaysQuery {
  @CodeField() readonly term!: string;
}

export class DaysAnswer {
  @Shown() readonly student!: string;
  @Shown() readonly course!: string;
  @Shown() readonly requirement!: string;
  @Shown({ type: 'integer' }) readonly required!: number;
  @Shown({ type: 'integer' }) readonly booked!: number;
  @Shown({ description: 'Certified days; a half-day is 0.5.' }) readonly done!: number;
  @Shown() readonly fulfilled!: boolean;
  @Shown({ description: 'Whether the days lie further apart than the window allows.' }) readonly outsideWindow!: boolean;
}

export class SignedAnswer {
  @Shown({ type: 'integer', description: 'How many days were signed now.' }) readonly days!: number;
}
