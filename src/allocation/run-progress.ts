import type { Progress } from '../allocator/search';

/** Where a running search stands. */
export interface RunProgress extends Progress {
  readonly round: number;
  /** Students' blocks that are to be placed. */
  readonly blocks: number;
}
