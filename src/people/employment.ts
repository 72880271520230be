import type { Day } from '../shared/day';

/** Work of a student at a unit, still going on where the last day is null: conflict of interest (jäv) follows from it. */
export interface Employment {
  readonly studentId: string;
  readonly unitId: string;
  readonly firstDay: Day;
  readonly lastDay: Day | null;
}

/** What a new employment is told by, student and unit by their codes. */
export interface NewEmployment extends Pick<Employment, 'firstDay'> {
  readonly student: string;
  readonly unit: string;
  readonly lastDay?: Day | null;
}
