import { Shown, ShownIfAny, ShownOre, ShownVersion } from '../platform/http/answer';
import { ChoiceField, CodeField, TextField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';
import { invoiceChannels, invoiceNumberings, organisationKinds } from './organisation';
import { bookingModels } from './unit';

export class OrganisationQuery extends PageQuery {
  @ChoiceField(organisationKinds, { optional: true }) readonly kind?: string;
  @TextField({ optional: true, max: 2 }) readonly countyCode?: string;
}

export class OrganisationAnswer {
  @Shown() readonly code!: string;
  @Shown({ enum: organisationKinds }) readonly kind!: string;
  @Shown() readonly name!: string;
  @Shown({ description: 'Ten digits.' }) readonly organisationNumber!: string;
  @ShownIfAny() readonly countyCode?: string;
  @Shown() readonly alf!: boolean;
  @Shown() readonly street!: string;
  @Shown() readonly postalCode!: string;
  @Shown() readonly city!: string;
  @ShownIfAny() readonly bankgiro?: string;
  @ShownIfAny() readonly plusgiro?: string;
  @ShownIfAny({ description: 'Thirteen digits.' }) readonly gln?: string;
  @ShownIfAny() readonly buyerReference?: string;
  @ShownIfAny() readonly referencePattern?: string;
  @Shown() readonly referenceIsOrder!: boolean;
  @Shown() readonly ocrLengthDigit!: boolean;
  @Shown({ enum: invoiceNumberings }) readonly invoiceNumbering!: string;
  @Shown({ enum: invoiceChannels }) readonly invoiceChannel!: string;
  @ShownOre({ optional: true }) readonly costPerDayOre?: number;
  @ShownVersion() readonly version!: number;
}

export class TownQuery extends PageQuery {
  @TextField({ optional: true, max: 2 }) readonly countyCode?: string;
}

export class TownAnswer {
  @Shown() readonly code!: string;
  @Shown() readonly name!: string;
  @Shown() readonly countyCode!: string;
  @Shown() readonly latitude!: number;
  @Shown() readonly longitude!: number;
  @ShownVersion() readonly version!: number;
}

export class TravelTimeQuery extends PageQuery {
  @CodeField({ optional: true }) readonly from?: string;
  @CodeField({ optional: true }) readonly to?: string;
}

export class TravelTimeAnswer {
  @Shown() readonly from!: string;
  @Shown() readonly to!: string;
  @Shown() readonly km!: number;
  @Shown() readonly minutes!: number;
  @Shown({ description: 'Follows from the way in the other direction.' }) readonly implied!: boolean;
  @ShownVersion() readonly version!: number;
}

export class SpecialtyAnswer {
  @Shown() readonly code!: string;
  @Shown() readonly name!: string;
  @ShownVersion() readonly version!: number;
}

export class UnitQuery extends PageQuery {
  @CodeField({ optional: true }) readonly organisation?: string;
  @CodeField({ optional: true }) readonly town?: string;
  @TextField({ optional: true, max: 2 }) readonly countyCode?: string;
}

export class UnitAnswer {
  @Shown() readonly code!: string;
  @Shown() readonly name!: string;
  @Shown({ description: 'Code of the organisation it belongs to.' }) readonly organisation!: string;
  @Shown() readonly town!: string;
  @Shown() readonly hsaId!: string;
  @Shown({ enum: bookingModels }) readonly bookingModel!: string;
  @Shown({ type: [String] }) readonly specialties!: string[];
  @Shown({ description: 'Whether it is asked before students who come to it are exchanged.' }) readonly asksAtSwaps!: boolean;
  @ShownVersion() readonly version!: number;
}
