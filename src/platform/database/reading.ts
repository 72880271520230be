import type { ActingParty } from './acting-party';
import type { Doorway } from './doorway';
import type { Listing, Page, PageRequest, Row } from './listing';

/** A listing as a party sees it. */
export class Reading {
  constructor(private readonly doorway: Doorway, private readonly listing: Listing) {}

  page(party: ActingParty, request: PageRequest): Promise<Page> {
    return this.doorway.asParty(party, (em) => this.listing.page(em, request));
  }

  /** Throws Problem `not-found` when there is none, or none for this party. */
  one(party: ActingParty, key: string): Promise<Row> {
    return this.listing.oneOf(key, (question) => this.doorway.askAsParty(party, question, [key]));
  }
}
