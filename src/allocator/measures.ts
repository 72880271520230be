import type { Board } from './board';
import { MOST_ATTEMPTS } from './crew/attempts';
import type { Pace } from './dive';
import { MOST_ENTITIES } from './exact/solve-exactly';

/** How everyone is seated at first: patiently, where that does not take too long. */
const PATIENT: Pace = { first: 30, rounds: 15, step: 0.045, share: 0.04 };
const HASTY: Pace = { first: 20, rounds: 8, step: 0.045, share: 0.1 };
/** Blocks from which on that is so. */
const MANY_BLOCKS = 10_000;
/** So many entities there are for each neighbourhood that is settled at the same time. */
const ENTITIES_AN_ATTEMPT = 150;

/** Whether a problem is small enough for the exact search. */
export function isExactable({ model }: Board): boolean {
  return model.size.length <= MOST_ENTITIES;
}

/** So many neighbourhoods are settled at a time: few enough that they hardly meet. */
export function batchFor({ model }: Board): number {
  return Math.max(1, Math.min(MOST_ATTEMPTS, Math.floor(model.size.length / ENTITIES_AN_ATTEMPT)));
}

/** Rounds of climbing that suit the size. */
export function roundsFor(board: Board): number {
  const blocks = board.place.length;
  return blocks < 1000 ? 400 : blocks < 10_000 ? 150 : 100;
}

/** Steps of search that suit the size. */
export function stepsFor(board: Board): number {
  return 500 + Math.floor(board.place.length / 2);
}

/** How everyone is seated at first. */
export function paceFor({ place }: Board): Pace {
  return place.length < MANY_BLOCKS ? PATIENT : HASTY;
}
