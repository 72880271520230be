import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import { basisListing, deliveryListing, statusListing } from './reading.repository';

/** What has been told of invoices, as a party sees them. */
@Injectable()
export class DeliveryReading {
  readonly statuses: Reading;
  readonly deliveries: Reading;
  readonly bases: Reading;

  constructor(doorway: Doorway) {
    this.statuses = new Reading(doorway, statusListing);
    this.bases = new Reading(doorway, basisListing);
    this.deliveries = new Reading(doorway, deliveryListing);
  }
}
