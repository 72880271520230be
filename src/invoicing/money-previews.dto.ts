import { SetRate } from '../agreements/rates.dto';
import { AmendLeg } from '../agreements/legs.dto';
import { legKinds } from '../agreements/leg';
import { Shown, ShownIfAny, ShownList, ShownOre } from '../platform/http/answer';
import { CodeField, DayField } from '../platform/http/fields';

/** As of which day runs are drawn. */
export class PreviewedOn {
  @DayField({ optional: true, description: 'As of this day; today if left out.' }) readonly asOf?: string;
}

export class PreviewRate extends SetRate {
  @CodeField({ description: 'A leg of the agreement.' }) readonly leg!: string;
}

export class PreviewLeg extends AmendLeg {
  @CodeField({ description: 'A leg of the agreement.' }) readonly leg!: string;
}

class PreviewedChangeAnswer {
  @Shown({ description: 'What of the agreement, as its log would name it.' }) readonly what!: string;
  @ShownIfAny({ type: 'object', additionalProperties: true }) readonly before?: object;
  @Shown({ type: 'object', additionalProperties: true }) readonly after!: object;
}

class MoneyPreviewRowAnswer {
  @Shown() readonly agreement!: string;
  @Shown() readonly leg!: string;
  @Shown({ enum: legKinds }) readonly kind!: string;
  @Shown() readonly creditor!: string;
  @Shown() readonly debtor!: string;
  @ShownOre() readonly issuedOre!: number;
  @ShownOre() readonly correctionBeforeOre!: number;
  @ShownOre() readonly correctionAfterOre!: number;
  @ShownOre() readonly draftedOre!: number;
  @ShownOre() readonly draftedAfterOre!: number;
  @ShownOre() readonly openBeforeOre!: number;
  @ShownOre() readonly openAfterOre!: number;
  @ShownOre() readonly differenceOre!: number;
}

export class MoneyPreviewAnswer {
  @ShownList(PreviewedChangeAnswer) readonly changes!: PreviewedChangeAnswer[];
  @ShownList(MoneyPreviewRowAnswer) readonly rows!: MoneyPreviewRowAnswer[];
  @Shown({ type: 'integer', description: 'Agreements that change too and that are not yours: they take their rates from this one.' }) readonly otherAgreements!: number;
  @ShownOre() readonly issuedDifferenceOre!: number;
  @ShownOre() readonly differenceOre!: number;
}
