import { Transform } from 'class-transformer';
import { Shown, ShownIfAny } from '../platform/http/answer';
import { ChoiceField, CodeField, TextField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';

/** Shown as it is kept, whatever its fields. */
const AsKept = (): PropertyDecorator => Transform(({ obj, key }: { obj: Readonly<Record<string, unknown>>; key: string }) => obj[key] ?? undefined);

export class AgreementChangeQuery extends PageQuery {
  @CodeField({ optional: true }) readonly agreement?: string;
  @TextField({ optional: true, max: 80 }) readonly what?: string;
}

export class AgreementChangeAnswer {
  @Shown() readonly id!: string;
  @Shown() readonly agreement!: string;
  @Shown({ description: '`agreement`, or what of it, such as `quota Q-1`.' }) readonly what!: string;
  @AsKept() @ShownIfAny({ type: 'object', additionalProperties: true, description: 'The fields that differ, as they were; absent for what was new.' }) readonly before?: object;
  @AsKept() @Shown({ type: 'object', additionalProperties: true, description: 'The same fields as they became.' }) readonly after!: object;
  @Shown({ description: 'Code of the organisation that changed it, or `system`.' }) readonly organisation!: string;
  @ShownIfAny({ description: 'Who changed it.' }) readonly by?: string;
  @Shown({ format: 'date-time' }) readonly at!: Date;
}

const statuses = ['near', 'breached', 'published_late'] as const;

export class PublishDeadlineQuery extends PageQuery {
  @CodeField({ optional: true }) readonly agreement?: string;
  @CodeField({ optional: true }) readonly term?: string;
  @CodeField({ optional: true }) readonly unit?: string;
  @ChoiceField(statuses, { optional: true }) readonly status?: string;
}

export class PublishDeadlineAnswer {
  @Shown({ format: 'uuid', description: 'The booking.' }) readonly id!: string;
  @Shown({ type: 'integer' }) readonly number!: number;
  @Shown() readonly agreement!: string;
  @Shown() readonly term!: string;
  @Shown() readonly university!: string;
  @Shown() readonly host!: string;
  @Shown() readonly unit!: string;
  @Shown() readonly state!: string;
  @Shown({ format: 'date' }) readonly firstDay!: string;
  @Shown({ format: 'date', description: 'Last day on which it may be published under the agreement.' }) readonly publishBy!: string;
  @ShownIfAny({ format: 'date' }) readonly publishedOn?: string;
  @Shown({ enum: statuses }) readonly status!: string;
}
