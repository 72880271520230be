import { Shown, ShownIfAny, ShownList } from '../platform/http/answer';
import { CodeField, TextField, WholeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';

export class QuotaQuery extends PageQuery {
  @CodeField({ optional: true }) readonly agreement?: string;
  @CodeField({ optional: true }) readonly term?: string;
}

class OverrideAnswer {
  @Shown({ type: 'integer' }) readonly places!: number;
  @Shown() readonly reason!: string;
  @Shown({ format: 'date-time' }) readonly at!: string;
}

export class QuotaAnswer {
  @Shown() readonly code!: string;
  @Shown() readonly agreement!: string;
  @Shown() readonly term!: string;
  @ShownIfAny() readonly town?: string;
  @ShownIfAny() readonly host?: string;
  @ShownIfAny() readonly course?: string;
  @Shown({ type: 'integer' }) readonly places!: number;
  @Shown({ type: 'integer', description: 'Places allowed beyond the agreement.' }) readonly overridden!: number;
  @Shown({ type: 'integer' }) readonly taken!: number;
  @ShownList(OverrideAnswer) readonly overrides!: OverrideAnswer[];
}

export class OverrideQuota {
  @WholeField({ min: 1, max: 100, description: 'How many places beyond the agreement.' }) readonly places!: number;
  @TextField({ min: 5, max: 500 }) readonly reason!: string;
}
