import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { PLACES_FREED, toldTogether } from '../bookings/booking-facts';
import { Dispatcher } from '../platform/outbox/dispatcher';
import { asOf } from '../platform/outbox/outbox';
import { FreedPlacesService } from './freed-places.service';
import { OFFER_EXPIRES, OFFER_REMINDER } from './reserve-offer';

/** Offers freed places to reserves, and passes on those that are not answered in time. */
@Injectable()
export class ReservesProcessor implements OnModuleInit {
  constructor(private readonly dispatcher: Dispatcher, private readonly places: FreedPlacesService) {}

  onModuleInit(): void {
    this.dispatcher.subscribe(PLACES_FREED, (told) => this.places.freed((told['bookingIds'] as string[]).map(String), asOf(told)), toldTogether);
    this.dispatcher.subscribe(OFFER_REMINDER, (told) => this.places.remind(String(told['offerId']), asOf(told)));
    this.dispatcher.subscribe(OFFER_EXPIRES, (told) => this.places.expired(String(told['offerId']), asOf(told)));
  }
}
