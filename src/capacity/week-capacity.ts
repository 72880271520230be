import type { Level } from '../organisations/unit';
import type { Day } from '../shared/day';

/** A guarded counter of places in one week (named by its Monday); `taken` never exceeds `places`. */
export interface WeekCapacity {
  readonly unitId: string;
  /** In supervision `*` stands for the whole unit. */
  readonly specialty: string;
  readonly level: Level;
  readonly monday: Day;
  readonly places: number;
  readonly taken: number;
}
