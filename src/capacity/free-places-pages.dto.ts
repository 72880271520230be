import { levels, type Level } from '../organisations/unit';
import { ChoiceField, ShapeField, TextField, WeekField } from '../platform/http/fields';
import { scopes, type Scope } from './free-place';

/** What narrows the search, in the page's own words; empty where nothing is chosen. */
export class FreePlacesQuery {
  @TextField({ optional: true, max: 40 }) readonly specialitet: string = '';
  @ChoiceField(['', ...levels], { optional: true }) readonly niva: '' | Level = '';
  @WeekField({ optional: true }) readonly fran?: string;
  @WeekField({ optional: true }) readonly till?: string;
  @ShapeField(/^([1-9]\d?)?$/, { optional: true, example: '4', accepts: 'a number from 1 to 99' }) readonly veckor: string = '4';
  @TextField({ optional: true, max: 40 }) readonly ort: string = '';
  @ChoiceField([...scopes], { optional: true }) readonly omfattning: Scope = 'national';
  @TextField({ optional: true, max: 40 }) readonly klart?: string;
}
