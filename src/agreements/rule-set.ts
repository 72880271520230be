import type { Ore } from '../shared/money';

export const ruleSetKinds = ['housing', 'travel'] as const;
export type RuleSetKind = (typeof ruleSetKinds)[number];

/** How an agreement reimburses housing or travel; what is null sets no limit. */
export interface RuleSet {
  readonly id: string;
  readonly code: string;
  readonly kind: RuleSetKind;
  readonly name: string;
  /** Only beyond this distance one way, in kilometres. */
  readonly overKm: number | null;
  /** Or beyond this travel time one way, in minutes. */
  readonly overMinutes: number | null;
  readonly capPerWeekOre: Ore | null;
  readonly capPerNightOre: Ore | null;
  /** For 30 days; fewer days in proportion. */
  readonly capPerMonthOre: Ore | null;
  readonly capTotalOre: Ore | null;
  /** What the student pays first. */
  readonly ownShareOre: Ore;
  /** How much of the rest is paid. */
  readonly percent: number;
  /** Whether a stay in a parental home is paid. */
  readonly familyHome: boolean;
  /** How many days after the term's last day a claim may still come. */
  readonly daysAfterTerm: number;
}

/** The distance beyond which a housing rule reaches. */
export type Reach = Pick<RuleSet, 'overKm' | 'overMinutes'>;

/** Farther than the limit in kilometres or in minutes; a rule without limits reaches everywhere. */
export function isBeyond({ overKm, overMinutes }: Reach, km: number, minutes: number | undefined): boolean {
  if (overKm === null && overMinutes === null) return true;
  return (overKm !== null && km > overKm) || (overMinutes !== null && minutes !== undefined && minutes > overMinutes);
}
