import { Shown, ShownIfAny, ShownOre } from '../platform/http/answer';

export class CoverageAnswer {
  @Shown() readonly host!: string;
  @Shown() readonly name!: string;
  @ShownIfAny() readonly countyCode?: string;
  @Shown({ type: 'integer' }) readonly halfDays!: number;
  @Shown({ type: 'integer' }) readonly unfundedHalfDays!: number;
  @ShownOre() readonly compensationOre!: number;
  @ShownOre() readonly housingOre!: number;
  @ShownOre() readonly travelOre!: number;
  @ShownOre() readonly netOre!: number;
  @ShownOre({ optional: true }) readonly costOre?: number;
  @ShownIfAny({ type: 'integer', description: 'Hundredths of a percent, housing and travel counted as cost.' }) readonly coverage?: number;
  @ShownIfAny({ type: 'integer', description: 'Hundredths of a percent, without housing and travel.' }) readonly coverageWithoutHousing?: number;
}
