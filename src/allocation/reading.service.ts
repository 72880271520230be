import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import { orderPreviewListing } from './order-previews.repository';
import { previewListing, reasonListing, reserveListing, runListing } from './reading.repository';

/** Allocation runs, previews, the reserves they leave and the reasons for what they decided, as a party sees them. */
@Injectable()
export class AllocationReading {
  readonly runs: Reading;
  readonly reserves: Reading;
  readonly reasons: Reading;
  readonly previews: Reading;
  readonly orderPreviews: Reading;

  constructor(doorway: Doorway) {
    this.runs = new Reading(doorway, runListing);
    this.reserves = new Reading(doorway, reserveListing);
    this.reasons = new Reading(doorway, reasonListing);
    this.previews = new Reading(doorway, previewListing);
    this.orderPreviews = new Reading(doorway, orderPreviewListing);
  }
}
