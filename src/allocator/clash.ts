import type { Board } from './board';
import type { Model } from './model';

/** Whether a block may start that week, given where the entity's other blocks are placed: no overlap, and in order. */
export function timeAllows(board: Board, b: number, start: number): boolean {
  const { model, place } = board;
  const e = model.entityOf[b] as number;
  const from = model.blockFrom[e] as number;
  for (let o = from; o < (model.blockFrom[e + 1] as number); o++) {
    if (o !== b && (place[o] as number) >= 0 && !goTogether(model, from, b, start, o, board.start[o] as number)) return false;
  }
  return true;
}

/** Whether two blocks of an entity, whose first block is `from`, keep clear of each other and in order where they start in these weeks. */
export function goTogether({ blockWeeks, after }: Pick<Model, 'blockWeeks' | 'after'>, from: number, b: number, start: number, o: number, other: number): boolean {
  const first = start + (blockWeeks[b] as number) <= other && !(((after[b] as number) >> (o - from)) & 1);
  const last = other + (blockWeeks[o] as number) <= start && !(((after[o] as number) >> (b - from)) & 1);
  return first || last;
}
