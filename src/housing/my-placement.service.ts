import { Injectable } from '@nestjs/common';
import { plannedDays } from '../bookings/planned-days';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import type { MyPlacements } from './my-placement';
import { MyPlacementRepository } from './my-placement.repository';

/** From this state on a placement is told to the student. */
const told = new Set(['published', 'started', 'completed', 'interrupted']);

/** A student's own page. */
@Injectable()
export class MyPlacementService {
  constructor(private readonly doorway: Doorway, private readonly repository: MyPlacementRepository) {}

  async mine(party: ActingParty): Promise<MyPlacements> {
    const { studentId } = party;
    if (studentId === undefined) throw new Problem('not-a-student', 'missing', 'This account belongs to no student.');
    return this.doorway.asParty(party, async (em) => {
      const bookings = await this.repository.placements(em, studentId);
      const attended = await this.repository.attended(em, studentId);
      const exceptions = await this.repository.exceptions(em);
      const placements = bookings.filter((booking) => told.has(booking.state)).map((booking) => ({
        ...booking,
        attended: attended.filter((day) => day.bookingId === booking.id),
        planned: plannedDays(booking, booking, exceptions),
      }));
      return {
        placements,
        unpublished: bookings.filter(({ state }) => state !== 'offered').length - placements.length,
        waiting: await this.repository.waiting(em, studentId),
        wishes: await this.repository.wishes(em, studentId),
        reasons: await this.repository.reasons(em, studentId),
        turns: await this.repository.turns(em, studentId),
      };
    });
  }
}
