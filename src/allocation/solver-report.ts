import type { RunProgress } from './run-progress';
import type { SolvedPart } from './shares';
import type { SolvedRun } from './solve-rounds';
import type { Question } from './questions';
import type { TermPicture } from './term-picture';

/** What the solving thread is started with. */
export interface ThreadOrder {
  readonly picture: TermPicture;
  readonly seed: number;
  readonly seconds?: number | undefined;
  /** The whole run unless told: which shares it has, or one of them. */
  readonly task?: 'count shares' | { readonly share: number };
  /** Places in order of turn, without a search. */
  readonly unsearched?: boolean;
  /** Something else to be worked out of the picture, in place of a run. */
  readonly question?: Question;
  /** Parts that others have solved. */
  readonly found?: readonly SolvedPart[] | undefined;
  /** Four bytes; 1 ends the search with the best so far. */
  readonly cancel: SharedArrayBuffer;
}

/** What the solving thread tells on its way. */
export type ThreadWord =
  | { readonly kind: 'progress'; readonly progress: RunProgress }
  | { readonly kind: 'part'; readonly part: SolvedPart };

/** What the solving thread ends with. */
export type ThreadResult =
  | { readonly kind: 'solved'; readonly solved: SolvedRun }
  | { readonly kind: 'answered'; readonly answer: unknown }
  | { readonly kind: 'shares'; readonly shares: readonly RunProgress[] }
  | { readonly kind: 'shared' };

export type ThreadReport = ThreadWord | ThreadResult | { readonly kind: 'refused'; readonly code: string; readonly detail: string };
