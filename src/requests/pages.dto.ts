import { declineReasons, type DeclineReason } from '../bookings/decline';
import { UnitBookingParams, UnitParam } from '../bookings/pages.dto';
import { ChoiceField, CodeField, LooseCodeField, TextField, WholeField } from '../platform/http/fields';

/** The forms of a unit's page know the term it was opened in, to come back to it. */
export class AcceptForm {
  @CodeField() readonly term!: string;
  @LooseCodeField() readonly supervisor?: string;
}

export class DeclineForm {
  @CodeField() readonly term!: string;
  @ChoiceField(declineReasons) readonly reasonCode!: DeclineReason;
  @TextField({ optional: true, max: 200 }) readonly note?: string;
}

export class UnitPlacementParams extends UnitBookingParams {}

export class UnitRequestParams extends UnitParam {
  @WholeField({ min: 1, max: Number.MAX_SAFE_INTEGER }) readonly number!: number;
}
