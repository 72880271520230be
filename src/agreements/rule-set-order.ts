import type { Breach } from '../shared/problem';
import type { RuleSet } from './rule-set';

/** A rule set as people order it; amounts in whole öre. */
export type RuleSetOrder = { readonly [K in Exclude<keyof RuleSet, 'id'>]: bigint extends RuleSet[K] ? Exclude<RuleSet[K], bigint> | number : RuleSet[K] };

type Named = 'code' | 'kind' | 'name';

/** An order with some things left out, or taken away with null. */
export type GivenRuleSet = Pick<RuleSetOrder, Named> & { readonly [K in Exclude<keyof RuleSetOrder, Named>]?: RuleSetOrder[K] | null | undefined };

/** What holds where nothing is given. */
const usual = {
  overKm: null, overMinutes: null, capPerWeekOre: null, capPerNightOre: null, capPerMonthOre: null, capTotalOre: null, ownShareOre: 0, percent: 100,
  familyHome: false, daysAfterTerm: 0,
} as const satisfies Omit<RuleSetOrder, Named>;

export function completeRuleSet({ code, kind, name, ...given }: GivenRuleSet): RuleSetOrder {
  const limits = Object.entries(usual).map(([limit, value]) => [limit, given[limit as keyof typeof usual] ?? value]);
  return { code, kind, name, ...(Object.fromEntries(limits) as Omit<RuleSetOrder, Named>) };
}

/** What claims and placements rest on: an agreement that uses the rules, and claims decided by them. */
export interface RuleSetUse {
  /** Agreements with placements that use the rules. */
  readonly agreements: readonly string[];
  readonly claims: readonly string[];
}

/** Rules that claims are, or will be, decided by do not change beneath them; the name may. */
export function restingRuleBreaches(before: RuleSetOrder, after: RuleSetOrder, { agreements, claims }: RuleSetUse): Breach[] {
  if (agreements.length + claims.length === 0) return [];
  const words = [...(claims.length > 0 ? [`claims (${claims.join(', ')})`] : []), ...(agreements.length > 0 ? [`placements under ${agreements.join(', ')}`] : [])].join(' and ');
  const way = agreements[0] === undefined ? 'make a new rule set' : `make a new rule set, and begin terms with it (POST /api/v1/agreements/${agreements[0]}/terms)`;
  return (Object.keys(after) as (keyof RuleSetOrder)[]).filter((field) => field !== 'name' && before[field] !== after[field])
    .map((field) => ({ code: 'rested-on', detail: `${field}: ${words} rest on ${String(before[field] ?? 'none')}; ${way}.` }));
}
