import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import { changeListing } from './changes.repository';
import { planListing, templateListing } from './plans.repository';
import { reservationListing } from './reserved.repository';
import { closureListing, offerListing, supervisorListing } from './reading.repository';

/** What units offer, plan to offer and have changed, when they are closed and who supervises. */
@Injectable()
export class CapacityReading {
  readonly offers: Reading;
  readonly closures: Reading;
  readonly supervisors: Reading;
  readonly plans: Reading;
  readonly templates: Reading;
  readonly changes: Reading;
  readonly reservations: Reading;

  constructor(doorway: Doorway) {
    this.offers = new Reading(doorway, offerListing);
    this.closures = new Reading(doorway, closureListing);
    this.supervisors = new Reading(doorway, supervisorListing);
    this.plans = new Reading(doorway, planListing);
    this.templates = new Reading(doorway, templateListing);
    this.changes = new Reading(doorway, changeListing);
    this.reservations = new Reading(doorway, reservationListing);
  }
}
