import { Shown, ShownIfAny, ShownOre } from '../platform/http/answer';
import { ChoiceField, CodeField, CodesField, DayField, FlagField, LineField, OreField, ShapeField, TextField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';
import { rateStatuses, rateUnits, type RateStatus, type RateUnit } from './rate';

export class RateQuery extends PageQuery {
  @CodeField({ optional: true }) readonly leg?: string;
}

export class RateAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown() readonly leg!: string;
  @Shown({ format: 'date' }) readonly validFrom!: string;
  @ShownIfAny({ format: 'date' }) readonly validTo?: string;
  @ShownOre() readonly amountOre!: number;
  @Shown({ enum: rateUnits }) readonly unit!: string;
  @Shown({ enum: rateStatuses }) readonly status!: string;
  @Shown() readonly decision!: string;
  @ShownIfAny() readonly decidedBy?: string;
  @ShownIfAny({ format: 'date' }) readonly decidedOn?: string;
  @ShownIfAny() readonly documentNumber?: string;
}

const unitsTold = 'What the amount is for: a half-day, a day of two, a week of ten; a month of 30 days at full extent; an hour of 45 minutes; a visit; a day on which anything was done; a whole placement (fixed); or nothing.';

export class SetRate {
  @DayField() readonly from!: string;
  @OreField() readonly amountOre!: number;
  @ChoiceField(rateUnits, { description: unitsTold }) readonly unit!: RateUnit;
  @ChoiceField(rateStatuses) readonly status!: RateStatus;
  @TextField({ min: 1, max: 200, description: 'Which decision set it.' }) readonly decision!: string;
  @LineField({ optional: true, description: 'Who decided.' }) readonly decidedBy?: string;
  @DayField({ optional: true }) readonly decidedOn?: string;
  @LineField({ optional: true, max: 100, description: 'Number of the document that says so.' }) readonly documentNumber?: string;
  @FlagField({ optional: true, description: 'Whether it takes the place of a rate that is decided from the very day.' }) readonly replaces?: boolean;
}

const decimals = /^-?\d{1,4}([.,]\d{1,6})?$/;

/** Which rates are revised, and by what: a factor or a change in per cent, one of them. */
class RevisionScopeField {
  @DayField({ description: 'First day of the new rates, such as New Year’s Day.' }) readonly from!: string;
  @ShapeField(decimals, { optional: true, example: '1.027', accepts: 'a number such as 1.027', description: 'What each rate is multiplied by, exactly; rounded once, half away from zero.' }) readonly factor?: string;
  @ShapeField(decimals, { optional: true, example: '2.7', accepts: 'a number such as 2.7 or -1.5', description: 'Or the change in per cent.' }) readonly percent?: string;
  @CodeField({ optional: true, description: 'Only rates of this agreement.' }) readonly agreement?: string;
  @CodesField({ optional: true, min: 1, max: 500, description: 'Only rates of these legs.' }) readonly legs?: string[];
}

export class ProposeRevision extends RevisionScopeField {}

export class ReviseRates extends RevisionScopeField {
  @ChoiceField(rateStatuses) readonly status!: RateStatus;
  @TextField({ min: 1, max: 200, description: 'Which decision set them.' }) readonly decision!: string;
  @LineField({ optional: true, description: 'Who decided.' }) readonly decidedBy?: string;
  @DayField({ optional: true }) readonly decidedOn?: string;
  @LineField({ optional: true, max: 100, description: 'Number of the document that says so.' }) readonly documentNumber?: string;
}

export class RateProposalAnswer {
  @Shown() readonly leg!: string;
  @Shown() readonly agreement!: string;
  @Shown({ type: [String], description: 'Legs that take their rates from it.' }) readonly followers!: string[];
  @Shown({ enum: rateUnits }) readonly unit!: string;
  @ShownOre() readonly currentOre!: number;
  @Shown({ format: 'date' }) readonly currentFrom!: string;
  @ShownOre() readonly revisedOre!: number;
  @Shown({ enum: ['new', 'replaces_preliminary', 'decided'], description: 'decided: another rate is decided from that day already and stays.' }) readonly standing!: string;
}
