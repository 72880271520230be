import type { RuleSet } from '../agreements/rule-set';
import type { Circumstances, Claim, Decision } from './claim';
import { granted, kronor } from './granted';
import { outOfReach } from './reach-rule';

/** What a travel rule grants of tickets: what is over the own share, at most the cap for the claim. */
export function decideTravel(rules: RuleSet, claim: Claim, circumstances: Circumstances): Decision {
  const caps = rules.capTotalOre === null ? [] : [{ ore: rules.capTotalOre, words: `taket är ${kronor(rules.capTotalOre)}` }];
  return outOfReach(rules, claim, circumstances) ?? granted(rules, claim.receiptOre, caps);
}
