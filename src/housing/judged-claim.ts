import type { RuleSet } from '../agreements/rule-set';
import { estimatedKm, type Town } from '../organisations/town';
import type { Day } from '../shared/day';
import type { Bearing } from './bearer';
import { refused, type Advancer, type Circumstances, type Claim, type Decision } from './claim';
import { decideHousing } from './housing-rule';
import { alreadyHoused, stayOver, type Stay } from './stay';
import { decideTravel } from './travel-rule';

/** The way from the study town to the unit. */
export type Way = Pick<Circumstances, 'km' | 'minutes'>;

/** What a rule says of a claim, and on what that rests. */
export interface Judgement extends Bearing {
  readonly agreement: string;
  /** Who pays first, where the agreement's terms say. */
  readonly advancedBy: Advancer | null;
  readonly rules: RuleSet | undefined;
  readonly way: Way;
  readonly deadline: Day | null;
  readonly shareIndex: number;
  readonly decision: Decision;
}

type Place = Pick<Town, 'id' | 'latitude' | 'longitude'>;

/** As travelled where that is given, else estimated from the towns' coordinates. */
export function wayBetween(study: Place, unit: Place, travelled: { readonly km: number | null; readonly minutes: number | null }): Way {
  if (travelled.km !== null) return { km: travelled.km, minutes: travelled.minutes ?? undefined };
  return { km: study.id === unit.id ? 0 : estimatedKm(study, unit), minutes: study.id === unit.id ? 0 : undefined };
}

/** The lowest share of a home that nobody has been given, after so many others who come before. */
export function freeShare(given: readonly number[], before: number): number {
  let share = 0;
  for (let left = before; ; share += 1) {
    if (given.includes(share)) continue;
    if (left === 0) return share;
    left -= 1;
  }
}

/** By the rules alone; what else the student has been granted is looked at by `onceOnly`. */
export function decidedByRule(claim: Claim, rules: RuleSet | undefined, agreementNumber: string, circumstances: Circumstances): Decision {
  if (!rules) return refused('no-rule', `Avtal ${agreementNumber} ersätter inte ${claim.kind === 'housing' ? 'boende' : 'resor'}.`);
  return claim.kind === 'housing' ? decideHousing(rules, claim, circumstances) : decideTravel(rules, claim, circumstances);
}

/** What is granted joins the stays, so that a later claim for the same days meets it. */
export function onceOnly(claim: Claim & Stay, decision: Decision, stays: Stay[]): Decision {
  if (claim.kind !== 'housing' || decision.state === 'refused') return decision;
  const first = stayOver(stays.filter(({ code }) => code !== claim.code), claim);
  if (first) return alreadyHoused(first);
  stays.push(claim);
  return decision;
}
