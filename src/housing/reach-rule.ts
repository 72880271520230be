import { isBeyond, type RuleSet } from '../agreements/rule-set';
import { addDays } from '../shared/day';
import { dateSwedish } from '../shared/swedish';
import { refused, type Circumstances, type Claim, type Decision } from './claim';

/** What stops any claim before its amount matters: handed in too late, or the placement too near. */
export function outOfReach(rules: RuleSet, claim: Claim, { km, minutes, termLastDay }: Circumstances): Decision | undefined {
  const deadline = addDays(termLastDay, rules.daysAfterTerm);
  if (claim.submittedOn > deadline) {
    return refused('too-late', `För sent: ansökan kom ${dateSwedish(claim.submittedOn)} och skulle ha kommit senast ${dateSwedish(deadline)}. Rätten har upphört.`);
  }
  if (isBeyond(rules, km, minutes)) return undefined;
  return refused('too-near', `Resvägen är ${km} km enkel väg${minutes === undefined ? '' : ` och ${minutes} minuter`}. ${rules.name} ersätter bara längre än ${limits(rules)}.`);
}

const limits = ({ overKm, overMinutes }: RuleSet): string =>
  [overKm === null ? '' : `${overKm} km`, overMinutes === null ? '' : `${overMinutes} minuter`].filter(Boolean).join(' eller ');
