import type { Day } from '../shared/day';
import { datesSwedish } from '../shared/swedish';
import { refused, type Decision } from './claim';

/** Days of housing that a student has been granted. */
export interface Stay {
  readonly studentId: string;
  /** Code of the claim. */
  readonly code: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** The granted stay of the same student that has a day in common with this one. */
export const stayOver = (stays: readonly Stay[], { studentId, firstDay, lastDay }: Stay): Stay | undefined =>
  stays.find((stay) => stay.studentId === studentId && stay.firstDay <= lastDay && firstDay <= stay.lastDay);

/** Nobody is housed twice the same night: what an earlier claim has granted is not granted again. */
export const alreadyHoused = ({ code, firstDay, lastDay }: Stay): Decision =>
  refused('already-housed', `Boende ${datesSwedish(firstDay, lastDay)} ersätts redan enligt ansökan ${code}. Ansök bara för dagar som inte ingår där.`);
