import { Shown, ShownIfAny } from '../platform/http/answer';
import { ChoiceField, CodeField, DayField, FlagField, IdField, IdsField, LineField, ListField, TextField, WeekField, WholeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';
import { absenceReasonKinds, type AbsenceReasonKind } from './absence-reason';
import { risks } from './days-ahead';

const statuses = ['present', 'absent_notified', 'absent', 'made_up'] as const;

export class AttendanceQuery extends PageQuery {
  @IdField({ optional: true }) readonly bookingId?: string;
  @CodeField({ optional: true }) readonly student?: string;
  @CodeField({ optional: true }) readonly unit?: string;
  @DayField({ optional: true }) readonly day?: string;
  @ChoiceField(['true', 'false'], { optional: true, description: 'Only versions that no later one corrects, or only those that one does.' }) readonly current?: 'true' | 'false';
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
  @ShownIfAny({ enum: absenceReasonKinds, description: 'Why she was absent; for those who handle the placement.' }) readonly reasonKind?: string;
  @ShownIfAny({ type: 'integer', description: 'Hours of 45 minutes.' }) readonly hours?: number;
  @ShownIfAny({ type: 'integer' }) readonly visits?: number;
  @ShownIfAny({ format: 'date', description: 'The missed day that it makes up for.' }) readonly madeUpFor?: string;
  @Shown({ format: 'date-time' }) readonly recordedAt!: Date;
  @ShownIfAny({ description: 'Code of the organisation that recorded it.' }) readonly recordedFor?: string;
  @ShownIfAny({ description: 'Who recorded it; within their own organisation.' }) readonly recordedBy?: string;
  @ShownIfAny({ description: 'Why the version before was corrected.' }) readonly why?: string;
  @ShownIfAny({ format: 'date' }) readonly certifiedOn?: string;
  @ShownIfAny({ format: 'date' }) readonly countersignedOn?: string;
}

export class AttendedDay {
  @DayField() readonly day!: string;
  @ChoiceField(statuses) readonly status!: (typeof statuses)[number];
  @WholeField({ max: 2 }) readonly halfDays!: number;
  @TextField({ optional: true, max: 200 }) readonly reason?: string;
  @ChoiceField(absenceReasonKinds, { optional: true, description: 'Why she was absent; all but `unexplained` are absence with notice.' }) readonly reasonKind?: AbsenceReasonKind;
  @WholeField({ optional: true, max: 32, description: 'Hours of 45 minutes, where the agreement pays by the hour.' }) readonly hours?: number;
  @WholeField({ optional: true, max: 200, description: 'Visits, where the agreement pays by the visit.' }) readonly visits?: number;
  @DayField({ optional: true, description: 'The missed day that a made-up day makes up for.' }) readonly madeUpFor?: string;
}

export class RecordAttendance {
  @IdField() readonly bookingId!: string;
  @ListField(AttendedDay, { min: 1, max: 200 }) readonly days!: AttendedDay[];
  @LineField({ optional: true, max: 200, description: 'Why days that stand are told anew.' }) readonly why?: string;
}

export class ExceptionDay extends AttendedDay {
  @IdField() readonly bookingId!: string;
}

/** A unit's week: present as planned on all days that nobody has told of, but for the exceptions. */
export class AttendWeek {
  @CodeField({ description: 'The unit.' }) readonly unit!: string;
  @WeekField() readonly week!: string;
  @ListField(ExceptionDay, { optional: true, max: 500, description: 'Days that are not as planned.' }) readonly exceptions?: ExceptionDay[];
  @IdsField({ optional: true, description: 'Only these placements; all of the unit where it is left out.' }) readonly bookingIds?: string[];
  @FlagField({ optional: true, description: 'Whether the week is certified too; it is unless this says no.' }) readonly certify?: boolean;
  @LineField({ optional: true, max: 200, description: 'Why days that stand are told anew.' }) readonly why?: string;
}

export class ToldWeekAnswer {
  @Shown({ type: 'integer', description: 'Days that say something new.' }) readonly recorded!: number;
  @Shown({ type: 'integer', description: 'Days that were certified now.' }) readonly certified!: number;
}

/** One placement or several, between the days. */
export class SignAttendance {
  @IdField({ optional: true, description: 'One placement.' }) readonly bookingId?: string;
  @IdsField({ optional: true, description: 'Or several.' }) readonly bookingIds?: string[];
  @DayField() readonly firstDay!: string;
  @DayField() readonly lastDay!: string;
}

export class DaysQuery {
  @CodeField() readonly term!: string;
  @CodeField({ optional: true }) readonly course?: string;
  @LineField({ optional: true, max: 40, description: 'The group of the enrolment.' }) readonly group?: string;
  @ChoiceField(['true', 'false'], { optional: true, description: 'Only blocks at risk, or only those that are not.' }) readonly atRisk?: 'true' | 'false';
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
  @Shown({ description: 'Days that still have to be done and certified.' }) readonly remaining!: number;
  @Shown({ description: 'Days of those that are recorded but not certified, or planned.' }) readonly planned!: number;
  @Shown() readonly atRisk!: boolean;
  @ShownIfAny({ enum: risks, description: 'Why: missed days that nothing planned makes up for; fewer planned days than required; more than fits in what is left of window and term; days done too far apart.' }) readonly risk?: string;
  @ShownIfAny() readonly group?: string;
  @ShownIfAny({ type: 'integer', description: 'Number of the placement.' }) readonly placement?: number;
}

export class SignedAnswer {
  @Shown({ type: 'integer', description: 'How many days were signed now.' }) readonly days!: number;
}

export class AttendanceDayParam {
  @IdField() readonly id!: string;
}

/** A question about a day, or the answer to it. */
export class DaySaying {
  @LineField({ max: 300 }) readonly text!: string;
}

export class WaitingQuery {
  @CodeField({ optional: true, description: 'Of this host.' }) readonly host?: string;
  @CodeField({ optional: true }) readonly course?: string;
  @CodeField({ optional: true }) readonly term?: string;
}

/** A placement whose certified days wait for the university. */
export class WaitingDaysAnswer {
  @Shown({ format: 'uuid' }) readonly bookingId!: string;
  @Shown({ type: 'integer' }) readonly number!: number;
  @Shown() readonly student!: string;
  @Shown() readonly courseCode!: string;
  @Shown() readonly term!: string;
  @Shown() readonly hostCode!: string;
  @Shown({ format: 'date' }) readonly firstDay!: string;
  @Shown({ format: 'date' }) readonly lastDay!: string;
  @Shown({ type: 'integer' }) readonly days!: number;
  @Shown({ type: 'integer', description: 'Half-days of presence among them.' }) readonly halfDays!: number;
  @Shown({ type: 'integer', description: 'Days that correct what was countersigned.' }) readonly corrected!: number;
  @Shown({ type: 'integer', description: 'Days with a question that the host has not answered; they are not countersigned.' }) readonly asked!: number;
  @Shown({ format: 'date', description: 'When the longest waiting was certified.' }) readonly certifiedOn!: string;
}
