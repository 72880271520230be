import type { Outcome } from './help-search';
import { findHelp } from './help-search';
import type { TermPicture } from './term-picture';
import type { Published, WhyNotQuestion } from './why-not';
import { whyNot } from './why-not';

/** What is asked about a run once it is solved. */
export type Question =
  | { readonly kind: 'help'; readonly before: Outcome }
  | { readonly kind: 'why-not'; readonly before: Published; readonly about: WhyNotQuestion };

interface Limits {
  readonly seed: number;
  /** For all of it. */
  readonly seconds: number | undefined;
  readonly clock: () => number;
  readonly cancelled: () => boolean;
}

/** The answer, by the time that is given. */
export function answered(question: Question, picture: TermPicture, { seed, seconds, clock, cancelled }: Limits): unknown {
  if (question.kind === 'why-not') return whyNot(picture, question.before, { seed }, question.about);
  return findHelp(picture, question.before, { seed, clock, cancelled, ...(seconds !== undefined && { seconds }) });
}
