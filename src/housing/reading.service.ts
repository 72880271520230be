import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import type { ClaimEvent } from './claim-event';
import { claimEvents, claimListing } from './reading.repository';

/** Claims for housing and travel, as a party sees them. */
@Injectable()
export class HousingReading {
  readonly claims: Reading;

  constructor(private readonly doorway: Doorway) {
    this.claims = new Reading(doorway, claimListing);
  }

  /** What became of a claim, step by step. */
  events(party: ActingParty, code: string): Promise<ClaimEvent[]> {
    return this.doorway.asParty(party, async (em) => {
      await claimListing.one(em, code);
      return claimEvents(em, code);
    });
  }
}
