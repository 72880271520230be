import type { Board } from './board';
import type { Chance } from './chance';
import { timeAllows } from './clash';
import type { Manner, Seating } from './seat';

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

/**
 * First solution: what can stay where it was stays, then everyone in turn: large groups first, as they fit in last of all,
 * then by tier, equals by lot. Ejection sets right what a later tier took from an earlier one.
 */
export function construct(board: Board, seating: Seating, chance: Chance, manner: Manner): void {
  const { model } = board;
  const order = Int32Array.from(model.size, (_, e) => e);
  chance.shuffle(order);
  const rank = (e: number, f: number) => (model.size[f] as number) - (model.size[e] as number) || (model.tier[e] as number) - (model.tier[f] as number);
  order.sort(rank);
  for (const e of order) keepPrevious(board, e);
  for (const e of order) seating.seat(e, manner);
}

function keepPrevious(board: Board, e: number): void {
  const { model } = board;
  for (let b = model.blockFrom[e] as number; b < (model.blockFrom[e + 1] as number); b++) {
    const place = model.previousPlace[b] as number;
    const start = model.previousStart[b] as number;
    if (place >= 0 && (board.place[b] as number) < 0 && timeAllows(board, b, start) && board.fits(b, place, start)) board.put(b, place, start);
  }
}
