import { rateUnits, type RateUnit } from '../agreements/rate';
import { Shown, ShownIfAny, ShownList, ShownOre } from '../platform/http/answer';
import { ChoiceField, CodeField, DayField, OreField, TextField } from '../platform/http/fields';
import { models } from './comparison-rows';
import { CoverageFigures } from './coverage.dto';

const bearers = ['today', 'host', 'owner', 'payer'] as const;

export class ModelComparisonQuery {
  @DayField({ description: 'First day of service.' }) readonly from!: string;
  @DayField({ description: 'Last day of service.' }) readonly to!: string;
  @TextField({ optional: true, max: 1000, description: 'Codes of agreements with commas between; all with days in the span when left out.' }) readonly agreements?: string;
  @CodeField({ optional: true, description: '`owner`, each student\'s university, when left out; else the code of an organisation, such as an ALF region.' }) readonly payer?: string;
  @ChoiceField(bearers, { optional: true, description: 'Who bears housing and travel when hosts are paid directly; the host when left out.' }) readonly housing?: (typeof bearers)[number];
  @ChoiceField(['at_most', 'left_out'], { optional: true, description: 'Housing that nobody has claimed yet: at most as its rule pays, also when this is left out; or not counted.' }) readonly unclaimed?: 'at_most' | 'left_out';
  @OreField({ optional: true, description: 'Another rate in the direct model, öre per rateUnit.' }) readonly rateOre?: number;
  @ChoiceField(rateUnits, { optional: true, description: 'week when left out.' }) readonly rateUnit?: RateUnit;
}

export class ModelHostAnswer extends CoverageFigures {
  @Shown() readonly host!: string;
  @Shown() readonly name!: string;
  @ShownIfAny() readonly countyCode?: string;
  @Shown({ enum: models }) readonly model!: string;
}

export class ModelCountryAnswer extends CoverageFigures {
  @Shown({ enum: models }) readonly model!: string;
}

export class ModelPartyAnswer {
  @Shown() readonly party!: string;
  @Shown() readonly name!: string;
  @Shown({ enum: models }) readonly model!: string;
  @ShownOre() readonly receivedOre!: number;
  @ShownOre() readonly paidOre!: number;
  @ShownOre() readonly borneOre!: number;
  @ShownOre() readonly netOre!: number;
}

export class UnpricedAnswer {
  @Shown({ enum: models }) readonly model!: string;
  @Shown({ type: 'integer' }) readonly halfDays!: number;
}

export class ModelComparisonAnswer {
  @Shown({ type: [String] }) readonly agreements!: readonly string[];
  @ShownList(ModelHostAnswer) readonly hosts!: ModelHostAnswer[];
  @ShownList(ModelCountryAnswer) readonly country!: ModelCountryAnswer[];
  @ShownList(ModelPartyAnswer) readonly parties!: ModelPartyAnswer[];
  @ShownList(UnpricedAnswer) readonly unpricedHalfDays!: UnpricedAnswer[];
  @Shown({ type: 'integer', description: 'Placements whose housing cost is not known.' }) readonly unpriced!: number;
}
