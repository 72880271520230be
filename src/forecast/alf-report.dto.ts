import { fundings, type Funding } from '../agreements/agreement';
import { Shown, ShownIfAny, ShownList, ShownOre } from '../platform/http/answer';
import { ChoiceField, WholeField } from '../platform/http/fields';

export class AlfReportQuery {
  @WholeField({ min: 2000, max: 2100, description: 'Calendar year of the days of service.' }) readonly year!: number;
  @ChoiceField([...fundings, 'all'], { optional: true, description: 'Funding of the agreements; alf when left out.' }) readonly funding?: Funding | 'all';
}

class AlfFiguresAnswer {
  @Shown({ type: 'integer' }) readonly halfDays!: number;
  @Shown({ type: 'integer' }) readonly unfundedHalfDays!: number;
  @Shown({ type: 'integer', description: 'Not countersigned yet.' }) readonly unsignedHalfDays!: number;
  @Shown({ type: Number, description: '400 half-days are one.' }) readonly fullTimeStudents!: number;
  @Shown({ type: Number }) readonly fundedFullTimeStudents!: number;
  @ShownOre() readonly compensationOre!: number;
  @ShownOre() readonly housingOre!: number;
  @ShownOre() readonly travelOre!: number;
  @ShownOre({ optional: true }) readonly compensationPerFullTimeStudentOre?: number;
}

export class AlfRowAnswer extends AlfFiguresAnswer {
  @ShownIfAny() readonly alfRegion?: string;
  @Shown() readonly host!: string;
  @Shown() readonly hostName!: string;
  @ShownIfAny() readonly countyCode?: string;
  @Shown() readonly university!: string;
  @Shown() readonly programme!: string;
  @Shown({ enum: fundings }) readonly funding!: string;
}

export class AlfRegionAnswer extends AlfFiguresAnswer {
  @ShownIfAny() readonly alfRegion?: string;
  @Shown() readonly alfRegionName!: string;
  @Shown({ type: 'integer' }) readonly hosts!: number;
}

export class AlfCountryAnswer extends AlfFiguresAnswer {}

export class AlfReportAnswer {
  @Shown({ type: 'integer' }) readonly year!: number;
  @ShownList(AlfRowAnswer) readonly rows!: AlfRowAnswer[];
  @ShownList(AlfRegionAnswer) readonly regions!: AlfRegionAnswer[];
  @ShownList(AlfCountryAnswer) readonly country!: AlfCountryAnswer[];
}
