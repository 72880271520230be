import type { Proven } from './proven';
import type { RunState } from './run';
import type { RunProgress } from './run-progress';
import type { Proposal } from './solve-rounds';

/** What a run has come to, in short. */
export interface RunOutcome extends Pick<Proposal, 'status' | 'stopped' | 'objective' | 'rounds'> {
  /** Null in runs from before it was told. */
  readonly proven: Proven | null;
  /** How many blocks changed places for those worst off. */
  readonly exchanged: number;
  /** Blocks of students. */
  readonly placed: number;
  readonly reserves: number;
}

/** A run as its coordinator sees it. */
export interface RunOverview {
  readonly id: string;
  readonly number: number;
  readonly term: string;
  readonly seed: number;
  readonly state: RunState;
  /** Whether the run is the university's alone, to cancel and to publish. */
  readonly own: boolean;
  readonly token: string;
  readonly cancelled: boolean;
  /** Seconds that it has been, or was, solved. */
  readonly seconds: number;
  readonly progress: RunProgress | null;
  /** Where it is solved and the university's alone. */
  readonly outcome: RunOutcome | null;
  readonly failure: string | null;
  /** Numbers of the term's other solved runs, the latest first. */
  readonly others: readonly number[];
}

/** Whether nothing more will happen by itself. */
export const isSettled = ({ state }: Pick<RunOverview, 'state'>): boolean => state === 'solved' || state === 'failed' || state === 'published';
