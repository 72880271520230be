import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Booking, NewBooking } from '../bookings/booking';
import { counterChange } from '../bookings/counter-change';
import { RearrangementService } from '../bookings/rearrangement.service';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { ExchangeJudge } from './exchange-judge.service';
import type { Offer } from './rings.repository';
import type { Ending } from './swap';
import { dayAt } from './window';

/** Who gives up which placement, and takes which. */
export type Swap = Pick<Offer, 'id' | 'bookingId' | 'takesBookingId' | 'unitCode' | 'unitId' | 'firstDay'>;

/** What came of an exchange: the new placements, or why there are none. */
export type Outcome =
  | { readonly made: readonly { readonly offerId: string; readonly id: string; readonly code: string }[] }
  | { readonly ending: Ending; readonly codes: readonly string[] };

/** Ends a trial: all that it did is undone. */
class Undone extends Error {}

const changed = (): Problem => new Problem('placement-changed', 'conflict', 'A placement of the ring is no longer as it was when the ring was found.');

/** Exchanges placements: all of them in one transaction, judged anew inside it, or none. */
@Injectable()
export class ExchangeService {
  constructor(
    private readonly doorway: Doorway,
    private readonly judge: ExchangeJudge,
    private readonly rearrangement: RearrangementService,
  ) {}

  /** Within the caller's transaction; what stands against it undoes no more than the exchange. */
  async carryOut(swaps: readonly Swap[], reason: string, now: Date): Promise<Outcome> {
    try {
      return { made: await this.doorway.asSystem((em) => this.exchange(em, swaps, reason, now)) };
    } catch (error) {
      if (!(error instanceof Problem) || (error.kind !== 'conflict' && error.kind !== 'refused')) throw error;
      if (error.code === 'placement-changed') return { ending: 'placement-changed', codes: [] };
      return { ending: 'rules', codes: error.breaches.length > 0 ? [...new Set(error.breaches.map(({ code }) => code))] : [error.code] };
    }
  }

  /** Whether there are places enough; judged as the exchange would be, and undone. What gives and takes the same places always fits. */
  async fits(made: readonly NewBooking[], givenUp: readonly Booking[]): Promise<boolean> {
    const { quotas, capacity, supervision, beds, takers } = counterChange(made, givenUp);
    if (quotas.length + capacity.length + supervision.length + beds.length + takers.length === 0) return true;
    try {
      await this.doorway.asSystem(async (em) => {
        const replaced = await this.rearrangement.standing(em, givenUp.map(({ id }) => id));
        await this.rearrangement.apply(em, { made, replaced, cancelled: [], actor: 'system', reason: 'Prövning' });
        throw new Undone();
      });
      return true;
    } catch (error) {
      if (error instanceof Undone) return true;
      if (error instanceof Problem && (error.kind === 'conflict' || error.kind === 'refused')) return false;
      throw error;
    }
  }

  private async exchange(em: EntityManager, swaps: readonly Swap[], reason: string, now: Date): Promise<{ offerId: string; id: string; code: string }[]> {
    const standing = await this.standing(em, swaps, now);
    const made: NewBooking[] = [];
    for (const { bookingId, takesBookingId, unitCode } of swaps) {
      const [taker, giver] = [standing.get(bookingId), standing.get(takesBookingId)];
      if (!taker || !giver) throw changed();
      const { breaches, booking } = await this.judge.judge(em, { taker, giver, unit: unitCode });
      if (breaches.length > 0) throw new Problem('swap-refused', 'refused', breaches.map(({ detail }) => detail).join(' '), breaches);
      made.push(booking);
    }
    const ids = await this.rearrangement.apply(em, { made, replaced: [...standing.values()], cancelled: [], actor: 'system', reason, onwards: ['confirmed', 'published'] });
    const after = new Map((await this.rearrangement.standing(em, ids)).map((booking) => [booking.id, booking.code]));
    return swaps.map(({ id: offerId }, i) => ({ offerId, id: ids[i] ?? '', code: after.get(ids[i] ?? '') ?? '' }));
  }

  /** The placements, locked; throws Problem `placement-changed` unless each is as it was when the ring was found, and not begun. */
  private async standing(em: EntityManager, swaps: readonly Swap[], now: Date): Promise<Map<string, Booking>> {
    const standing = new Map((await this.rearrangement.standing(em, swaps.map(({ bookingId }) => bookingId))).map((booking) => [booking.id, booking]));
    for (const { takesBookingId, unitId, firstDay } of swaps) {
      const booking = standing.get(takesBookingId);
      const isAsFound = booking?.state === 'published' && booking.unitId === unitId && booking.firstDay === firstDay && firstDay > dayAt(now);
      if (!isAsFound) throw changed();
    }
    return standing;
  }
}
