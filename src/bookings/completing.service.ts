import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { transitionFor, type BookingState, type BookingStep } from './booking-state';
import { BookingsRepository } from './bookings.repository';

/** Steps that lead to the end of a placement that is done. */
const ways: Readonly<Partial<Record<BookingState, readonly BookingStep[]>>> = { published: ['start', 'complete'], started: ['complete'] };

/** Ends placements that are done, many at once; each step stands in the history of each. */
@Injectable()
export class CompletingService {
  constructor(private readonly doorway: Doorway, private readonly repository: BookingsRepository) {}

  /** Those of the bookings that are under way; what has ended, or has not been published, is left alone. Gives how many. */
  complete(bookingIds: readonly string[], reason: string): Promise<number> {
    return this.doorway.asSystem(async (em) => {
      const bookings = await this.repository.lock(em, bookingIds);
      let done = 0;
      for (const [from, steps] of Object.entries(ways) as [BookingState, readonly BookingStep[]][]) {
        const ids = bookings.filter(({ state }) => state === from).map(({ id }) => id);
        await this.repository.walk(em, { ids, path: pathOf(from, steps), actor: 'system', reason });
        done += ids.length;
      }
      return done;
    });
  }
}

function pathOf(from: BookingState, steps: readonly BookingStep[]): BookingState[] {
  let state = from;
  return steps.map((step) => (state = transitionFor(step, state, 'system').to));
}
