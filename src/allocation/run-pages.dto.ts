import { CodeField, IdField, TextField, WeekField, WholeField } from '../platform/http/fields';

export class RunNumberParams {
  @TextField({ max: 40 }) readonly term!: string;
  @TextField({ max: 40 }) readonly number!: string;
}

export class ComparedNumbersParams extends RunNumberParams {
  @TextField({ max: 40 }) readonly other!: string;
}

export class StartForm {
  @WholeField({ max: 2_147_483_647 }) readonly seed!: number;
}

export class PublishForm {
  @TextField({ min: 1, max: 20 }) readonly token!: string;
}

export class ClosedOverParams {
  @CodeField() readonly term!: string;
  @IdField() readonly id!: string;
}

export class MoveAwayForm {
  @CodeField() readonly unit!: string;
  @WeekField() readonly firstWeek!: string;
}
