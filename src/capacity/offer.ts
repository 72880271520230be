import type { Level } from '../organisations/unit';
import type { Week } from '../shared/week';

/** Places a week that a unit publishes in a specialty and level, from the first week to the last. */
export interface CapacityOffer {
  readonly unitId: string;
  readonly specialty: string;
  readonly level: Level;
  readonly firstWeek: Week;
  readonly lastWeek: Week;
  readonly places: number;
}

export type ClosureReason = 'reorganisation' | 'staff_shortage' | 'holiday' | 'rebuilding' | 'other';

/** Weeks when a unit takes nobody. */
export interface Closure {
  readonly unitId: string;
  readonly firstWeek: Week;
  readonly lastWeek: Week;
  readonly reason: ClosureReason;
  readonly note: string;
}

/** Supervises at most `students` at a time in these weeks, in the specialties of the competences. */
export interface Supervisor {
  readonly code: string;
  readonly unitId: string;
  readonly firstWeek: Week;
  readonly lastWeek: Week;
  readonly students: number;
}

/** Level advanced includes basic. */
export interface Competence {
  readonly supervisorId: string;
  readonly specialty: string;
  readonly level: Level;
}

/** What a new supervisor is told by, her unit by the code. */
export type NewSupervisor = Omit<Supervisor, 'unitId'> & {
  readonly unit: string;
  readonly competences: readonly Pick<Competence, 'specialty' | 'level'>[];
};
