import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import { bookingWindowListing } from './booking-windows.repository';
import { changeListing } from './changes.repository';
import { termsListing } from './terms.repository';
import { agreementListing, legListing, quotaListing, rateListing, ruleSetListing } from './reading.repository';

/** Agreements and the money they speak of, as a party to them sees them. */
@Injectable()
export class AgreementsReading {
  readonly agreements: Reading;
  readonly legs: Reading;
  readonly rates: Reading;
  readonly quotas: Reading;
  readonly bookingWindows: Reading;
  readonly ruleSets: Reading;
  readonly changes: Reading;
  readonly terms: Reading;

  constructor(doorway: Doorway) {
    this.agreements = new Reading(doorway, agreementListing);
    this.legs = new Reading(doorway, legListing);
    this.rates = new Reading(doorway, rateListing);
    this.quotas = new Reading(doorway, quotaListing);
    this.bookingWindows = new Reading(doorway, bookingWindowListing);
    this.ruleSets = new Reading(doorway, ruleSetListing);
    this.changes = new Reading(doorway, changeListing);
    this.terms = new Reading(doorway, termsListing);
  }
}
