import { Shown, ShownIfAny, ShownOre, ShownVersion } from '../platform/http/answer';
import { changesOf } from '../platform/http/changes';
import { ChoiceField, FlagField, LineField, NewCodeField, OreField, WholeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';
import { ruleSetKinds, type RuleSetKind } from './rule-set';

export class RuleSetQuery extends PageQuery {
  @ChoiceField(ruleSetKinds, { optional: true }) readonly kind?: string;
}

export class RuleSetAnswer {
  @Shown() readonly code!: string;
  @Shown({ enum: ruleSetKinds }) readonly kind!: string;
  @Shown() readonly name!: string;
  @ShownIfAny({ type: 'integer' }) readonly overKm?: number;
  @ShownIfAny({ type: 'integer' }) readonly overMinutes?: number;
  @ShownOre({ optional: true }) readonly capPerWeekOre?: number;
  @ShownOre({ optional: true }) readonly capPerNightOre?: number;
  @ShownOre({ optional: true }) readonly capPerMonthOre?: number;
  @ShownOre({ optional: true }) readonly capTotalOre?: number;
  @ShownOre() readonly ownShareOre!: number;
  @Shown({ type: 'integer' }) readonly percent!: number;
  @Shown() readonly familyHome!: boolean;
  @Shown({ type: 'integer' }) readonly daysAfterTerm!: number;
  @ShownIfAny({ description: 'The organisation that keeps it.' }) readonly keeper?: string;
  @ShownVersion() readonly version!: number;
}

export class MakeRuleSet {
  @NewCodeField() readonly code!: string;
  @ChoiceField(ruleSetKinds) readonly kind!: RuleSetKind;
  @LineField() readonly name!: string;
  @WholeField({ clearable: true, max: 3000, description: 'Only beyond this distance one way, in kilometres.' }) readonly overKm?: number | null;
  @WholeField({ clearable: true, max: 6000, description: 'Or beyond this travel time one way, in minutes.' }) readonly overMinutes?: number | null;
  @OreField({ clearable: true }) readonly capPerWeekOre?: number | null;
  @OreField({ clearable: true }) readonly capPerNightOre?: number | null;
  @OreField({ clearable: true, description: 'öre for 30 days; fewer days in proportion' }) readonly capPerMonthOre?: number | null;
  @OreField({ clearable: true }) readonly capTotalOre?: number | null;
  @OreField({ clearable: true, description: 'öre that the student pays first' }) readonly ownShareOre?: number | null;
  @WholeField({ clearable: true, max: 100, description: 'How much of the rest is paid; all unless told otherwise.' }) readonly percent?: number | null;
  @FlagField({ clearable: true, description: 'Whether a stay in a parental or own home is paid.' }) readonly familyHome?: boolean | null;
  @WholeField({ clearable: true, max: 3650, description: 'Days after the term within which a claim must come.' }) readonly daysAfterTerm?: number | null;
}

/** What is left out stays as it is; null takes away a limit. */
export class ChangeRuleSet extends changesOf(MakeRuleSet, ['code', 'kind']) {}
