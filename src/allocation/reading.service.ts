import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import { reasonListing, reserveListing, runListing } from './reading.repository';

/** Allocation runs, the reserves they leave and the reasons for what they decided, as a party sees them. */
@Injectable()
export class AllocationReading {
  readonly runs: Reading;
  readonly reserves: Reading;
  readonly reasons: Reading;

  constructor(doorway: Doorway) {
    this.runs = new Reading(doorway, runListing);
    this.reserves = new Reading(doorway, reserveListing);
    this.reasons = new Reading(doorway, reasonListing);
  }
}
