import { isBeyond, type RuleSet } from '../agreements/rule-set';
import { roundHalfAway, type Ore } from '../shared/money';
import type { Claim, ClaimKind } from './claim';
import { decideHousing } from './housing-rule';
import type { Way } from './judged-claim';
import { decideTravel } from './travel-rule';

/** What a cost would come to for the student, by the rule alone. */
export interface CostEstimate {
  /** Whether the rule reaches so far. */
  readonly eligible: boolean;
  readonly ruleName: string | null;
  /** The most that is paid back; null without a limit. */
  readonly capOre: Ore | null;
  /** What it is assumed to cost; null where nobody knows. */
  readonly costOre: Ore | null;
  readonly paidOre: Ore | null;
  /** What she pays herself in the end. */
  readonly netOre: Ore | null;
}

/** So much rent for the weeks, or so much in tickets; undefined where nobody knows. */
export interface Assumed {
  readonly weeks: number;
  readonly rentPerWeekOre: Ore | undefined;
  readonly ticketsOre: Ore | undefined;
}

const claim: Claim = {
  code: '-', kind: 'housing', firstDay: '2000-01-01', lastDay: '2000-01-01', basis: 'weeks', units: 1, receiptOre: 0n, sharedWith: 0, home: 'rented', advancedBy: 'student', submittedOn: '2000-01-01',
};
/** A sum that meets any cap. */
const HUGE = 10n ** 15n;

function assumedCost(kind: ClaimKind, { weeks, rentPerWeekOre, ticketsOre }: Assumed): Ore | null {
  if (kind === 'travel') return ticketsOre ?? null;
  return rentPerWeekOre === undefined ? null : rentPerWeekOre * BigInt(weeks);
}

/** What the rule gives of a receipt of so much. */
function paidOf(kind: ClaimKind, rules: RuleSet, way: Way, { weeks }: Assumed, receiptOre: Ore): Ore {
  const circumstances = { ...way, termLastDay: '2000-01-01', shareIndex: 0 };
  if (kind === 'travel') return decideTravel(rules, { ...claim, kind, basis: 'ticket', receiptOre }, circumstances).approvedOre;
  return decideHousing(rules, { ...claim, units: weeks, receiptOre }, circumstances).approvedOre;
}

/** The rule applied to the assumed cost: the same rule as decides claims in the end. */
export function estimateOf(kind: ClaimKind, rules: RuleSet | undefined, way: Way, assumed: Assumed): CostEstimate {
  const costOre = assumedCost(kind, assumed);
  if (rules === undefined || !isBeyond(rules, way.km, way.minutes)) {
    return { eligible: false, ruleName: rules?.name ?? null, capOre: null, costOre, paidOre: costOre === null ? null : 0n, netOre: costOre };
  }
  const most = paidOf(kind, rules, way, assumed, HUGE);
  const isCapped = most < roundHalfAway((HUGE - rules.ownShareOre) * BigInt(rules.percent), 100n);
  const known = { eligible: true, ruleName: rules.name, capOre: isCapped ? most : null, costOre };
  if (costOre === null) return { ...known, paidOre: null, netOre: null };
  const paidOre = paidOf(kind, rules, way, assumed, costOre);
  return { ...known, paidOre, netOre: costOre - paidOre };
}
