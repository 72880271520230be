import { OmitType } from '@nestjs/swagger';
import { CodeField, WholeField } from '../platform/http/fields';
import { AddBeds } from './beds.dto';

export class BedsParam {
  @CodeField() readonly code!: string;
}

export class NewBedsForm extends OmitType(AddBeds, ['code']) {}

/** The form knows the version that it was filled in from. */
export class ChangedBedsForm extends OmitType(AddBeds, ['code', 'town']) {
  @WholeField({ min: 1, max: 1_000_000_000 }) readonly version!: number;
}
