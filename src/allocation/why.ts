import type { ReasonCode } from '../bookings/reason';
import type { Said } from '../shared/english';

/**
 * What stands between a student and a place: a rule, something that is full, or nothing but the allocation itself
 * (`free`: she could still go there; `kept`: she stays where she was; `together`: her group goes elsewhere; `burden`: it weighs heavier).
 */
export type WhyCode = ReasonCode | 'free' | 'kept' | 'together' | 'burden';

/** Who has the places, by tier under their agreements; null for those booked before or apart from the run. Never who they are. */
export interface Holders {
  readonly tier: number | null;
  readonly students: number;
}

/** What became of one wish, or of a unit that nobody wished for. */
export interface WishReason extends Said {
  /** Null where it was not wished for. */
  readonly rank: number | null;
  /** The unit, or the town, by name. */
  readonly place: string;
  readonly code: WhyCode;
  readonly holders: readonly Holders[];
  /** Students any one of whom makes room by moving, by tier; none where that takes several, or where nobody’s moving helps. */
  readonly movers: readonly Holders[];
}

/** Why a block has no place, or not the one first wished for. */
export interface PlacementReason extends Said {
  readonly enrolmentId: string;
  readonly requirementId: string;
  readonly code: WhyCode;
  /** Which wish she got; null without a place, or at one not wished for. */
  readonly gotRank: number | null;
  readonly placed: boolean;
  readonly wishes: readonly WishReason[];
}
