import { Shown, ShownVersion } from '../platform/http/answer';
import { changesOf } from '../platform/http/changes';
import { CodeField, NewCodeField, WeekField, WholeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';

export class BedsQuery extends PageQuery {
  @CodeField({ optional: true }) readonly host?: string;
  @CodeField({ optional: true }) readonly town?: string;
}

export class BedsAnswer {
  @Shown() readonly code!: string;
  @Shown() readonly host!: string;
  @Shown() readonly town!: string;
  @Shown() readonly firstWeek!: string;
  @Shown() readonly lastWeek!: string;
  @Shown({ type: 'integer', description: 'In each of the weeks.' }) readonly beds!: number;
  @ShownVersion() readonly version!: number;
}

export class AddBeds {
  @NewCodeField() readonly code!: string;
  @CodeField({ description: 'Where the beds are, for students at units of the host in that town.' }) readonly town!: string;
  @WeekField() readonly firstWeek!: string;
  @WeekField() readonly lastWeek!: string;
  @WholeField({ max: 10_000, description: 'In each of the weeks. Weeks that nothing is told of have no limit.' }) readonly beds!: number;
}

export class ChangeBeds extends changesOf(AddBeds, ['code', 'town']) {}
