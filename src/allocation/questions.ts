import type { RunHelp } from './help';
import type { Outcome } from './help-search';
import { findHelp } from './help-search';
import type { TermPicture } from './term-picture';

/** What is asked about a run once it is solved. */
export interface Question {
  readonly kind: 'help';
  readonly before: Outcome;
}

interface Limits {
  readonly seed: number;
  /** For all of it. */
  readonly seconds: number | undefined;
  readonly clock: () => number;
  readonly cancelled: () => boolean;
}

/** Parts of the time that one search may take. */
const SHARE = 6;

/** The answer, by the time that is given. */
export function answered({ before }: Question, picture: TermPicture, { seed, seconds, clock, cancelled }: Limits): RunHelp {
  if (seconds === undefined) return findHelp(picture, before, { seed, clock, cancelled });
  const end = clock() + seconds * 1_000;
  return findHelp(picture, before, { seed, clock, cancelled: () => cancelled() || clock() > end, seconds: seconds / SHARE });
}
