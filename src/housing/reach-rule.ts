import { isBeyond, type RuleSet } from '../agreements/rule-set';
import { addDays, type Day } from '../shared/day';
import { dateSwedish } from '../shared/swedish';
import { refused, type Circumstances, type Claim, type Decision } from './claim';

/** The last day on which a claim may come, unless a case is open for it. */
export const deadlineOf = ({ daysAfterTerm }: Pick<RuleSet, 'daysAfterTerm'>, termLastDay: Day): Day => addDays(termLastDay, daysAfterTerm);

/** The day that a claim's right is judged by: the one on which it was handed in, or an earlier one from which the right is kept. */
export const comesOn = ({ submittedOn, keptSince }: Pick<Claim, 'submittedOn' | 'keptSince'>): Day =>
  (keptSince && keptSince < submittedOn ? keptSince : submittedOn);

/** What stops any claim before its amount matters: handed in too late, or the placement too near. */
export function outOfReach(rules: RuleSet, claim: Claim, { km, minutes, termLastDay }: Circumstances): Decision | undefined {
  const deadline = deadlineOf(rules, termLastDay);
  if (comesOn(claim) > deadline) {
    return refused('too-late', `För sent: ansökan kom ${dateSwedish(claim.submittedOn)} och skulle ha kommit senast ${dateSwedish(deadline)}. Rätten har upphört.`);
  }
  if (isBeyond(rules, km, minutes)) return undefined;
  return refused('too-near', `Resvägen är ${km} km enkel väg${minutes === undefined ? '' : ` och ${minutes} minuter`}. ${rules.name} ersätter bara längre än ${limits(rules)}.`);
}

/** Beyond what the rules reach, such as "80 km eller 90 minuter". */
export const limits = ({ overKm, overMinutes }: Pick<RuleSet, 'overKm' | 'overMinutes'>): string =>
  [overKm === null ? '' : `${overKm} km`, overMinutes === null ? '' : `${overMinutes} minuter`].filter(Boolean).join(' eller ');
