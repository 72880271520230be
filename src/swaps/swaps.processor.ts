import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { PUBLISHED_LEFT } from '../bookings/booking-facts';
import { Dispatcher } from '../platform/outbox/dispatcher';
import { AnswersService } from './answers.service';
import { RingSearchService } from './ring-search.service';
import { SWAP_RING_DUE, SWAP_SEARCH_DUE, SWAP_WINDOW_CLOSES, SWAPS_SOUGHT } from './swap';
import { WindowsService } from './windows.service';

/** Looks for rings, and keeps the time limits of exchanges. */
@Injectable()
export class SwapsProcessor implements OnModuleInit {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly windows: WindowsService,
    private readonly search: RingSearchService,
    private readonly answers: AnswersService,
  ) {}

  onModuleInit(): void {
    this.dispatcher.subscribe(SWAP_SEARCH_DUE, (payload) => this.windows.searchDue(payload));
    this.dispatcher.subscribe(SWAPS_SOUGHT, (payload) => this.search.search(payload));
    this.dispatcher.subscribe(SWAP_RING_DUE, (payload) => this.answers.ringDue(payload));
    this.dispatcher.subscribe(SWAP_WINDOW_CLOSES, (payload) => this.windows.closes(payload));
    this.dispatcher.subscribe(PUBLISHED_LEFT, (payload) => this.answers.placementsLeft(payload));
  }
}
