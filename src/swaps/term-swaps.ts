import type { Ending, WindowState } from './swap';
import type { SwapWindow } from './window';

/** How a window goes, in numbers that name nobody. */
export interface WindowSums {
  readonly wishes: { readonly open: number; readonly withdrawn: number; readonly fulfilled: number; readonly lapsed: number };
  readonly rings: { readonly asked: number; readonly hosts: number; readonly carriedOut: number; readonly dissolved: number };
  /** Why rings came to nothing. */
  readonly endings: readonly { readonly ending: Ending; readonly rings: number }[];
  /** Students whose placement has been exchanged. */
  readonly exchanged: number;
  /** Students who have an offer to answer, and units that have a question. */
  readonly awaitedStudents: number;
  readonly awaitedUnits: number;
}

/** What a search came to. */
export interface SearchOutcome {
  readonly wishes: number;
  /** Exchanges that are wished, could be part of a ring, and that no rule forbids. */
  readonly exchanges: number;
  /** Rings that came in question. */
  readonly candidates: number;
  readonly rings: number;
  readonly students: number;
  readonly points: number;
  /** All rings of so many students came in question. */
  readonly upTo: number;
  /** Whether it is certain that no other rings would be better. */
  readonly isProven: boolean;
}

/** A search, with what it came to once it is done. */
export type ListedSearch = { readonly [K in keyof SearchOutcome]: SearchOutcome[K] | null } & { readonly number: string; readonly askedAt: Date; readonly state: 'queued' | 'done' };

/** A window with how it goes. */
export interface WindowOverview extends SwapWindow {
  readonly state: WindowState;
  readonly sums: WindowSums;
  /** The latest first. */
  readonly searches: readonly ListedSearch[];
}

/** A term's windows, the latest first. */
export interface TermSwaps {
  readonly term: string;
  readonly windows: readonly WindowOverview[];
}
