import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import { chargeListing, invoiceListing } from './reading.repository';
import { runListing } from './runs.repository';

/** Invoices and the charges behind them, as a party sees them. */
@Injectable()
export class InvoicingReading {
  readonly invoices: Reading;
  readonly charges: Reading;
  readonly runs: Reading;

  constructor(doorway: Doorway) {
    this.invoices = new Reading(doorway, invoiceListing);
    this.charges = new Reading(doorway, chargeListing);
    this.runs = new Reading(doorway, runListing);
  }
}
