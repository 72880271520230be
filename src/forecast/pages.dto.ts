import { DayField, LineField, LooseCodeField, TextField, WholeField } from '../platform/http/fields';

export class YearPageQuery {
  @WholeField({ optional: true, min: 2000, max: 2100 }) readonly ar?: number;
}

/** What a person has chosen on the page of the two models; it is judged when it is compared. */
export class ComparisonPageQuery {
  @TextField({ optional: true, max: 10 }) readonly fran?: string;
  @TextField({ optional: true, max: 10 }) readonly till?: string;
  @LooseCodeField() readonly avtal?: string;
  @LooseCodeField() readonly betalare?: string;
  @LooseCodeField() readonly boende?: string;
  @TextField({ optional: true, max: 20 }) readonly kronor?: string;
  @LooseCodeField() readonly per?: string;
  @LooseCodeField() readonly ejbegart?: string;
}

/** What a person has chosen on the page of curricula. */
export class CurriculaPageQuery {
  @LooseCodeField() readonly gammal?: string;
  @LooseCodeField() readonly ny?: string;
  @TextField({ optional: true, max: 5 }) readonly sokande?: string;
  @TextField({ optional: true, max: 6 }) readonly borjar?: string;
  @TextField({ optional: true, max: 6 }) readonly fran?: string;
  @TextField({ optional: true, max: 6 }) readonly till?: string;
  @LooseCodeField() readonly specialitet?: string;
  @LooseCodeField() readonly avtal?: string;
  @TextField({ optional: true, max: 2 }) readonly kursterminer?: string;
}

export class DayCostForm {
  @TextField({ max: 20 }) readonly kronor!: string;
  @DayField() readonly fran!: string;
  @LooseCodeField() readonly enhet?: string;
  @LooseCodeField() readonly specialitet?: string;
  @LineField() readonly underlag!: string;
  @TextField({ max: 3 }) readonly delas!: string;
}
