import { levels } from '../organisations/unit';
import { Shown, ShownIfAny, ShownVersion } from '../platform/http/answer';
import { ChoiceField, CodeField, DayField, IdField, LineField, WeekField, WholeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';

export class ReservationQuery extends PageQuery {
  @CodeField({ optional: true }) readonly unit?: string;
  @ChoiceField(['true', 'false'], { optional: true, description: 'Only those that stand, or only those that are over or released.' }) readonly stands?: string;
}

export class ReservationAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown() readonly unit!: string;
  @Shown() readonly specialty!: string;
  @Shown({ enum: levels }) readonly level!: string;
  @Shown() readonly firstWeek!: string;
  @Shown() readonly lastWeek!: string;
  @ShownIfAny({ type: 'integer', description: 'Each week.' }) readonly places?: number;
  @ShownIfAny({ type: 'integer', description: 'Per cent of the places that are published, rounded down each week.' }) readonly share?: number;
  @ShownIfAny({ type: String }) readonly university?: string;
  @ShownIfAny({ type: String }) readonly programme?: string;
  @ShownIfAny({ type: String }) readonly agreement?: string;
  @Shown({ description: 'For whom, by name.' }) readonly holder!: string;
  @Shown({ format: 'date', description: 'The last day on which they are reserved.' }) readonly until!: string;
  @Shown({ type: Boolean, description: 'Whether it is neither over nor released.' }) readonly stands!: boolean;
  @Shown() readonly note!: string;
  @ShownVersion() readonly version!: number;
}

export class AddReservation {
  @CodeField() readonly unit!: string;
  @CodeField() readonly specialty!: string;
  @ChoiceField(levels) readonly level!: (typeof levels)[number];
  @WeekField() readonly firstWeek!: string;
  @WeekField() readonly lastWeek!: string;
  @WholeField({ optional: true, min: 1, max: 1000, description: 'Each week. Give this or share.' }) readonly places?: number;
  @WholeField({ optional: true, min: 1, max: 100, description: 'Per cent of the places that are published.' }) readonly share?: number;
  @CodeField({ optional: true, description: 'Give this, programme or agreement.' }) readonly university?: string;
  @CodeField({ optional: true }) readonly programme?: string;
  @CodeField({ optional: true }) readonly agreement?: string;
  @DayField({ description: 'The last day on which they are reserved; the day after they are free for all.' }) readonly until!: string;
  @LineField({ optional: true, max: 200 }) readonly note?: string;
}

export class ReleaseReservation {
  @WholeField({ optional: true, min: 1, max: 1000, description: 'How many to release; all when left out.' }) readonly places?: number;
}

export class ReservationParam {
  @IdField() readonly id!: string;
}
