import { changesOf } from '../platform/http/changes';
import { ChoiceField, CodeField, DayField, FlagField, IdField, LineField, NewCodeField, WholeField } from '../platform/http/fields';
import { precedences, type Precedence } from './student';

export class AddStudent {
  @NewCodeField({ description: 'Never a personal identity number.' }) readonly code!: string;
  @LineField({ description: 'For a protected student it is kept apart, and everyone reads an alias.' }) readonly name!: string;
  @CodeField({ description: 'Town of studies, from which distances are counted.' }) readonly studyTown!: string;
  @CodeField({ clearable: true, description: 'Town where the student lives.' }) readonly homeTown?: string | null;
  @ChoiceField(precedences, { optional: true, description: 'Ground for precedence that the university has approved.' }) readonly precedence?: Precedence;
  @FlagField({ optional: true }) readonly enrolledAbroad?: boolean;
  @FlagField({ optional: true }) readonly distance?: boolean;
  @FlagField({ optional: true, description: 'Protected personal data (skyddade personuppgifter).' }) readonly protectedIdentity?: boolean;
  @WholeField({ clearable: true, max: 2000, description: 'Kilometres one way from the study town that she can commute at most; null where nothing limits it.' }) readonly commuteKm?: number | null;
}

export class ChangeStudent extends changesOf(AddStudent, ['code']) {}

export class EmploymentParam {
  @IdField() readonly id!: string;
}

export class AddEmployment {
  @CodeField() readonly student!: string;
  @CodeField({ description: 'Where the student works or has worked.' }) readonly unit!: string;
  @DayField() readonly firstDay!: string;
  @DayField({ clearable: true, description: 'Null, or left out, while it goes on.' }) readonly lastDay?: string | null;
}

export class ChangeEmployment extends changesOf(AddEmployment, ['student']) {}
