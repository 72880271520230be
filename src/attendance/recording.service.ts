import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import { Problem, type Breach } from '../shared/problem';
import { placementBreaches, type DayOf } from './placement-days';
import { RecordingRepository } from './recording.repository';
import type { Signing } from './signing';

/** Days that a host tells. */
export interface DayTelling {
  readonly days: readonly DayOf[];
  readonly today: Day;
  readonly by: string;
  /** Why days that stand are told anew. */
  readonly why?: string | undefined;
  /** The unit that the person answers for, where it is but one. */
  readonly onlyUnitId?: string | undefined;
}

/** Days that a host certifies. */
export interface Certifying extends Signing {
  readonly onlyUnitId?: string | undefined;
}

/** Breaches that are told of at most. */
const TOLD = 50;

/** Days of attendance: recorded and certified by the host, countersigned by the university; a change is a new version. */
@Injectable()
export class RecordingService {
  constructor(private readonly doorway: Doorway, private readonly repository: RecordingRepository) {}

  /**
   * Records days of placements that the organisation receives, all or none; gives how many say something new. A day that stands gets
   * a new version, to be certified again. Throws Problem `days-refused` with what stands against which day.
   */
  record(party: ActingParty, telling: DayTelling): Promise<number> {
    const { days, by, why = '', onlyUnitId } = telling;
    const bookingIds = [...new Set(days.map(({ bookingId }) => bookingId))];
    return this.doorway.asParty(party, async (em) => {
      const received = new Set(await this.repository.received(em, bookingIds, onlyUnitId));
      const foreign = bookingIds.find((id) => !received.has(id));
      if (foreign !== undefined) throw new Problem('not-found', 'missing', `There is no booking "${foreign}" that you receive.`);
      const breaches = await this.doorway.asSystem((system) => this.breaches(system, telling, bookingIds));
      if (breaches.length > 0) throw new Problem('days-refused', 'refused', 'Some days cannot be recorded, so none are; see what stands against each.', breaches.slice(0, TOLD));
      return this.repository.record(em, days, { by, organisationId: party.organisationId, why });
    });
  }

  /** Certifies as the host; gives how many days. */
  certify(party: ActingParty, { onlyUnitId, ...signing }: Certifying): Promise<number> {
    return this.doorway.asParty(party, async (em) => {
      const bookingIds = await this.repository.received(em, signing.bookingIds, onlyUnitId);
      return this.repository.certify(em, { ...signing, bookingIds });
    });
  }

  /** Countersigns as the university; gives how many days. */
  countersign(party: ActingParty, signing: Signing): Promise<number> {
    return this.doorway.asParty(party, (em) => this.repository.countersign(em, signing));
  }

  private async breaches(em: EntityManager, { days, today }: DayTelling, bookingIds: readonly string[]): Promise<Breach[]> {
    const placements = await this.repository.attended(em, bookingIds);
    return placementBreaches(days, {
      placements,
      today,
      exceptions: await this.repository.dayExceptions(em),
      standing: await this.repository.standing(em, bookingIds),
      anywhere: await this.repository.elsewhere(em, placements.map(({ studentId }) => studentId), days.map(({ day }) => day)),
    });
  }
}
