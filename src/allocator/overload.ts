import type { Aim } from './aim';
import type { Board } from './board';
import { isExactable } from './measures';

/** The share of members left over that a little more search could still seat. */
const OVERLOAD = 0.01;
/** The share that no search could seat: it is not worth its time to look for places that weighs all tiers alike. */
const HEAVY_OVERLOAD = 0.04;

/** Whether so many are left over that tiers must be seated one after the other. */
export function isOverloaded(board: Board): boolean {
  return shareUnplaced(board) > OVERLOAD;
}

/** Whether that is so whatever the search could do; small problems are searched all the same, as an exact search follows. */
export function isHopeless(board: Board): boolean {
  return !isExactable(board) && shareUnplaced(board) > HEAVY_OVERLOAD;
}

/** The same, as far as the value of prices tells: how many must be left over if placing the rest costs no more than it does on the board. */
export function isHopelessAt(board: Board, { penalties, movedWeight }: Aim, value: number): boolean {
  if (isExactable(board) || penalties.length === 1) return false;
  const { moved, cost } = board.objective();
  return (value - cost - movedWeight * moved) / (penalties[0] as number) > HEAVY_OVERLOAD * membersOf(board);
}

function shareUnplaced(board: Board): number {
  return board.unplaced.reduce((sum, count) => sum + count, 0) / membersOf(board);
}

/** Members of all blocks. */
function membersOf({ model: { entityOf, size } }: Board): number {
  return Math.max(1, entityOf.reduce((sum, e) => sum + (size[e] as number), 0));
}
