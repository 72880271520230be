import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import { bookingEventListing, bookingListing } from './reading.repository';

/** Bookings and their history, as a party sees them. */
@Injectable()
export class BookingsReading {
  readonly bookings: Reading;
  readonly events: Reading;

  constructor(doorway: Doorway) {
    this.bookings = new Reading(doorway, bookingListing);
    this.events = new Reading(doorway, bookingEventListing);
  }
}
