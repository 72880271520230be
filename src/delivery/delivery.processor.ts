import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { INVOICE_ISSUED } from '../invoicing/invoice-facts';
import { today } from '../platform/http/today';
import { Dispatcher } from '../platform/outbox/dispatcher';
import { asOf } from '../platform/outbox/outbox';
import { DeliveriesService } from './deliveries.service';

/** Hands each issued invoice over to the access point. */
@Injectable()
export class DeliveryProcessor implements OnModuleInit {
  constructor(private readonly dispatcher: Dispatcher, private readonly deliveries: DeliveriesService) {}

  onModuleInit(): void {
    this.dispatcher.subscribe(INVOICE_ISSUED, (told) => this.deliveries.deliver(String(told['invoiceId']), today(asOf(told))));
  }
}
