import type { Day } from '../shared/day';

/** Work of a student at a unit, still going on where the last day is null: conflict of interest (jäv) follows from it. */
export interface Employment {
  readonly studentId: string;
  readonly unitId: string;
  readonly firstDay: Day;
  readonly lastDay: Day | null;
}
