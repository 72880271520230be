import { Shown, ShownVersion } from '../platform/http/answer';
import { changesOf } from '../platform/http/changes';
import { CodeField, DayField, IdField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';

export class BookingWindowQuery extends PageQuery {
  @CodeField({ optional: true }) readonly agreement?: string;
  @CodeField({ optional: true }) readonly term?: string;
}

export class BookingWindowParam {
  @IdField() readonly id!: string;
}

export class BookingWindowAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown() readonly agreement!: string;
  @Shown() readonly term!: string;
  @Shown({ format: 'date' }) readonly firstDay!: string;
  @Shown({ format: 'date' }) readonly lastDay!: string;
  @ShownVersion() readonly version!: number;
}

export class SetBookingWindow {
  @CodeField() readonly agreement!: string;
  @CodeField({ description: 'The term whose places may be asked for; an agreement has one window for each.' }) readonly term!: string;
  @DayField({ description: 'The first day on which places may be asked for by hand at units that are regulated or mixed.' }) readonly firstDay!: string;
  @DayField({ description: 'The last such day.' }) readonly lastDay!: string;
}

/** What is left out stays as it is. */
export class ChangeBookingWindow extends changesOf(SetBookingWindow, ['agreement', 'term']) {}
