import { Shown, ShownIfAny, ShownOre } from '../platform/http/answer';
import { CodeField, WholeField } from '../platform/http/fields';

export class CoverageQuery {
  @WholeField({ optional: true, min: 2000, max: 2100, description: 'Days of service of this calendar year.' }) readonly year?: number;
  @CodeField({ optional: true, description: 'Days of placements in this term.' }) readonly term?: string;
}

/** What is left and covered of what students cost. */
export class CoverageFigures {
  @Shown({ type: 'integer', description: 'Half-days on which students were there.' }) readonly halfDays!: number;
  @Shown({ type: 'integer', description: 'Of these, half-days that bring no compensation.' }) readonly unfundedHalfDays!: number;
  @Shown({ type: 'integer', description: 'Of these, half-days for which no cost is stated, or none that you may read; then there is no coverage.' }) readonly uncostedHalfDays!: number;
  @ShownOre() readonly compensationOre!: number;
  @ShownOre() readonly housingOre!: number;
  @ShownOre() readonly travelOre!: number;
  @ShownOre() readonly netOre!: number;
  @ShownOre({ optional: true }) readonly costOre?: number;
  @ShownOre({ optional: true }) readonly unfundedCostOre?: number;
  @ShownIfAny({ type: 'integer', description: 'Hundredths of a percent, housing and travel counted as cost.' }) readonly coverage?: number;
  @ShownIfAny({ type: 'integer', description: 'Hundredths of a percent, without housing and travel.' }) readonly coverageWithoutHousing?: number;
  @ShownOre({ optional: true }) readonly uncoveredOre?: number;
  @ShownOre({ optional: true }) readonly uncoveredWithoutHousingOre?: number;
}

export class CoverageAnswer extends CoverageFigures {
  @Shown() readonly host!: string;
  @Shown() readonly name!: string;
  @ShownIfAny() readonly countyCode?: string;
}

export class UnitCoverageAnswer extends CoverageAnswer {
  @Shown() readonly unit!: string;
  @Shown() readonly unitName!: string;
}
