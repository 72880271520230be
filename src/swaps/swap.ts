import type { Day } from '../shared/day';

/** Places that a wish may name at most. */
export const MOST_PLACES = 10;

/** What an exchange is worth to who takes the place that she named so far down: as many points as places may be named for the first, 1 for the last. */
export const pointsOf = (rank: number): number => MOST_PLACES + 1 - rank;

/** A place that somebody would rather have: a unit, or any unit in a town. */
export interface WishedPlace {
  readonly rank: number;
  readonly townId: string | null;
  readonly unitId: string | null;
}

/** A published placement whose student wishes to exchange it. */
export interface SwapWish {
  readonly id: string;
  readonly studentId: string;
  readonly bookingId: string;
  /** Number of the placement, which people may read out. */
  readonly code: string;
  readonly enrolmentId: string;
  readonly requirementId: string;
  readonly unitId: string;
  readonly unitCode: string;
  readonly townId: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Whether she keeps her weeks. */
  readonly sameWeeks: boolean;
  /** Wished most first. */
  readonly places: readonly WishedPlace[];
}

/** Whether wishes are taken and answers given. */
export type WindowState = 'coming' | 'open' | 'closed';

export const ringStates = ['asked', 'hosts', 'carried_out', 'dissolved'] as const;

/** Where a ring stands: its students are asked, then the units that want to be, then all places are exchanged, or none. */
export type RingState = (typeof ringStates)[number];

/** Why a ring came to nothing. */
export const endings = ['declined', 'unanswered', 'host-declined', 'host-unanswered', 'placement-changed', 'wish-withdrawn', 'rules', 'window-closed'] as const;
export type Ending = (typeof endings)[number];

/** Due when a window is next searched for rings. */
export const SWAP_SEARCH_DUE = 'swap-search-due';

/** Told when rings are to be looked for now; its payload names the search. */
export const SWAPS_SOUGHT = 'swap-rings-sought';

/** Due when the time to answer a ring is over. */
export const SWAP_RING_DUE = 'swap-ring-due';

/** Due when a window closes. */
export const SWAP_WINDOW_CLOSES = 'swap-window-closes';
