/** A student's turn to a block in a run: what she drew, what came before it, and what was left. */
export interface TurnLine {
  readonly enrolmentId: string;
  readonly requirementId: string;
  readonly studentId: string;
  readonly tier: number;
  /** Points from earlier terms that came before the lot. */
  readonly carried: number;
  readonly lot: number;
  /** In the queue to the block, from 1. */
  readonly position: number;
  /** How many stood in it. */
  readonly queue: number;
  /** What she wished for first; both null without a wish. */
  readonly townId: string | null;
  readonly unitId: string | null;
  /** Seats there for the block, or anywhere where she had no wish. */
  readonly seats: number;
  /** Those that the ones before her had left. */
  readonly seatsLeft: number;
  readonly placed: boolean;
}

/** Turns on one page at most. */
export const MOST_TURNS = 1_000;
