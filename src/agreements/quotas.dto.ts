import { Shown, ShownIfAny, ShownList, ShownVersion } from '../platform/http/answer';
import { changesOf } from '../platform/http/changes';
import { CodeField, NewCodeField, TextField, WholeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';

export class QuotaQuery extends PageQuery {
  @CodeField({ optional: true }) readonly agreement?: string;
  @CodeField({ optional: true }) readonly term?: string;
}

class OverrideAnswer {
  @Shown({ type: 'integer' }) readonly places!: number;
  @Shown() readonly reason!: string;
  @ShownIfAny({ description: 'Who granted them.' }) readonly by?: string;
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
  @ShownVersion() readonly version!: number;
}

export class SetQuota {
  @NewCodeField() readonly code!: string;
  @CodeField() readonly agreement!: string;
  @CodeField() readonly term!: string;
  @CodeField({ clearable: true, description: 'Counts only placements in this town.' }) readonly town?: string | null;
  @CodeField({ clearable: true, description: 'Counts only placements at this host, a host party of the agreement.' }) readonly host?: string | null;
  @CodeField({ clearable: true, description: 'Counts only placements of this course.' }) readonly course?: string | null;
  @WholeField({ max: 100_000, description: 'Placements at most.' }) readonly places!: number;
}

/** What is left out stays as it is; null counts all towns, hosts or courses. */
export class ChangeQuota extends changesOf(SetQuota, ['code', 'agreement', 'term']) {}

export class OverrideQuota {
  @WholeField({ min: 1, max: 100, description: 'How many places beyond the agreement.' }) readonly places!: number;
  @TextField({ min: 5, max: 500 }) readonly reason!: string;
}
