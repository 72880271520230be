import { OmitType } from '@nestjs/swagger';
import { CloseUnit, PublishOffer } from '../capacity/capacity.dto';
import { CodeField, IdField, TextField, WeekField } from '../platform/http/fields';

/** The filter's form, from which the grid's address follows. */
export class GridFilter {
  @CodeField({ optional: true }) readonly region?: string;
  @CodeField({ optional: true }) readonly termin?: string;
  @TextField({ optional: true, max: 40 }) readonly specialitet?: string;
}

/** What narrows the grid, in the page's own words. */
export class GridQuery {
  @CodeField({ optional: true }) readonly termin?: string;
  @TextField({ optional: true, max: 40 }) readonly specialitet?: string;
  @CodeField({ optional: true }) readonly enhet?: string;
  @WeekField({ optional: true }) readonly vecka?: string;
}

export class TermQuery {
  @CodeField({ optional: true }) readonly termin?: string;
  @TextField({ optional: true, max: 40 }) readonly klart?: string;
}

/** The form knows the term it was opened in, to come back to it. */
export class OfferForm extends OmitType(PublishOffer, ['unit']) {
  @CodeField() readonly term!: string;
}

export class ClosureForm extends OmitType(CloseUnit, ['unit']) {
  @CodeField() readonly term!: string;
}

export class UnitParam {
  @CodeField() readonly code!: string;
}

export class UnitBookingParams extends UnitParam {
  @IdField() readonly id!: string;
}
