import type { RuleSet } from '../agreements/rule-set';
import { roundHalfAway, type Ore } from '../shared/money';
import { refused, splitOre, type Circumstances, type Claim, type ClaimBasis, type Decision } from './claim';
import { granted, kronor, type Cap } from './granted';
import { outOfReach } from './reach-rule';

/** What a housing rule grants of a receipt: nothing at home, too near or too late; the student's part of a shared home; at most the caps. */
export function decideHousing(rules: RuleSet, claim: Claim, circumstances: Circumstances): Decision {
  const stopped = outOfReach(rules, claim, circumstances) ?? athome(rules, claim);
  if (stopped) return stopped;
  return granted(rules, ownPart(claim, circumstances.shareIndex), capsOf(rules, claim));
}

function athome(rules: RuleSet, { home }: Claim): Decision | undefined {
  if (home === 'rented' || rules.familyHome) return undefined;
  const whose = home === 'family' ? 'föräldrahem' : 'egen bostad';
  return refused(home === 'family' ? 'family-home' : 'own-home', `Boende i ${whose} ersätts inte enligt ${rules.name}.`);
}

function ownPart({ receiptOre, sharedWith }: Claim, shareIndex: number): Ore {
  const parts = splitOre(receiptOre, sharedWith + 1);
  return parts[shareIndex % parts.length] ?? 0n;
}

interface Length {
  readonly perUnit: (rules: RuleSet) => Ore | null;
  /** How many days the cap's unit is. */
  readonly days: number;
  readonly word: string;
}

const lengths: Readonly<Record<Exclude<ClaimBasis, 'ticket'>, Length>> = {
  weeks: { perUnit: (rules) => rules.capPerWeekOre, days: 7, word: 'vecka' },
  nights: { perUnit: (rules) => rules.capPerNightOre, days: 1, word: 'natt' },
  month: { perUnit: (rules) => rules.capPerMonthOre, days: 30, word: 'månad om 30 dagar' },
};

const daysOf = ({ basis, units }: Pick<Claim, 'basis' | 'units'>): number => units * (basis === 'weeks' ? 7 : 1);

/** The cap for the claim's own basis; where the rule has none for it, its other caps in proportion to the days. */
export function capsOf(rules: RuleSet, claim: Pick<Claim, 'basis' | 'units'>): Cap[] {
  const own = claim.basis === 'ticket' ? undefined : lengths[claim.basis];
  const hasOwn = own !== undefined && own.perUnit(rules) !== null;
  const used = hasOwn ? [own] : Object.values(lengths);
  const caps = used.flatMap((length) => capOf(length, rules, claim));
  return rules.capTotalOre === null ? caps : [...caps, { ore: rules.capTotalOre, words: `högst ${kronor(rules.capTotalOre)}` }];
}

function capOf({ perUnit, days, word }: Length, rules: RuleSet, claim: Pick<Claim, 'basis' | 'units'>): Cap[] {
  const cap = perUnit(rules);
  if (cap === null) return [];
  return [{ ore: roundHalfAway(cap * BigInt(daysOf(claim)), BigInt(days)), words: `taket är ${kronor(cap)} per ${word}` }];
}
