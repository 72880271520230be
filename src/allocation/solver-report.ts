import type { RunProgress } from './run-progress';
import type { SolvedRun } from './solve-rounds';
import type { Question } from './questions';
import type { TermPicture } from './term-picture';

/** What the solving thread is started with. */
export interface ThreadOrder {
  readonly picture: TermPicture;
  readonly seed: number;
  readonly seconds: number | undefined;
  /** Places in order of turn, without a search. */
  readonly unsearched?: boolean;
  /** Something else to be worked out of the picture, in place of a run. */
  readonly question?: Question;
  /** Four bytes; 1 ends the search with the best so far. */
  readonly cancel: SharedArrayBuffer;
}

/** What the solving thread tells. */
export type ThreadReport =
  | { readonly kind: 'progress'; readonly progress: RunProgress }
  | { readonly kind: 'solved'; readonly solved: SolvedRun }
  | { readonly kind: 'answered'; readonly answer: unknown }
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string };
