import type { Day } from '../shared/day';
import type { HousingAdvancer } from '../agreements/settlement-terms';
import type { Ore } from '../shared/money';

export const claimKinds = ['housing', 'travel'] as const;
export type ClaimKind = (typeof claimKinds)[number];
export const claimBases = ['weeks', 'nights', 'month', 'ticket'] as const;
export type ClaimBasis = (typeof claimBases)[number];
/** A draft is not handed in; what is sent back waits for whoever handed it in. */
export const claimStates = ['draft', 'submitted', 'returned', 'approved', 'refused'] as const;
export type ClaimState = (typeof claimStates)[number];
export const homes = ['rented', 'family', 'own'] as const;
export type Home = (typeof homes)[number];
export type Advancer = HousingAdvancer;

/** A claim for housing or travel as it was handed in, with its receipt's whole sum. */
export interface Claim {
  readonly code: string;
  readonly kind: ClaimKind;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly basis: ClaimBasis;
  /** Weeks or nights, or days of a monthly rent; tickets for travel. */
  readonly units: number;
  readonly receiptOre: Ore;
  /** How many others share the home and its cost. */
  readonly sharedWith: number;
  readonly home: Home;
  readonly advancedBy: Advancer;
  readonly submittedOn: Day;
  /** The day from which the right is kept, where that is earlier: a case was opened, or it was handed in before it was sent back. */
  readonly keptSince?: Day | null;
}

/** What a rule needs to know beside the claim. */
export interface Circumstances {
  /** One way from the study town to the unit. */
  readonly km: number;
  /** Undefined where only the distance is known. */
  readonly minutes: number | undefined;
  readonly termLastDay: Day;
  /** Which of those who share the home this student is, from 0: decides who bears the odd öre. */
  readonly shareIndex: number;
}

/** What a rule set says of a claim. */
export interface Decision {
  readonly state: 'approved' | 'refused';
  readonly approvedOre: Ore;
  /** Stable code of what decided: `granted`, `capped`, `too-late`, `too-near` and so on. */
  readonly reasonCode: string;
  /** A Swedish sentence for the student. */
  readonly reason: string;
}

export const refused = (reasonCode: string, reason: string): Decision => ({ state: 'refused', approvedOre: 0n, reasonCode, reason });

/** The amount in as many parts, equal to the öre, the larger ones first. */
export function splitOre(amount: Ore, parts: number): Ore[] {
  const count = BigInt(parts);
  return Array.from({ length: parts }, (_, i) => amount / count + (BigInt(i) < amount % count ? 1n : 0n));
}
