import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import type { PlacementDays } from './day-history';
import { DayHistoryRepository } from './day-history.repository';

/** A placement's days with all that was ever told of them, for both sides of it. */
@Injectable()
export class DayHistoryService {
  constructor(private readonly doorway: Doorway, private readonly repository: DayHistoryRepository) {}

  /** By the number that people read out; of the unit alone, where the person answers for one only. */
  byNumber(party: ActingParty, number: string, onlyUnitId: string | undefined): Promise<PlacementDays> {
    return this.doorway.asParty(party, async (em) => {
      const head = /^\d{1,9}$/.test(number) ? await this.repository.head(em, number) : undefined;
      if (head === undefined || (onlyUnitId !== undefined && onlyUnitId !== head.unitId)) throw new Problem('not-found', 'missing', `There is no booking "${number.slice(0, 60)}".`);
      return { ...head, versions: await this.repository.versions(em, head, party.organisationId) };
    });
  }
}
