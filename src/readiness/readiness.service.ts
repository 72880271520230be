import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import type { Day } from '../shared/day';
import { OverviewRepository } from './overview.repository';
import { readinessListing } from './reading.repository';
import type { PlacementAhead, ReadinessOverview } from './readiness';

/** Which placements ahead are ready, as a party may know it. */
@Injectable()
export class ReadinessService {
  readonly reading: Reading;

  constructor(private readonly doorway: Doorway, private readonly repository: OverviewRepository) {
    this.reading = new Reading(doorway, readinessListing);
  }

  /** What begins after the day, and what the party itself demands; of one unit only, where the reader answers for one. */
  overview(party: ActingParty, day: Day, unitId: string | undefined): Promise<ReadinessOverview> {
    return this.doorway.asParty(party, async (em) => {
      const scopes = await this.repository.scopes(em, party, unitId ?? null);
      return { placements: await this.repository.ahead(em, day, unitId ?? null), scopes, demands: await this.repository.demands(em, scopes) };
    });
  }

  /** A student's own placements that begin after the day. */
  mine(party: ActingParty, day: Day): Promise<PlacementAhead[]> {
    return this.doorway.asParty(party, (em) => this.repository.ahead(em, day, null));
  }
}
