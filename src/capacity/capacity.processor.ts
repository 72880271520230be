import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { today } from '../platform/http/today';
import { Dispatcher } from '../platform/outbox/dispatcher';
import { asOf } from '../platform/outbox/outbox';
import { PLAN_DUE } from './plan';
import { PlansService } from './plans.service';
import { ReservationsService } from './reservations.service';
import { RESERVATION_OVER } from './reserved';

/** What happens to capacity by itself when its day has come. */
@Injectable()
export class CapacityProcessor implements OnModuleInit {
  constructor(private readonly dispatcher: Dispatcher, private readonly plans: PlansService, private readonly reservations: ReservationsService) {}

  onModuleInit(): void {
    this.dispatcher.subscribe(PLAN_DUE, (payload) => this.plans.takeEffect(String(payload['planId']), today(asOf(payload))));
    this.dispatcher.subscribe(RESERVATION_OVER, (payload) => this.reservations.expire(String(payload['reservationId']), today(asOf(payload))));
  }
}
