import type { FairnessPolicy } from '../fairness/policy';
import type { Day } from '../shared/day';
import type { Preview } from './preview';

/** A preview as its coordinator sees it. */
export interface PreviewOverview {
  readonly id: string;
  readonly term: string;
  readonly seed: number;
  readonly state: 'queued' | 'running' | 'solved' | 'failed' | 'cancelled';
  /** Searches that are done, of two. */
  readonly searches: number;
  /** What is tried in place of what holds. */
  readonly policy: Partial<FairnessPolicy>;
  readonly failure: string | null;
  readonly at: Day;
  readonly result: Preview | null;
}

/** Whether nothing more will happen by itself. */
export const isWorkedOut = ({ state }: Pick<PreviewOverview, 'state'>): boolean => state !== 'queued' && state !== 'running';
