import type { Day } from '../shared/day';
import type { Ending, RingState } from './swap';

/** What a unit is asked about a ring, as its staff reads it. */
export interface UnitQuestion {
  readonly id: string;
  /** Number of the ring. */
  readonly ring: number;
  readonly state: RingState;
  readonly ending: Ending | null;
  readonly unitName: string;
  readonly answer: 'waiting' | 'yes' | 'no';
  readonly answerBy: Date;
  readonly comings: readonly { readonly number: string; readonly course: string; readonly university: string; readonly firstDay: Day; readonly lastDay: Day }[];
}
