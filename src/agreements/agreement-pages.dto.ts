import { CodeField, DayField, IdField, LineField } from '../platform/http/fields';

export class AgreementParam {
  @CodeField() readonly code!: string;
}

export class AgreementQuotaParams extends AgreementParam {
  @CodeField() readonly quota!: string;
}

export class AgreementWindowParams extends AgreementParam {
  @IdField() readonly id!: string;
}

export class WindowForm {
  @CodeField() readonly term!: string;
  @DayField() readonly firstDay!: string;
  @DayField() readonly lastDay!: string;
}

export class WithdrawalForm {
  @DayField() readonly on!: string;
  @LineField({ min: 3, max: 500 }) readonly reason!: string;
}
