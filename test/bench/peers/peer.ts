import type { PlacementProblem } from '../../../src/allocator/problem';
import type { Assignment, Objective } from '../../../src/allocator/solution';

/** What a peer is asked. */
export interface PeerOrder {
  readonly problem: PlacementProblem;
  readonly seconds: number;
  readonly seed: number;
  readonly threads: number;
  /** Milliseconds since the peer began to read the file. */
  readonly clock: () => number;
  /** A new best solution, found at that time; by default now. */
  readonly found: (objective: Objective, ms?: number) => void;
}

/** What a peer made of it. */
export interface PeerAnswer {
  readonly assignments: readonly Assignment[];
  /** Its own proof that nothing costs less, given that no more are unplaced or moved. */
  readonly costBound?: number;
  /** Its own proof that its unplaced are as few as can be. */
  readonly isUnplacedProven: boolean;
  /** Its own proof of every level. */
  readonly isProven: boolean;
  readonly version: string;
  /** Why it went no further, where that needs saying. */
  readonly remark?: string;
}

export type Peer = (order: PeerOrder) => Promise<PeerAnswer> | PeerAnswer;
