import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { PLACES_HELD, toldTogether } from '../bookings/booking-facts';
import { Dispatcher } from '../platform/outbox/dispatcher';
import { asOf } from '../platform/outbox/outbox';
import { ANSWER_DUE, ANSWER_REMINDER, limitTold } from './answer-facts';
import { AskingService } from './asking.service';
import { LimitsService } from './limits.service';

/** Asks hosts about bookings that begin to wait for them, reminds them, and deals with limits that have passed. */
@Injectable()
export class RequestsProcessor implements OnModuleInit {
  constructor(private readonly dispatcher: Dispatcher, private readonly asking: AskingService, private readonly limits: LimitsService) {}

  onModuleInit(): void {
    this.dispatcher.subscribe(PLACES_HELD, (payload) => this.asking.placesHeld(idsIn(payload['bookingIds']), asOf(payload)), toldTogether);
    this.dispatcher.subscribe(ANSWER_REMINDER, (payload) => this.limits.remind(limitTold(payload)));
    this.dispatcher.subscribe(ANSWER_DUE, (payload) => this.limits.come(limitTold(payload), asOf(payload)));
  }
}

const idsIn = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
