import type { RuleSet } from '../agreements/rule-set';
import { daysBetween, type Day } from '../shared/day';
import { counted, dateSwedish } from '../shared/swedish';
import { kronor } from './granted';
import { limits } from './reach-rule';

/** A rule set as a student reads it, a sentence for each limit. */
export function ruleWords(rules: RuleSet): string[] {
  const { overKm, overMinutes, ownShareOre, percent, familyHome, kind } = rules;
  const caps = capWords(rules);
  return [
    overKm === null && overMinutes === null ? 'Gäller oavsett avstånd.' : `Gäller när resvägen är längre än ${limits(rules)} enkel väg.`,
    ...(ownShareOre > 0n ? [`Du betalar själv de första ${kronor(ownShareOre)}.`] : []),
    ...(percent < 100 ? [`${percent} % av ${ownShareOre > 0n ? 'resten' : 'kostnaden'} ersätts.`] : []),
    caps.length === 0 ? 'Inget tak.' : `Högst ${caps.join(', ')}.`,
    ...(kind === 'housing' && !familyHome ? ['Boende hos familj eller i egen bostad ersätts inte.'] : []),
  ];
}

const capWords = ({ capPerWeekOre, capPerNightOre, capPerMonthOre, capTotalOre }: RuleSet): string[] =>
  ([[capPerWeekOre, 'per vecka'], [capPerNightOre, 'per natt'], [capPerMonthOre, 'per månad om 30 dagar'], [capTotalOre, 'sammanlagt']] as const)
    .flatMap(([cap, per]) => (cap === null ? [] : [`${kronor(cap)} ${per}`]));

/** How long a claim may still come: `Sista dag 17 januari 2027, 12 dagar kvar.` */
export function deadlineWords(deadline: Day, today: Day, isKept: boolean): string {
  const left = daysBetween(today, deadline);
  const last = `Sista dag ${dateSwedish(deadline)}`;
  if (left >= 0) return left === 0 ? `${last}, i dag.` : `${last}, ${counted(left, 'dag', 'dagar')} kvar.`;
  return isKept ? `${last} har passerat, men rätten finns kvar så länge ärendet är öppet.` : `${last} har passerat. Rätten har upphört.`;
}
