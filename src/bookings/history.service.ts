import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { states, type BookingState } from './booking-state';
import type { History } from './history';
import { HistoryRepository } from './history.repository';

const missing = (what: string): Problem => new Problem('not-found', 'missing', `There is no booking "${what.slice(0, 60)}".`);

/** Every step of a booking's life, for both sides of it. */
@Injectable()
export class HistoryService {
  constructor(private readonly doorway: Doorway, private readonly repository: HistoryRepository) {}

  /** Throws Problem `not-found` when there is no such booking for the party. */
  async of(party: ActingParty, id: string): Promise<History> {
    return this.doorway.asParty(party, async (em) => {
      if (!(await this.repository.isVisible(em, id))) throw missing(id);
      return (await this.whole(party, id)).history;
    });
  }

  /** By the number that people read out; of the unit alone, where the person answers for one only. */
  async byNumber(party: ActingParty, number: string, onlyUnitId: string | undefined): Promise<History> {
    return this.doorway.asParty(party, async (em) => {
      const id = /^\d{1,15}$/.test(number) ? await this.repository.idOf(em, number) : undefined;
      const found = id === undefined ? undefined : await this.whole(party, id);
      if (!found || (onlyUnitId !== undefined && onlyUnitId !== found.unitId)) throw missing(number);
      return found.history;
    });
  }

  private whole(party: ActingParty, id: string): Promise<{ history: History; unitId: string }> {
    return this.doorway.asSystem(async (em) => {
      const head = await this.repository.head(em, id);
      if (!head) throw missing(id);
      const { unitId, ...booking } = head;
      const history = {
        ...booking,
        awaits: states[booking.state as BookingState].awaits,
        events: await this.repository.events(em, id, party.organisationId),
        replaces: await this.repository.replaces(em, id),
        replacedBy: await this.repository.replacedBy(em, id),
      };
      return { unitId, history };
    });
  }
}
