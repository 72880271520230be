import type { Level } from '../organisations/unit';
import { CodeField, DayField, IdField, ShapeField, TextField, WeekField } from '../platform/http/fields';

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

export class ReserveForm {
  @CodeField() readonly term!: string;
  @ShapeField(/^(university|programme|agreement):[A-Za-z0-9ÅÄÖåäö._-]{1,40}$/, { example: 'university:LU', accepts: 'a university, a programme or an agreement' }) readonly holder!: string;
  @ShapeField(/^[A-Za-z0-9ÅÄÖåäö._-]{1,40}:(basic|advanced)$/, { example: 'medicine:basic', accepts: 'a specialty and level' }) readonly kind!: string;
  @WeekField() readonly firstWeek!: string;
  @WeekField() readonly lastWeek!: string;
  @ShapeField(/^\s*([1-9]\d{0,2}|1000|(100|[1-9]\d?)\s*%)\s*$/, { example: '4', accepts: 'a number of places or a percentage' }) readonly places!: string;
  @DayField() readonly until!: string;
}

export class ReleaseForm {
  @CodeField() readonly term!: string;
  @IdField() readonly reservation!: string;
}

/** The filled-in form as an order. */
export function orderOf({ holder, kind, firstWeek, lastWeek, places, until }: ReserveForm) {
  const [who = '', code = ''] = holder.split(':');
  const [specialty = '', level = ''] = kind.split(':');
  const figure = Number.parseInt(places, 10);
  return { specialty, level: level as Level, firstWeek, lastWeek, until, [who]: code, ...(places.includes('%') ? { share: figure } : { places: figure }) };
}
