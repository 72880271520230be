import type { Board } from './board';
import { timeAllows } from './clash';

/** Places pinned blocks and keeps them there; false where some pins break a rule together, and those are left free. */
export function placePins(board: Board): boolean {
  const { pinnedPlace, pinnedStart } = board.model;
  let all = true;
  pinnedPlace.forEach((place, b) => {
    if (place < 0) return;
    const start = pinnedStart[b] as number;
    if (timeAllows(board, b, start) && board.fits(b, place, start)) {
      board.put(b, place, start);
      board.fixed[b] = 1;
    } else all = false;
  });
  return all;
}

/** Leaves everyone where they were, as far as that is still possible; those who come first stay first. */
export function keepPrevious(board: Board): void {
  const { previousPlace, previousStart } = board.model;
  previousPlace.forEach((place, b) => {
    const start = previousStart[b] as number;
    if (place >= 0 && (board.place[b] as number) < 0 && timeAllows(board, b, start) && board.fits(b, place, start)) board.put(b, place, start);
  });
}

/** Lifts all that is not fixed. */
export function clear(board: Board): void {
  board.place.forEach((place, b) => {
    if (place >= 0 && !board.fixed[b]) board.lift(b);
  });
}
