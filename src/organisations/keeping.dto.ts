import { changesOf } from '../platform/http/changes';
import { ChoiceField, CodeField, CodesField, FlagField, LineField, NewCodeField, OreField, WholeField } from '../platform/http/fields';
import { DegreesField, RuleField } from '../platform/http/register-fields';
import { COUNTIES } from './county';
import { invoiceChannels, invoiceNumberings, organisationKinds, type InvoiceChannel, type InvoiceNumbering, type OrganisationKind } from './organisation';
import { faultOfPattern, patternShape } from './reference-pattern';
import {
  bankgiroShape, glnShape, hsaIdSays, hsaIdShape, isBankgiro, isGln, isOrganisationNumber, isPlusgiro, organisationNumberShape, plusgiroShape, postalCodeShape,
} from './register-number';
import { bookingModels, type BookingModel } from './unit';

const counties = [...COUNTIES.keys()];

export class AddOrganisation {
  @NewCodeField() readonly code!: string;
  @ChoiceField(organisationKinds) readonly kind!: OrganisationKind;
  @LineField({ description: 'Name as on invoices.' }) readonly name!: string;
  @RuleField('organisation-number', organisationNumberShape, isOrganisationNumber) readonly organisationNumber!: string;
  @ChoiceField(counties, { clearable: true, description: 'A region must have one, and no two the same.' }) readonly countyCode?: string | null;
  @FlagField({ optional: true, description: 'Whether the region is party to the ALF agreement.' }) readonly alf?: boolean;
  @LineField({ optional: true, min: 0 }) readonly street?: string;
  @RuleField('postal-code', 'five digits, such as 371 81, or empty', (text) => text === '' || postalCodeShape.test(text), { optional: true }) readonly postalCode?: string;
  @LineField({ optional: true, min: 0 }) readonly city?: string;
  @RuleField('bankgiro', bankgiroShape, isBankgiro, { clearable: true }) readonly bankgiro?: string | null;
  @RuleField('plusgiro', plusgiroShape, isPlusgiro, { clearable: true, description: 'Used on invoices where there is no bankgiro.' }) readonly plusgiro?: string | null;
  @RuleField('gln', glnShape, isGln, { clearable: true, description: 'Where electronic documents reach it, when not by its organisation number.' }) readonly gln?: string | null;
  @LineField({ clearable: true, description: 'Reference that invoices to the organisation must carry.' }) readonly buyerReference?: string | null;
  @RuleField('pattern', patternShape, (text) => faultOfPattern(text) === undefined, { clearable: true }) readonly referencePattern?: string | null;
  @FlagField({ optional: true, description: 'Whether the reference stands as the number of an order.' }) readonly referenceIsOrder?: boolean;
  @FlagField({ optional: true, description: 'Whether payment references to it hold a digit for their own length; they do unless told otherwise.' }) readonly ocrLengthDigit?: boolean;
  @ChoiceField(invoiceNumberings, { optional: true, description: 'own: its invoices are numbered here, without gaps. basis: its own system numbers them, from a basis that it is handed.' }) readonly invoiceNumbering?: InvoiceNumbering;
  @ChoiceField(invoiceChannels, { optional: true, description: 'file_drop: its issued invoices are written to the folder of an access point.' }) readonly invoiceChannel?: InvoiceChannel;
  @OreField({ clearable: true, description: 'Own cost of receiving a student for a day, öre; read by the organisation alone.' }) readonly costPerDayOre?: number | null;
}

export class ChangeOrganisation extends changesOf(AddOrganisation, ['code', 'kind']) {}

export class AddTown {
  @NewCodeField() readonly code!: string;
  @LineField() readonly name!: string;
  @ChoiceField(counties) readonly countyCode!: string;
  @DegreesField(90, { description: 'Degrees north (WGS 84).' }) readonly latitude!: number;
  @DegreesField(180, { description: 'Degrees east (WGS 84).' }) readonly longitude!: number;
}

export class ChangeTown extends changesOf(AddTown, ['code']) {}

export class TravelTimeParams {
  @CodeField({ description: 'Town of departure.' }) readonly from!: string;
  @CodeField({ description: 'Town of arrival.' }) readonly to!: string;
}

export class SetTravelTime {
  @WholeField({ max: 3000, description: 'By road, one way.' }) readonly km!: number;
  @WholeField({ max: 6000, description: 'By public transport, one way.' }) readonly minutes!: number;
}

export class AddSpecialty {
  @NewCodeField() readonly code!: string;
  @LineField() readonly name!: string;
}

export class ChangeSpecialty extends changesOf(AddSpecialty, ['code']) {}

export class AddUnit {
  @NewCodeField() readonly code!: string;
  @LineField() readonly name!: string;
  @RuleField('hsa-id', hsaIdSays, (text) => hsaIdShape.test(text)) readonly hsaId!: string;
  @CodeField({ description: 'Town that the unit lies in.' }) readonly town!: string;
  @ChoiceField(bookingModels) readonly bookingModel!: BookingModel;
  @CodesField({ min: 1, max: 50, description: 'Specialties of the unit.' }) readonly specialties!: string[];
  @FlagField({ optional: true, description: 'Whether the unit is asked before students who come to it are exchanged; it is unless told otherwise.' }) readonly asksAtSwaps?: boolean;
}

export class ChangeUnit extends changesOf(AddUnit, ['code']) {}
