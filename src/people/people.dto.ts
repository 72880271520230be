import { Shown, ShownIfAny, ShownVersion } from '../platform/http/answer';
import { CodeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';
import { precedences } from './student';

export class StudentQuery extends PageQuery {
  @CodeField({ optional: true }) readonly university?: string;
}

export class StudentAnswer {
  @Shown() readonly code!: string;
  @ShownIfAny({ description: 'The name others may read; not for finance.' }) readonly name?: string;
  @Shown() readonly university!: string;
  @ShownIfAny() readonly studyTown?: string;
  @ShownIfAny() readonly homeTown?: string;
  @ShownIfAny({ enum: precedences }) readonly precedence?: string;
  @ShownIfAny() readonly enrolledAbroad?: boolean;
  @ShownIfAny() readonly distance?: boolean;
  @ShownIfAny({ type: 'integer', description: 'Kilometres one way that she can commute at most.' }) readonly commuteKm?: number;
  @ShownIfAny({ type: 'integer', description: 'Also the ETag; send it back in If-Match.' }) readonly version?: number;
}

export class EmploymentQuery extends PageQuery {
  @CodeField({ optional: true }) readonly student?: string;
}

export class EmploymentAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown() readonly student!: string;
  @Shown() readonly unit!: string;
  @Shown({ format: 'date' }) readonly firstDay!: string;
  @ShownIfAny({ format: 'date' }) readonly lastDay?: string;
  @ShownVersion() readonly version!: number;
}

export class MeAnswer {
  @Shown() readonly email!: string;
  @Shown() readonly name!: string;
  @Shown() readonly role!: string;
  @Shown({ format: 'uuid' }) readonly organisationId!: string;
  @Shown() readonly organisationName!: string;
  @ShownIfAny({ format: 'uuid' }) readonly unitId?: string;
  @ShownIfAny({ format: 'uuid' }) readonly studentId?: string;
}
