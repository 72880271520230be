import type { Candidate } from '../../bookings/candidate';
import type { ReasonCode } from '../../bookings/reason';

/** A unit and a block, for all students of a study site alike. */
export interface Situation {
  readonly candidate: Candidate;
  /** Consecutive weeks the block takes. */
  readonly windowWeeks: number;
  /** Weeks of the term (indexes) in which it may begin. */
  readonly starts: readonly number[];
  /** Places published in each week of the term, taken or not. */
  readonly published: readonly number[];
  /** Whether the unit is closed some week of the term. */
  readonly hasClosure: boolean;
}

/** One reason to leave a unit out before any search, with a sentence for people. */
export interface Filter {
  readonly code: ReasonCode;
  readonly title: string;
  breach(situation: Situation): string | undefined;
}

/** Whether the block has weeks to lie in, but none of its windows finds places published in each week. */
export const hasNoOpenWindow = ({ starts, windowWeeks, published }: Situation): boolean =>
  starts.length > 0 && !starts.some((start) => published.slice(start, start + windowWeeks).every((places) => places > 0));

/** `4 veckor i följd`, `1 vecka`. */
export const inARow = (weeks: number): string => (weeks === 1 ? '1 vecka' : `${weeks} veckor i följd`);
