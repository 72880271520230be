import { Injectable } from '@nestjs/common';
import { BookingsService } from '../bookings/bookings.service';
import { NoticesService } from '../notices/notices.service';
import { actorName } from '../platform/database/acting';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { FreedPlacesRepository } from './freed-places.repository';
import { FreedPlacesService } from './freed-places.service';
import { acceptedNotices, declinedNotices } from './offer-notices';
import { OffersRepository } from './offers.repository';
import type { Offer, OfferState } from './reserve-offer';

/** Who answers which offer, and when. */
export interface Answering {
  readonly offerId: string;
  readonly party: ActingParty;
  readonly now: Date;
}

const isHers = ({ role }: ActingParty): boolean => role === 'student';

function closed({ state, number, bookingState }: Offer): Problem {
  const how = state === 'open' ? `its booking is ${bookingState}` : `it is ${state}`;
  return new Problem('offer-closed', 'refused', `The offer of placement ${number} cannot be answered any more: ${how}.`);
}

/** A reserve, or her coordinator for her, answers an offer. */
@Injectable()
export class AnsweringService {
  constructor(
    private readonly doorway: Doorway,
    private readonly places: FreedPlacesRepository,
    private readonly offers: OffersRepository,
    private readonly bookings: BookingsService,
    private readonly freed: FreedPlacesService,
    private readonly notices: NoticesService,
  ) {}

  /** The place is hers and the host is asked; refused once the time to answer has run out. */
  async accept(answering: Answering): Promise<void> {
    const { party, now } = answering;
    await this.answer(answering, 'accepted', async (offer) => {
      if (now >= offer.expiresAt) {
        throw new Problem('offer-expired', 'refused', `The offer of placement ${offer.number} was to be answered before ${offer.expiresAt.toISOString()}; the place goes to the next reserve.`);
      }
      await this.bookings.step(offer.bookingId, { step: 'accept' }, party);
      await this.doorway.asSystem(async (em) => {
        await this.offers.close(em, offer.id, 'accepted', { by: actorName(party), at: now });
        await this.places.settle(em, offer.freedPlaceId, 'accepted', now);
        await this.notices.tell(em, acceptedNotices(offer, isHers(party)));
      });
    });
  }

  /** The place goes to the next reserve; she stays in the queue for other places, unless she leaves it. */
  async decline(answering: Answering, leavesQueue: boolean): Promise<void> {
    const { party, now } = answering;
    await this.answer(answering, 'declined', async (offer) => {
      const step = leavesQueue ? { step: 'withdraw', reason: 'Tackade nej och lämnar kön' } as const : { step: 'decline', reason: 'Tackade nej' } as const;
      await this.bookings.step(offer.bookingId, step, party);
      await this.doorway.asSystem(async (em) => {
        await this.offers.close(em, offer.id, 'declined', { by: actorName(party), at: now });
        await this.notices.tell(em, declinedNotices(offer, isHers(party)));
        await this.freed.pass(em, offer.freedPlaceId, now);
      });
    });
  }

  /** In one transaction; a foreign offer is as missing as one that never was. The same answer again changes nothing. */
  private async answer({ offerId, party }: Answering, answer: OfferState, work: (offer: Offer) => Promise<void>): Promise<void> {
    const isVisible = await this.doorway.asParty(party, (em) => this.offers.isVisible(em, offerId));
    if (!isVisible) throw new Problem('not-found', 'missing', `There is no reserve offer "${offerId}".`);
    await this.doorway.asSystem(async (em) => {
      const offer = await this.offers.lock(em, { id: offerId });
      if (!offer) throw new Error(`The offer ${offerId} is gone.`);
      if (offer.state === answer) return;
      if (offer.state !== 'open' || offer.bookingState !== 'offered') throw closed(offer);
      await work(offer);
    });
  }
}
