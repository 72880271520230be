import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import { claimListing } from './reading.repository';

/** Claims for housing and travel, as a party sees them. */
@Injectable()
export class HousingReading {
  readonly claims: Reading;

  constructor(doorway: Doorway) {
    this.claims = new Reading(doorway, claimListing);
  }
}
