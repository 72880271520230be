import { Shown, ShownIfAny, ShownVersion } from '../platform/http/answer';
import { CodeField, IdField, ListField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';

export class EnrolmentQuery extends PageQuery {
  @CodeField({ optional: true }) readonly student?: string;
  @CodeField({ optional: true }) readonly course?: string;
  @CodeField({ optional: true }) readonly term?: string;
}

export class EnrolmentAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown() readonly student!: string;
  @Shown() readonly course!: string;
  @Shown() readonly term!: string;
  @ShownIfAny() readonly studySite?: string;
  @ShownIfAny() readonly group?: string;
  @ShownIfAny() readonly pair?: string;
  @ShownIfAny({ format: 'date-time' }) readonly requestedAt?: string;
  @Shown({ type: 'array', items: { type: 'integer' }, description: 'Weekdays at the home clinic, 1 Monday to 5 Friday.' }) readonly homeDays!: number[];
  @ShownVersion() readonly version!: number;
}

export class WishQuery extends PageQuery {
  @IdField({ optional: true }) readonly enrolmentId?: string;
  @CodeField({ optional: true }) readonly student?: string;
  @CodeField({ optional: true }) readonly course?: string;
}

export class WishAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown({ format: 'uuid' }) readonly enrolmentId!: string;
  @Shown() readonly student!: string;
  @Shown() readonly course!: string;
  @Shown({ type: 'integer' }) readonly rank!: number;
  @ShownIfAny() readonly town?: string;
  @ShownIfAny() readonly unit?: string;
}

class RankedWish {
  @CodeField({ optional: true }) readonly town?: string;
  @CodeField({ optional: true }) readonly unit?: string;
}

export class RankWishes {
  @ListField(RankedWish, { max: 20, description: 'The first is wished most; each names a town or a unit.' }) readonly wishes!: RankedWish[];
}
