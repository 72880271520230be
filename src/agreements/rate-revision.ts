import type { Day } from '../shared/day';
import { roundHalfAway, type Ore } from '../shared/money';
import { rateOn, type Rate, type RateUnit } from './rate';

/** By what rates are multiplied, exactly: 1.027 is 1027 of 1000. */
export interface Factor {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const decimal = (text: string): Factor | undefined => {
  const match = /^(-?)(\d{1,4})(?:[.,](\d{1,6}))?$/.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '0', decimals = ''] = match;
  const numerator = BigInt(`${whole}${decimals}`);
  return { numerator: sign === '-' ? -numerator : numerator, denominator: 10n ** BigInt(decimals.length) };
};

/** A factor as people write it, such as 1.027 or 1,027; undefined when it is none. */
export function factorFrom(text: string): Factor | undefined {
  const factor = decimal(text);
  return factor !== undefined && factor.numerator > 0n ? factor : undefined;
}

/** A change in per cent as people write it, such as 2.7 or -1,5; undefined when it is none, or takes all away. */
export function factorFromPercent(text: string): Factor | undefined {
  const change = decimal(text);
  if (change === undefined) return undefined;
  const numerator = 100n * change.denominator + change.numerator;
  return numerator > 0n ? { numerator, denominator: 100n * change.denominator } : undefined;
}

/** An amount after a revision: one rounding to whole öre, half away from zero. */
export const revised = (amountOre: Ore, { numerator, denominator }: Factor): Ore => roundHalfAway(amountOre * numerator, denominator);

/** A revision of rates from a day on: by which factor, of which agreement's or which legs' rates; of all where null. */
export interface RevisionScope {
  readonly from: Day;
  readonly factor: Factor;
  readonly agreement: string | null;
  readonly legs: readonly string[] | null;
}

/** A leg with rates of its own, as a revision looks at it. */
export interface RevisedLeg {
  readonly code: string;
  readonly agreement: string;
  /** Legs that take their rates from it. */
  readonly followers: readonly string[];
  readonly rates: readonly Rate[];
}

/** What a revision would make of a leg's rate; `decided` where another decision holds from that very day already. */
export interface RateProposal {
  readonly leg: string;
  readonly agreement: string;
  readonly followers: readonly string[];
  readonly unit: RateUnit;
  /** The rate of the day before, on which the new one is worked out. */
  readonly currentOre: Ore;
  readonly currentFrom: Day;
  readonly revisedOre: Ore;
  readonly standing: 'new' | 'replaces_preliminary' | 'decided';
}

/** What becomes of each leg that has a paying rate running into the day: the rate of the day before times the factor. */
export function proposalsFor(legs: readonly RevisedLeg[], from: Day, before: Day, factor: Factor): RateProposal[] {
  return legs.flatMap(({ code, agreement, followers, rates }) => {
    const current = rateOn(rates, before);
    if (current === undefined || current.unit === 'none' || current.amountOre === 0n) return [];
    const begun = rates.find(({ firstDay }) => firstDay === from);
    const standing = begun === undefined ? 'new' : begun.status === 'decided' ? 'decided' : 'replaces_preliminary';
    return [{ leg: code, agreement, followers, unit: current.unit, currentOre: current.amountOre, currentFrom: current.firstDay, revisedOre: revised(current.amountOre, factor), standing }];
  });
}
