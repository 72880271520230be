import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PLACES_FREED } from '../bookings/booking-facts';
import { BookingsService } from '../bookings/bookings.service';
import { NoticesService } from '../notices/notices.service';
import { isWorthRetrying } from '../platform/database/database-problem';
import { Doorway } from '../platform/database/doorway';
import { FreedPlacesRepository } from './freed-places.repository';
import { LeftPlacesService } from './left-places.service';
import { NextReserveService } from './next-reserve.service';
import { declinedNotices, lapsedNotices, reminderNotices, withdrawnNotices } from './offer-notices';
import { OffersRepository } from './offers.repository';
import { expiryOf, type Offer } from './reserve-offer';

/** Bookings that give places back in one transaction and are looked at there; more than that is a round, which has weighed everybody. */
const HELD_AT_ONCE = 100;

/** Jobs: a place has been given back, the time to answer has run out. Done twice, late or by two at once they come to the same. */
@Injectable()
export class FreedPlacesService implements OnModuleInit {
  private readonly logger = new Logger('reserves');

  constructor(
    private readonly doorway: Doorway,
    private readonly places: FreedPlacesRepository,
    private readonly offers: OffersRepository,
    private readonly bookings: BookingsService,
    private readonly next: NextReserveService,
    private readonly left: LeftPlacesService,
    private readonly notices: NoticesService,
  ) {}

  /** A place that a reserve may have is offered to her in the transaction that frees it: it is free to others at no time. */
  onModuleInit(): void {
    this.doorway.follow(PLACES_FREED, async ({ bookingIds }) => {
      for (const id of (bookingIds as string[]).slice(0, HELD_AT_ONCE)) await this.hold(id, new Date());
    });
  }

  /** Each place apart: what goes wrong with one does not hold up those before it. */
  async freed(bookingIds: readonly string[], now: Date): Promise<void> {
    for (const id of bookingIds) await this.doorway.asSystem((em) => this.freedOne(em, id, now));
  }

  /** Reminds a reserve who has yet to answer. */
  async remind(offerId: string, now: Date): Promise<void> {
    await this.doorway.asSystem(async (em) => {
      const offer = await this.offers.lock(em, { id: offerId });
      if (offer?.state === 'open' && offer.bookingState === 'offered' && offer.expiresAt > now) await this.notices.tell(em, reminderNotices(offer));
    });
  }

  /** The reserve has not answered: the place goes to the next, and is free at no time. */
  async expired(offerId: string, now: Date): Promise<void> {
    await this.doorway.asSystem(async (em) => {
      const offer = await this.offers.lock(em, { id: offerId });
      if (offer?.state !== 'open' || offer.bookingState !== 'offered' || offer.expiresAt > now) return;
      await this.bookings.step(offer.bookingId, { step: 'cancel', reason: 'Svarstiden för erbjudandet gick ut' }, 'system');
      await this.offers.close(em, offer.id, 'lapsed', { by: 'system', at: now });
      await this.notices.tell(em, lapsedNotices(offer));
      await this.pass(em, offer.freedPlaceId, now);
    });
  }

  /** Within the caller's transaction: on to whoever comes next. */
  async pass(em: EntityManager, freedPlaceId: string, now: Date): Promise<void> {
    const place = await this.places.freed(em, await this.places.bookingOf(em, freedPlaceId));
    if (place) await this.next.next(em, freedPlaceId, place, now);
  }

  /** Where nobody waits, and where it goes wrong, the job sees to the rest: nobody is kept from giving a place back. */
  private async hold(bookingId: string, now: Date): Promise<void> {
    try {
      await this.doorway.asSystem(async (em) => {
        const place = await this.places.freed(em, bookingId);
        const isOffered = place && !place.byHost && !place.passedOn && expiryOf(now, 1, place.firstDay) !== undefined;
        if (isOffered && (await this.next.isSought(em, place))) await this.freedOne(em, bookingId, now);
      });
    } catch (error) {
      if (isWorthRetrying(error)) throw error;
      this.logger.warn(`The place of booking ${bookingId} is offered once it is free, as it could not be offered before: ${String(error)}`);
    }
  }

  private async freedOne(em: EntityManager, bookingId: string, now: Date): Promise<void> {
    const offer = await this.offers.lock(em, { bookingId });
    if (offer && offer.state !== 'accepted') return this.endedElsewhere(em, offer, now);
    const place = await this.places.freed(em, bookingId);
    if (!place || place.byHost || place.passedOn || expiryOf(now, 1, place.firstDay) === undefined) return;
    const { id, state } = await this.places.lock(em, place, now);
    if (state === 'offered' && !(await this.offers.hasOpen(em, id))) await this.next.next(em, id, place, now);
  }

  /** The booking that held an open offer has been ended as any booking is; what has been answered has passed the place on already. */
  private async endedElsewhere(em: EntityManager, offer: Offer, now: Date): Promise<void> {
    const ended = await this.places.freed(em, offer.bookingId);
    if (offer.state !== 'open' || !ended) return;
    const bySelf = ended.by === 'student';
    await this.offers.close(em, offer.id, bySelf ? 'declined' : 'withdrawn', { by: ended.by, at: now });
    await this.notices.tell(em, bySelf ? declinedNotices(offer, true) : withdrawnNotices(offer));
    if (ended.byHost) await this.left.gone(em, offer.freedPlaceId, now);
    else await this.pass(em, offer.freedPlaceId, now);
  }
}
