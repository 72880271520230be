import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import { ledgerListing, policyListing, turnListing } from './reading.repository';

/** Policies, ledgers and turns, as a party sees them. */
@Injectable()
export class FairnessReading {
  readonly policies: Reading;
  readonly ledger: Reading;
  readonly turns: Reading;

  constructor(doorway: Doorway) {
    this.policies = new Reading(doorway, policyListing);
    this.ledger = new Reading(doorway, ledgerListing);
    this.turns = new Reading(doorway, turnListing);
  }
}
