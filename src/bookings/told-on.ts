import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';
import type { BookingStep, Side } from './booking-state';

/** A step that is entered after its day. */
export interface ToldStep {
  readonly step: BookingStep;
  readonly on: Day;
  readonly today: Day;
  readonly side: Side;
  /** Whether whoever enters it is an admin of its side. */
  readonly isAdmin: boolean;
  readonly firstDay: Day;
}

const ends: ReadonlySet<BookingStep> = new Set(['cancel', 'withdraw', 'interrupt']);

/**
 * Refuses a day on which a step cannot have been told. An earlier day than today may save the university a cancellation's cost,
 * so that it takes the host's side or an admin.
 */
export function refuseToldOn({ step, on, today, side, isAdmin, firstDay }: ToldStep): void {
  const refuse = (detail: string): never => { throw new Problem('told-on-refused', 'refused', `on: ${detail}`); };
  if (!ends.has(step)) refuse(`only ${[...ends].join(', ')} are told of on a day of their own; leave ${on} out.`);
  if (on > today) refuse(`${on} is ahead; give ${today} or an earlier day.`);
  if (step === 'interrupt' && on < firstDay) refuse(`the placement begins on ${firstDay}; give that day or a later one, or cancel it instead.`);
  if (step !== 'interrupt' && on < today && side !== 'host' && !isAdmin) refuse(`${on} has passed, which an admin or the host enters; give ${today}, or ask one of them.`);
}
