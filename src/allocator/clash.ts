import type { Board } from './board';

/** Whether a block may start that week, given where the entity's other blocks are placed: no overlap, and in order. */
export function timeAllows(board: Board, b: number, start: number): boolean {
  const { model, place } = board;
  const e = model.entityOf[b] as number;
  const from = model.blockFrom[e] as number;
  for (let o = from; o < (model.blockFrom[e + 1] as number); o++) {
    if (o !== b && (place[o] as number) >= 0 && clashes(board, b, start, o, from)) return false;
  }
  return true;
}

function clashes(board: Board, b: number, start: number, o: number, from: number): boolean {
  const { blockWeeks, after } = board.model;
  const other = board.start[o] as number;
  const first = start + (blockWeeks[b] as number) <= other;
  const last = other + (blockWeeks[o] as number) <= start;
  const mustBeFirst = ((after[o] as number) >> (b - from)) & 1;
  const mustBeLast = ((after[b] as number) >> (o - from)) & 1;
  return !(first && !mustBeLast) && !(last && !mustBeFirst);
}
