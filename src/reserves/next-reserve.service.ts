import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Booking } from '../bookings/booking';
import { BookingsService } from '../bookings/bookings.service';
import { WaitingRepository, type WaitingBlock } from '../bookings/waiting.repository';
import { NoticesService } from '../notices/notices.service';
import { writeFact } from '../platform/outbox/outbox';
import { Problem } from '../shared/problem';
import { weekOf } from '../shared/week';
import { LeftPlacesService } from './left-places.service';
import { madeNotices } from './offer-notices';
import { OffersRepository } from './offers.repository';
import { expiryOf, OFFER_EXPIRES, OFFER_REMINDER, reminderOf, startsWithin, type FreedPlace, type OfferExpires } from './reserve-offer';

/** Counters of the unit itself: where they are short, the place is somebody else's. */
const ofUnit = new Set(['capacity', 'supervisors']);

/** What came of asking whether a reserve can have the place. */
type Asked = Booking | 'not-hers' | 'gone';

/** Passes a freed place on to the next reserve who can have it. */
@Injectable()
export class NextReserveService {
  constructor(
    private readonly waiting: WaitingRepository,
    private readonly bookings: BookingsService,
    private readonly offers: OffersRepository,
    private readonly left: LeftPlacesService,
    private readonly notices: NoticesService,
  ) {}

  /** Within the caller's transaction, which has locked the freed place: the place changes hands there or not at all. */
  async next(em: EntityManager, id: string, place: FreedPlace, now: Date): Promise<void> {
    for (const block of await this.inTurn(em, id, place, now)) {
      const asked = await this.ask(block, place);
      if (asked === 'gone') return this.left.gone(em, id, now);
      if (asked !== 'not-hers') return this.record(em, { id, block, booking: asked, now });
    }
    await this.left.leave(em, id, place, now);
  }

  /** Whether anybody waits for such a place at all. */
  async isSought(em: EntityManager, place: FreedPlace): Promise<boolean> {
    return (await this.waiting.for(em, place)).length > 0;
  }

  /** Nobody once the placement has begun; nobody twice, and not whoever has given it back. */
  private async inTurn(em: EntityManager, id: string, place: FreedPlace, now: Date): Promise<WaitingBlock[]> {
    if (expiryOf(now, 1, place.firstDay) === undefined) return [];
    const asked = (await this.offers.asked(em, id)).add(`${place.enrolmentId} ${place.requirementId}`);
    const waiting = await this.waiting.for(em, place);
    return waiting.filter(({ enrolmentId, requirementId }) => !asked.has(`${enrolmentId} ${requirementId}`));
  }

  /** The booking that now holds the place for her, if every rule lets her have it. */
  private async ask({ enrolmentId, requirementId, position, windowWeeks }: WaitingBlock, place: FreedPlace): Promise<Asked> {
    for (const firstDay of startsWithin(place, windowWeeks)) {
      try {
        return await this.bookings.offer({ enrolmentId, requirementId, unit: place.unit, firstWeek: weekOf(firstDay) }, `Erbjuden reserv nummer ${position}`);
      } catch (error) {
        if (!(error instanceof Problem) || !['refused', 'conflict'].includes(error.kind)) throw error;
        const isWhole = startsWithin(place, windowWeeks).length === 1;
        if (isWhole && error.breaches.some(({ code }) => ofUnit.has(code))) return 'gone';
      }
    }
    return 'not-hers';
  }

  private async record(em: EntityManager, { id, block, booking, now }: { readonly id: string; readonly block: WaitingBlock; readonly booking: Booking; readonly now: Date }): Promise<void> {
    const expiresAt = expiryOf(now, await this.offers.hours(em, booking.id), booking.firstDay);
    if (expiresAt === undefined) throw new Error(`The placement ${booking.code} has begun and cannot be offered.`);
    const made = { freedPlaceId: id, reserveId: block.reserveId, studentId: block.studentId, bookingId: booking.id, offeredAt: now, expiresAt };
    const offerId = await this.offers.add(em, made);
    const expires: OfferExpires = { offerId };
    await writeFact(em, OFFER_EXPIRES, { ...expires }, expiresAt);
    const remindAt = reminderOf(now, expiresAt);
    if (remindAt !== undefined) await writeFact(em, OFFER_REMINDER, { ...expires }, remindAt);
    const offer = await this.offers.lock(em, { id: offerId });
    if (offer) await this.notices.tell(em, madeNotices(offer, { position: block.position, expiresAt }));
  }
}
