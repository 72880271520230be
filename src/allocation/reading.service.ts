import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import { reserveListing, runListing } from './reading.repository';

/** Allocation runs and the reserves they leave, as a party sees them. */
@Injectable()
export class AllocationReading {
  readonly runs: Reading;
  readonly reserves: Reading;

  constructor(doorway: Doorway) {
    this.runs = new Reading(doorway, runListing);
    this.reserves = new Reading(doorway, reserveListing);
  }
}
