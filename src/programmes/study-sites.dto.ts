import { changesOf } from '../platform/http/changes';
import { CodeField, CodesField, LineField, NewCodeField, WholeField } from '../platform/http/fields';

export class OpenStudySite {
  @NewCodeField() readonly code!: string;
  @CodeField() readonly programme!: string;
  @LineField() readonly name!: string;
  @WholeField({ max: 1_000_000, description: 'Share of the students, relative to the other sites of the programme.' }) readonly weight!: number;
  @CodesField({ min: 1, max: 100, description: 'Towns in which students of the site have their placements.' }) readonly towns!: string[];
}

/** What is left out stays as it is; towns are given as a whole. */
export class ChangeStudySite extends changesOf(OpenStudySite, ['code', 'programme']) {}
