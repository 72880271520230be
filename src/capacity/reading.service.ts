import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import { closureListing, offerListing, supervisorListing } from './reading.repository';

/** What units offer, when they are closed and who supervises. */
@Injectable()
export class CapacityReading {
  readonly offers: Reading;
  readonly closures: Reading;
  readonly supervisors: Reading;

  constructor(doorway: Doorway) {
    this.offers = new Reading(doorway, offerListing);
    this.closures = new Reading(doorway, closureListing);
    this.supervisors = new Reading(doorway, supervisorListing);
  }
}
