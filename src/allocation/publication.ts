import type { Booking, NewBooking } from '../bookings/booking';
import { holdsPlace } from '../bookings/booking-state';
import { Problem } from '../shared/problem';
import { seatKey } from './compile-problem';
import type { Reserve } from './reserves';
import type { Proposal } from './solve-rounds';

/** What publishing a proposal changes: unchanged bookings stay as they are, history and all. */
export interface Publication {
  readonly made: NewBooking[];
  readonly replaced: Booking[];
  readonly cancelled: Booking[];
}

/** Whether the proposal says nothing but what has been published before. */
export function changesNothing({ made, replaced, cancelled }: Publication, { reserves, givenSites }: Proposal, standing: readonly Reserve[] | undefined): boolean {
  if (standing === undefined || made.length + replaced.length + cancelled.length + givenSites.length > 0) return false;
  const texts = (list: readonly Reserve[]): string =>
    list.map(({ enrolmentId, requirementId, position, code, reason }) => JSON.stringify([enrolmentId, requirementId, position, code, reason])).sort().join();
  return texts(reserves) === texts(standing);
}

/** The proposal against the bookings it was made for; throws Problem `proposal-outdated` when those have changed since. */
export function publication({ placements, inPlay }: Proposal, current: readonly Booking[], run: { id: string; termId: string }): Publication {
  const standing = current.filter(({ state }) => holdsPlace(state) && state !== 'started' && state !== 'completed');
  if (standing.length < inPlay.length) {
    const gone = inPlay.length - standing.length;
    throw new Problem('proposal-outdated', 'conflict', `${gone} bookings that the proposal counts on have changed since it was made. Allocate again.`);
  }
  const former = new Map(standing.map((booking) => [seatKey(booking.enrolmentId, booking.requirementId), booking]));
  const made: NewBooking[] = [];
  const replaced: Booking[] = [];
  for (const placement of placements) {
    const key = seatKey(placement.enrolmentId, placement.requirementId);
    const before = former.get(key);
    former.delete(key);
    if (before?.unitId === placement.unitId && before.firstDay === placement.firstDay) continue;
    if (before) replaced.push(before);
    made.push({ ...placement, termId: run.termId, runId: run.id, replacesId: before?.id ?? null });
  }
  return { made, replaced, cancelled: [...former.values()] };
}
