import { Shown, ShownIfAny } from '../platform/http/answer';
import { ChoiceField, CodeField, TextField, WholeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';

export class NoticeQuery extends PageQuery {
  @ChoiceField(['true', 'false'], { optional: true, description: 'Only those that nobody has read, or only those that somebody has.' }) readonly unread?: 'true' | 'false';
  @TextField({ optional: true, max: 60 }) readonly kind?: string;
  @CodeField({ optional: true }) readonly unit?: string;
}

export class NoticeParam {
  @WholeField({ min: 1, max: Number.MAX_SAFE_INTEGER }) readonly id!: number;
}

export class NoticeAnswer {
  @Shown() readonly id!: string;
  @Shown({ description: 'What it is about, such as `answer-reminder`.' }) readonly kind!: string;
  @Shown({ description: 'In Swedish; names no student.' }) readonly sentence!: string;
  @ShownIfAny() readonly unit?: string;
  @ShownIfAny({ format: 'uuid' }) readonly booking?: string;
  @ShownIfAny({ description: 'Path of the page where something can be done about it.' }) readonly link?: string;
  @Shown({ format: 'date-time' }) readonly at!: Date;
  @ShownIfAny({ format: 'date-time' }) readonly readAt?: Date;
}
