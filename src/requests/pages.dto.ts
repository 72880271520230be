import { declineReasons, type DeclineReason } from '../bookings/decline';
import { UnitBookingParams, UnitParam } from '../bookings/pages.dto';
import { ChoiceField, CodeField, IdField, LooseCodeField, ShapeField, TextField, WeekField, WholeField } from '../platform/http/fields';

const PairField = (): PropertyDecorator => ShapeField(/^[A-Za-z0-9ÅÄÖåäö._-]{1,40}\|[A-Za-z0-9ÅÄÖåäö._-]{1,40}$/, { example: 'T6|MED', accepts: 'two codes with | between' });

/** The forms of a unit's page know the term it was opened in, to come back to it. */
export class AcceptForm {
  @CodeField() readonly term!: string;
  @LooseCodeField() readonly supervisor?: string;
}

export class DeclineAllForm {
  @ChoiceField(declineReasons) readonly reasonCode!: DeclineReason;
  @TextField({ optional: true, max: 200 }) readonly note?: string;
}

export class DeclineForm extends DeclineAllForm {
  @CodeField() readonly term!: string;
}

export class RedirectForm {
  @CodeField() readonly term!: string;
  @CodeField() readonly unit!: string;
  @TextField({ optional: true, max: 200 }) readonly note?: string;
}

export class UnitPlacementParams extends UnitBookingParams {}

export class UnitRequestParams extends UnitParam {
  @WholeField({ min: 1, max: Number.MAX_SAFE_INTEGER }) readonly number!: number;
}

/** The form that asks for places; block and addressee are each two codes in one choice. */
export class AskForm {
  @PairField() readonly block!: string;
  @PairField() readonly to!: string;
  @WeekField() readonly firstWeek!: string;
  @TextField({ optional: true, max: 4000 }) readonly students?: string;
  @TextField({ optional: true, max: 500 }) readonly message?: string;
}

export class TermParam {
  @CodeField() readonly term!: string;
}

export class TermRequestParams extends TermParam {
  @IdField() readonly id!: string;
}

export class CourseQuery {
  @CodeField({ optional: true }) readonly kurs?: string;
}

export class LinkUnitForm {
  @CodeField() readonly unit!: string;
}

export class HostRequestParam {
  @IdField() readonly id!: string;
}

export class UnitChoiceForm {
  @CodeField() readonly unit!: string;
  @WholeField({ min: 1, max: 500 }) readonly count!: number;
}
