import type { Day } from '../shared/day';
import type { Ore } from '../shared/money';

export type ClaimKind = 'housing' | 'travel';
export type ClaimBasis = 'weeks' | 'nights' | 'month' | 'ticket';
export type ClaimState = 'submitted' | 'approved' | 'refused';
export type Home = 'rented' | 'family' | 'own';
export type Advancer = 'student' | 'university' | 'mediator' | 'host';

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
  readonly state: Exclude<ClaimState, 'submitted'>;
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
