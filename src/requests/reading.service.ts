import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import { hostAnswerListing, requestListing } from './reading.repository';

/** Requests and what hosts are asked, as a party sees them. */
@Injectable()
export class RequestsReading {
  readonly requests: Reading;
  readonly answers: Reading;

  constructor(doorway: Doorway) {
    this.requests = new Reading(doorway, requestListing);
    this.answers = new Reading(doorway, hostAnswerListing);
  }
}
