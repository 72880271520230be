import { levels } from '../organisations/unit';
import { Shown, ShownIfAny } from '../platform/http/answer';
import { ChoiceField, CodeField, TextField, WeekField, WholeField } from '../platform/http/fields';
import { scopes, type Scope } from './free-place';

export class FreePlaceQuery {
  @CodeField({ optional: true }) readonly specialty?: string;
  @ChoiceField(levels, { optional: true }) readonly level?: (typeof levels)[number];
  @WeekField() readonly firstWeek!: string;
  @WeekField() readonly lastWeek!: string;
  @WholeField({ optional: true, min: 1, max: 60, description: 'Weeks in a row that are needed somewhere between the first and the last, no more than lie there; all of them when left out.' }) readonly weeks?: number;
  @TextField({ optional: true, max: 2 }) readonly countyCode?: string;
  @CodeField({ optional: true }) readonly town?: string;
  @ChoiceField(scopes, { optional: true, description: 'In the town, in the healthcare region of the town or county (of your own where none is named), or everywhere.' }) readonly scope?: Scope;
}

export class FreePlaceAnswer {
  @Shown() readonly unit!: string;
  @Shown() readonly name!: string;
  @Shown() readonly town!: string;
  @Shown() readonly organisation!: string;
  @Shown() readonly countyCode!: string;
  @ShownIfAny({ type: String }) readonly healthcareRegion?: string;
  @Shown() readonly specialty!: string;
  @Shown({ enum: levels }) readonly level!: string;
  @Shown({ description: 'Of the weeks with most room.' }) readonly firstWeek!: string;
  @Shown() readonly lastWeek!: string;
  @Shown({ type: 'integer', description: 'Students that fit in every one of these weeks, without what is reserved.' }) readonly free!: number;
  @Shown({ type: 'integer', description: 'With what is reserved for your organisation’s students; 0 where no agreement lets them be there.' }) readonly freeForYou!: number;
  @ShownIfAny({ description: 'Why none of it is free for you, and the way out; in Swedish.' }) readonly notForYou?: string;
  @Shown({ type: [String], description: 'For whom places are reserved there, and until when; in Swedish.' }) readonly kept!: string[];
}
