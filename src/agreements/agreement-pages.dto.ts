import { CodeField, DayField, LineField } from '../platform/http/fields';

export class AgreementParam {
  @CodeField() readonly code!: string;
}

export class AgreementQuotaParams extends AgreementParam {
  @CodeField() readonly quota!: string;
}

export class WithdrawalForm {
  @DayField() readonly on!: string;
  @LineField({ min: 3, max: 500 }) readonly reason!: string;
}
