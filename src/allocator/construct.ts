import type { Board } from './board';
import type { Chance } from './chance';
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

/** Leaves everyone, or everyone of one tier, where they were, as far as that is still possible; those who come first stay first. */
export function keepPrevious(board: Board, only?: number): void {
  const { previousPlace, previousStart, tier, entityOf } = board.model;
  previousPlace.forEach((place, b) => {
    const start = previousStart[b] as number;
    if (only !== undefined && tier[entityOf[b] as number] !== only) return;
    if (place >= 0 && (board.place[b] as number) < 0 && timeAllows(board, b, start) && board.fits(b, place, start)) board.put(b, place, start);
  });
}

/** Seats who is unplaced in the cheapest place that has room: earlier tiers and larger groups first, and otherwise by lot. */
export function seatInTurn(board: Board, chance: Chance): void {
  const { tier, size, blockFrom } = board.model;
  const rank = (e: number): number => (tier[e] as number) * 2 ** 31 - (size[e] as number);
  const turns = Array.from(size, (_, e) => e);
  chance.shuffle(turns);
  turns.sort((e, f) => rank(e) - rank(f));
  for (const e of turns) for (let b = blockFrom[e] as number; b < (blockFrom[e + 1] as number); b++) if ((board.place[b] as number) < 0) seatFirst(board, b);
}

function seatFirst(board: Board, b: number): void {
  const { placeFrom, startFrom, startWeek } = board.model;
  for (let place = placeFrom[b] as number; place < (placeFrom[b + 1] as number); place++) {
    for (let s = startFrom[b] as number; s < (startFrom[b + 1] as number); s++) {
      const start = startWeek[s] as number;
      if (!board.fits(b, place, start) || !timeAllows(board, b, start)) continue;
      board.put(b, place, start);
      return;
    }
  }
}

/** Lifts all that is not fixed. */
export function clear(board: Board): void {
  board.place.forEach((place, b) => {
    if (place >= 0 && !board.fixed[b]) board.lift(b);
  });
}
