import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NoticesService } from '../notices/notices.service';
import { writeFact } from '../platform/outbox/outbox';
import { ExchangeService } from './exchange.service';
import { carriedOutNotice, dissolvedNotice, offerNotice, questionNotice, unitToldNotice, universityToldNotice } from './ring-words';
import type { NewOffer, RingRow } from './rings.repository';
import { RingsRepository } from './rings.repository';
import { SWAP_RING_DUE, type Ending } from './swap';
import { SwapWishesRepository } from './swap-wishes.repository';
import { limitIn, type SwapWindow } from './window';

/** A ring that a search has found. */
export interface ProposedRing {
  readonly searchId: string;
  readonly points: number;
  readonly members: readonly NewOffer[];
}

/** The life of a ring; whoever calls holds the lock of its window. */
@Injectable()
export class RingsService {
  constructor(
    private readonly rings: RingsRepository,
    private readonly wishes: SwapWishesRepository,
    private readonly exchange: ExchangeService,
    private readonly notices: NoticesService,
  ) {}

  /** Asks every student of a ring whether she would have the place that she would get. */
  async ask(em: EntityManager, window: SwapWindow, { searchId, points, members }: ProposedRing, now: Date): Promise<void> {
    const answerBy = limitIn(window, now, window.answerHours);
    const ringId = await this.rings.insert(em, { windowId: window.id, searchId, students: members.length, points, answerBy }, members);
    await this.notices.tell(em, (await this.rings.offers(em, ringId)).map((offer) => offerNotice(offer, answerBy)));
    await writeFact(em, SWAP_RING_DUE, { ringId }, answerBy);
  }

  /** All students have agreed: the units that want to be asked are, and where none do the places are exchanged. */
  async agreed(em: EntityManager, window: SwapWindow, ring: RingRow, now: Date): Promise<void> {
    const asking = (await this.rings.units(em, ring.id)).filter(({ asks }) => asks);
    if (asking.length === 0) {
      await this.carryOut(em, window, ring, now);
      return;
    }
    const answerBy = limitIn(window, now, window.hostAnswerHours);
    await this.rings.askHosts(em, ring.id, asking, answerBy);
    await this.notices.tell(em, asking.map((unit) => questionNotice(unit, { ...ring, answerBy })));
    await writeFact(em, SWAP_RING_DUE, { ringId: ring.id }, answerBy);
  }

  /** Exchanges all places of the ring, or none: then it is dissolved with what stood against it. */
  async carryOut(em: EntityManager, window: SwapWindow, ring: RingRow, now: Date): Promise<void> {
    const offers = await this.rings.offers(em, ring.id);
    const outcome = await this.exchange.carryOut(offers, `Byte ${ring.number}`, now);
    if ('ending' in outcome) {
      await this.dissolve(em, ring, outcome.ending, { at: now, codes: outcome.codes });
      return;
    }
    const made = new Map(outcome.made.map((one) => [one.offerId, one]));
    await this.rings.carriedOut(em, ring.id, outcome.made.map(({ offerId, id }) => ({ offerId, bookingId: id })), now);
    await this.wishes.end(em, { ids: offers.map(({ wishId }) => wishId) }, 'fulfilled', now);
    await this.notices.tell(em, [
      ...offers.flatMap((offer) => { const one = made.get(offer.id); return one ? [carriedOutNotice(offer, one)] : []; }),
      ...(await this.rings.units(em, ring.id)).map((unit) => unitToldNotice(unit, ring)),
      universityToldNotice(window.universityId, ring, offers.length, window.term),
    ]);
  }

  /** The ring comes to nothing: its students are told, and their wishes stay for other rings. */
  async dissolve(em: EntityManager, ring: RingRow, ending: Ending, when: { readonly at: Date; readonly codes?: readonly string[] }): Promise<void> {
    const offers = await this.rings.offers(em, ring.id);
    await this.rings.dissolve(em, ring.id, ending, when);
    await this.notices.tell(em, offers.map((offer) => dissolvedNotice(offer, ending)));
  }

  /** All rings of the window that somebody has yet to answer come to nothing. */
  async dissolveAll(em: EntityManager, windowId: string, at: Date): Promise<void> {
    for (const ring of await this.rings.standing(em, windowId)) await this.dissolve(em, ring, 'window-closed', { at });
  }
}
