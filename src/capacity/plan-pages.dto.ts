import { CodeField, IdField, ShapeField, TextField } from '../platform/http/fields';

export class SheetParam {
  @CodeField() readonly code!: string;
}

export class SheetQuery {
  @CodeField({ optional: true }) readonly termin?: string;
  @ShapeField(/^$|^termin:[A-Za-z0-9ÅÄÖåäö._-]{1,40}$|^mall:[0-9a-f-]{36}$/, { optional: true, example: 'termin:HT2025', accepts: 'an earlier term or a template' }) readonly fran?: string;
  @TextField({ optional: true, max: 40 }) readonly klart?: string;
}

export class WithdrawForm {
  @CodeField() readonly term!: string;
  @IdField() readonly plan!: string;
}
