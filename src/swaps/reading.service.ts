import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import { offerListing, questionListing, searchListing, SwapSumsRepository, windowListing, wishListing } from './reading.repository';
import type { WindowSums } from './term-swaps';

/** Windows and their searches, a student's own wishes and offers, a unit's questions: each as its party sees them. */
@Injectable()
export class SwapsReading {
  readonly windows: Reading;
  readonly searches: Reading;
  readonly wishes: Reading;
  readonly offers: Reading;
  readonly questions: Reading;

  constructor(private readonly doorway: Doorway, private readonly sums: SwapSumsRepository) {
    this.windows = new Reading(doorway, windowListing);
    this.searches = new Reading(doorway, searchListing);
    this.wishes = new Reading(doorway, wishListing);
    this.offers = new Reading(doorway, offerListing);
    this.questions = new Reading(doorway, questionListing);
  }

  /** A window's numbers, for those who see the window. */
  async numbers(party: ActingParty, windowId: string): Promise<WindowSums> {
    await this.windows.one(party, windowId);
    return this.doorway.asSystem((em) => this.sums.ofWindow(em, windowId));
  }
}
