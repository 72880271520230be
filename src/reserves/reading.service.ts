import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Reading } from '../platform/database/reading';
import type { MyOffer, PlaceLine } from './offer-lines';
import { offerListing, OfferLinesRepository } from './reading.repository';

/** Offers to reserves, as a party sees them. */
@Injectable()
export class OffersReading {
  readonly offers: Reading;

  constructor(private readonly doorway: Doorway, private readonly lines: OfferLinesRepository) {
    this.offers = new Reading(doorway, offerListing);
  }

  /** Freed places of the university's students in a term, those that somebody has yet to answer first. */
  inTerm(party: ActingParty, term: string): Promise<PlaceLine[]> {
    return this.doorway.asParty(party, (em) => this.lines.inTerm(em, term));
  }

  /** What the student has yet to answer. */
  async mine(party: ActingParty): Promise<MyOffer[]> {
    const { studentId } = party;
    return studentId === undefined ? [] : this.doorway.asParty(party, (em) => this.lines.of(em, studentId));
  }
}
