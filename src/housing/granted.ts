import type { RuleSet } from '../agreements/rule-set';
import { kronorSwedish, roundHalfAway, type Ore } from '../shared/money';
import { refused, type Decision } from './claim';

/** A limit in öre and how it reads, such as "4 veckor à högst 1 225,00 kr". */
export interface Cap {
  readonly ore: Ore;
  readonly words: string;
}

/** What is granted of a cost: after the own share, the rule's percentage of the rest, at most the lowest cap. */
export function granted(rules: RuleSet, costOre: Ore, caps: readonly Cap[]): Decision {
  const rest = costOre - rules.ownShareOre;
  const shareOre = rest > 0n ? roundHalfAway(rest * BigInt(rules.percent), 100n) : 0n;
  const lowest = [...caps].sort((a, b) => Number(a.ore - b.ore))[0];
  const approvedOre = lowest && lowest.ore < shareOre ? lowest.ore : shareOre;
  if (approvedOre === 0n) return refused('below-own-share', `Kostnaden ${kronor(costOre)} når inte över egenandelen ${kronor(rules.ownShareOre)}.`);
  if (lowest && approvedOre === lowest.ore && approvedOre < shareOre) {
    return { state: 'approved', approvedOre, reasonCode: 'capped', reason: `${kronor(approvedOre)} av ${kronor(costOre)} ersätts: ${lowest.words}.` };
  }
  if (approvedOre < costOre) {
    return { state: 'approved', approvedOre, reasonCode: 'shared', reason: `${kronor(approvedOre)} av ${kronor(costOre)} ersätts${shareWords(rules)}.` };
  }
  return { state: 'approved', approvedOre, reasonCode: 'granted', reason: `${kronor(approvedOre)} ersätts.` };
}

export const kronor = (ore: Ore): string => `${kronorSwedish(ore)} kr`;

const shareWords = ({ ownShareOre, percent }: RuleSet): string => {
  const parts = [ownShareOre > 0n ? `egenandelen är ${kronor(ownShareOre)}` : '', percent < 100 ? `${percent} % ersätts` : ''].filter(Boolean);
  return parts.length === 0 ? '' : `: ${parts.join(' och ')}`;
};
