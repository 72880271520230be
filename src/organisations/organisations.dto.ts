import { Shown, ShownIfAny } from '../platform/http/answer';
import { ChoiceField, CodeField, TextField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';

export class OrganisationQuery extends PageQuery {
  @ChoiceField(['university', 'region', 'municipality', 'private'], { optional: true }) readonly kind?: string;
  @TextField({ optional: true, max: 2 }) readonly countyCode?: string;
}

export class OrganisationAnswer {
  @Shown() readonly code!: string;
  @Shown({ enum: ['university', 'region', 'municipality', 'private'] }) readonly kind!: string;
  @Shown() readonly name!: string;
  @Shown({ description: 'Ten digits.' }) readonly organisationNumber!: string;
  @ShownIfAny() readonly countyCode?: string;
  @Shown() readonly alf!: boolean;
  @Shown() readonly street!: string;
  @Shown() readonly postalCode!: string;
  @Shown() readonly city!: string;
  @ShownIfAny() readonly bankgiro?: string;
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
}

export class SpecialtyAnswer {
  @Shown() readonly code!: string;
  @Shown() readonly name!: string;
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
  @Shown({ enum: ['regulated', 'first_come', 'mixed'] }) readonly bookingModel!: string;
  @Shown({ type: [String] }) readonly specialties!: string[];
}
