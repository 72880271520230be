import type { Day } from '../shared/day';
import type { Ore } from '../shared/money';
import type { Advancer, ClaimBasis, ClaimKind, ClaimState, Home } from './claim';

/** A claim as pages show it. */
export interface ClaimView {
  readonly code: string;
  readonly kind: ClaimKind;
  readonly state: ClaimState;
  /** Null for those who see the money and not the student. */
  readonly student: string | null;
  readonly unit: string | null;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly basis: ClaimBasis;
  readonly units: number;
  readonly receiptOre: Ore;
  readonly sharedWith: number;
  readonly home: Home;
  readonly advancedBy: Advancer;
  readonly submittedOn: Day | null;
  readonly submittedBy: string | null;
  readonly submittedByAccount: string | null;
  readonly caseOpenedOn: Day | null;
  readonly caseReason: string | null;
  readonly approvedOre: Ore | null;
  readonly reason: string | null;
  readonly decidedOn: Day | null;
  readonly decidedBy: string | null;
  /** Why it was sent back, the last time. */
  readonly returnedFor: string | null;
}

/** Whether whoever fills it in may go on with it. */
export const isOpen = ({ state }: Pick<ClaimView, 'state'>): boolean => state === 'draft' || state === 'returned';
