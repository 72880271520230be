import type { Floor } from '../allocator/floor';
import { gapPercent } from '../allocator/floor';
import type { PinConflict } from '../allocator/pin-conflicts';
import type { Phase } from '../allocator/search';
import type { Objective, PlacementSolution } from '../allocator/solution';
import type { Breach } from '../shared/problem';

/** What the solving thread is started with. */
export interface SolveThreadOrder {
  readonly problem: string;
  readonly seed: number;
  readonly seconds?: number;
  readonly threads?: number;
  /** Four bytes; 1 ends the search with the best so far. */
  readonly cancel: SharedArrayBuffer;
}

/** Where a search stands: the best so far, and what is proven. */
export interface SolveProgress {
  readonly phase: Phase;
  readonly best: Objective;
  readonly floor: Floor;
}

/** The end of a search. */
export interface SolvedReport {
  readonly kind: 'solved';
  /** Without its time, so that the same seed gives the same bytes. */
  readonly solution: PlacementSolution;
  readonly elapsedMs: number;
  readonly floor: Floor;
  /** Rules that the pins alone break. */
  readonly conflicts: readonly PinConflict[];
}

/** The file is read and well formed. */
export interface ReadReport {
  readonly kind: 'read';
  readonly name: string;
  readonly entities: number;
  readonly blocks: number;
  /** The solution that is at hand before any search. */
  readonly onlyPins: SolvedReport;
}

/** What the solving thread tells. */
export type SolveThreadReport =
  | ReadReport
  | { readonly kind: 'progress'; readonly progress: SolveProgress }
  | SolvedReport
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string; readonly breaches: readonly Breach[] };

/** Whether the search has placed more than the pinned. */
export function hasSolution({ phase }: SolveProgress): boolean {
  return phase !== 'bound' && phase !== 'construct';
}

/** One line of progress, such as "improve: unplaced 0+2, moved 0, cost 130; proven: unplaced 1, moved 0, cost 100; gap 30.00 %". */
export function progressLine(progress: SolveProgress): string {
  const { phase, best, floor } = progress;
  return `${phase}: ${hasSolution(progress) ? standing(best, floor) : objectiveText(best)}`;
}

/** An objective beside what is proven of it; the gap is that of the cost. */
export function standing(best: Objective, floor: Floor): string {
  const gap = gapPercent(best.cost, floor.cost);
  return `${objectiveText(best)}; `
    + `proven: unplaced ${floor.unplaced}, moved ${floor.moved}, cost ${floor.cost ?? '-'}; `
    + `gap ${gap === undefined ? '-' : `${gap.toFixed(2)} %`}`;
}

const objectiveText = ({ unplaced, moved, cost }: Objective): string => `unplaced ${unplaced.join('+')}, moved ${moved}, cost ${cost}`;
